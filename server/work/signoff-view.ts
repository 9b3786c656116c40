/** What readers of the draft see of its sign-offs: how they stand, and the texts that were signed. */
import { contentHash, type ContentHash } from '#shared/content'
import { fail, ok, type Result } from '#shared/failure'
import type { ChapterId, PersonId, SectionId } from '#shared/ids'
import { may, mayRead } from '#shared/policy'
import { scansOf, signOffOf, textsOf, type SignOff } from '#shared/signoff'
import type { SignOffsView, SignOffView } from '#shared/signoff-api'
import type { Scan } from '#shared/signoff-events'
import type { KeptFiles } from '../store/kept-files.ts'
import type { Glances } from './contents.ts'
import type { Keeper } from './keeper.ts'

type Known = Pick<Keeper, 'records' | 'signOffs'>

/** Of all sections that were ever called for, removed ones last. Fails: notFound (chapter), forbidden, storeUnavailable. */
export async function chapterSignOffs(
  keeper: Known,
  glances: Glances,
  person: PersonId,
  chapter: ChapterId,
): Promise<Result<SignOffsView>> {
  const { records, signOffs } = keeper
  const allowed = may(records, person, 'readDraft', chapter)
  const found = records.chapters[chapter]
  if (!allowed.ok || found === undefined)
    return allowed.ok ? fail({ kind: 'notFound', what: 'chapter' }) : allowed
  const sections: SignOffView[] = []
  for (const section of [...found.sections, ...found.removed]) {
    const signOff = signOffs[section]
    if (signOff === undefined) continue
    const onDisk = await hashOnDisk(keeper, glances, section, signOff)
    if (!onDisk.ok) return onDisk
    sections.push({ section, signOff, onDisk: onDisk.value })
  }
  return ok({ seq: records.seq, sections })
}

/** A locked text is the one that was locked. An open one is looked at where somebody wants to know what became of a sign-off. */
async function hashOnDisk(
  { records }: Known,
  glances: Glances,
  section: SectionId,
  { locked, answers }: SignOff,
): Promise<Result<ContentHash | null>> {
  if (locked !== null || Object.keys(answers).length === 0) return ok(locked)
  return glances.hashOf(section, records.sections[section]?.title ?? '')
}

/** A text that was called for here, as canonical JSON. Fails: notFound, removed, forbidden, storeUnavailable. */
export async function signedText(
  { records, signOffs }: Known,
  kept: KeptFiles,
  person: PersonId,
  section: SectionId,
  hash: string,
): Promise<Result<Buffer>> {
  const readable = mayRead(records, person, section)
  if (!readable.ok) return readable
  const named = contentHash.safeParse(hash)
  const isHere = named.success && textsOf(signOffOf(signOffs, section)).has(named.data)
  return isHere ? kept.read(named.data) : fail({ kind: 'notFound', what: 'file' })
}

/**
 * A scan, for the moderation and for the person whose answer it shows; to all others there is none.
 * Fails: notFound, storeUnavailable.
 */
export async function scanOf(
  { records, signOffs }: Known,
  kept: KeptFiles,
  person: PersonId,
  section: SectionId,
  hash: string,
): Promise<Result<{ scan: Scan; bytes: Buffer }>> {
  const signOff = signOffOf(signOffs, section)
  const chapter = records.sections[section]?.chapter
  const keeps = chapter !== undefined && may(records, person, 'keepSignOffs', chapter).ok
  const own = mayRead(records, person, section).ok ? ownPart(signOff, person) : null
  const found = (keeps ? scansOf(signOff) : own === null ? [] : scansOf(own)).find((one) => one.hash === hash)
  if (found === undefined) return fail({ kind: 'notFound', what: 'file' })
  const bytes = await kept.read(found.hash)
  return bytes.ok ? ok({ scan: found, bytes: bytes.value }) : bytes
}

const ownPart = (signOff: SignOff, person: PersonId): SignOff => ({
  ...signOff,
  answers: { [person]: signOff.answers[person] ?? [] },
})
