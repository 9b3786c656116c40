/** What all parts of a chapter's sign-off share: the chapter, who looks at it, what was answered, and how people are called. */
import type { ContentHash } from '#shared/content'
import { must } from '#shared/failure'
import type { PersonId, SectionId } from '#shared/ids'
import { may } from '#shared/policy'
import { signersOf } from '#shared/quorum'
import { sectionNumber, type Chapter, type Records, type Section } from '#shared/records'
import {
  holds,
  signOffOf,
  validityOf,
  wordOf,
  type Answer,
  type SignOff,
  type Validity,
} from '#shared/signoff'
import { createContext, use, useMemo } from 'react'
import { useSignOffs, type ChapterSignOffs } from '../sync/signoffs-mirror.ts'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'
import { useWords } from '../words/words.ts'

export interface Story {
  readonly chapter: Chapter
  readonly me: PersonId
  readonly records: Records
  readonly all: ChapterSignOffs
}

export const StoryContext = createContext<Story | null>(null)
export const useStory = (): Story => must(use(StoryContext), 'outside of the sign-offs of a chapter')

export function useNewStory(chapter: Chapter): Story {
  const { records } = useRecords()
  const me = useWorkshop().session.person.id
  const all = useSignOffs(chapter.id)
  return useMemo(() => ({ chapter, me, records, all }), [chapter, me, records, all])
}

/** Says who somebody is. */
export function useNames(): (person: PersonId | null) => string {
  const { t } = useWords('signoff')
  const { people } = useRecords()
  return (person) => (person === null ? t('someone') : (people.get(person)?.name ?? t('erased')))
}

/** A section with all that is known of its sign-off. */
export interface SectionStory {
  readonly section: Section
  /** For example "1.2". */
  readonly number: string
  readonly signOff: SignOff
  /** The hash of its text; null where nobody needs it. */
  readonly current: ContentHash | null
}

export function sectionStory({ records, all }: Story, id: SectionId): SectionStory | null {
  const section = records.sections[id]
  const number = section === undefined ? null : sectionNumber(records, section)
  if (section === undefined || number === null) return null
  const signOff = signOffOf(all.signOffs, id)
  return { section, number, signOff, current: signOff.locked ?? all.texts.get(id) ?? null }
}

/** A person's word on a section, and what it is worth. */
export interface Said {
  readonly person: PersonId
  /** Whether the person is in the working group now. */
  readonly isMember: boolean
  /** The one that counts, else the newest; null: there is none. */
  readonly answer: Answer | null
  readonly validity: Validity | null
}

export function saidBy({ signOff, current }: SectionStory, person: PersonId, isMember: boolean): Said {
  const newest = signOff.answers[person]?.at(-1) ?? null
  const answer = current === null ? newest : (wordOf(signOff, person, current) ?? newest)
  const validity = answer === null || current === null ? null : validityOf(signOff, answer, current)
  return { person, isMember, answer, validity }
}

/** All who are asked, and who answered once and left the group since. */
export function everybody({ records, chapter }: Story, one: SectionStory): Said[] {
  const members = signersOf(records, chapter.id)
  const left = (Object.keys(one.signOff.answers) as PersonId[]).filter((person) => !members.includes(person))
  return [
    ...members.map((person) => saidBy(one, person, true)),
    ...left.map((person) => saidBy(one, person, false)).filter(({ answer }) => answer !== null),
  ]
}

/** Whether this person's answer counts for the text there is. */
export const hasAnswered = ({ validity }: Said): boolean => validity !== null && holds(validity)

/** Whether the signed-in person keeps the sign-offs of the chapter: enters answers, answers objections, sets the quorum. */
export function useKeeps(): boolean {
  const { records, me, chapter } = useStory()
  return may(records, me, 'keepSignOffs', chapter.id).ok
}
