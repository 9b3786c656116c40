/** What happened to sign-offs that concerns one person, of sections that she may read now. */
import type { SignOffNews } from '#shared/api'
import type { PersonId, SectionId } from '#shared/ids'
import { mayRead } from '#shared/policy'
import { signOffNoticesOf, type SignOffNotice } from '#shared/signoff-notices'
import { firstWords } from './first-words.ts'
import type { Keeper } from './keeper.ts'

type Known = Pick<Keeper, 'records' | 'signOffs'>

/** The oldest first. They are made when somebody asks: a paper has some forty sections, each with a bounded sign-off. */
export function signOffNotices({ records, signOffs }: Known, person: PersonId): SignOffNotice[] {
  return Object.values(records.sections)
    .flatMap((section) => {
      const signOff = signOffs[section.id]
      if (signOff === undefined || !mayRead(records, person, section.id).ok) return []
      return signOffNoticesOf(records, section, signOff, person)
    })
    .sort((one, other) => one.seq - other.seq)
}

/** By section, those with the newest first. */
export function signOffTold(
  known: Known,
  person: PersonId,
  isUnread: (notice: SignOffNotice) => boolean,
): SignOffNews[] {
  const found = new Map<SectionId, SignOffNews>()
  for (const notice of signOffNotices(known, person).toReversed()) {
    const { section, to: _to, ...told } = notice
    const chapter = known.records.sections[section]?.chapter
    if (chapter === undefined) continue
    const item = { ...told, words: told.words && firstWords(told.words), unread: isUnread(notice) }
    found.set(section, { section, chapter, items: [...(found.get(section)?.items ?? []), item] })
  }
  return [...found.values()]
}
