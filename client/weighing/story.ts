/** What all parts of the table share: the chapter, who looks at it, and how people are called. */
import { must } from '#shared/failure'
import type { PersonId } from '#shared/ids'
import { may } from '#shared/policy'
import type { Chapter, Records } from '#shared/records'
import { createContext, use } from 'react'
import { standpointOf } from '#shared/weighing'
import { useRecords } from '../sync/workshop.tsx'
import { useWords } from '../words/words.ts'

export interface Story {
  readonly chapter: Chapter
  readonly me: PersonId
  readonly today: string
  readonly records: Records
}

export const StoryContext = createContext<Story | null>(null)
export const useStory = (): Story => must(use(StoryContext), 'outside of the table of a chapter')

/** Says who somebody is. */
export function useNames(): (person: PersonId) => string {
  const { t } = useWords('weighing')
  const { people } = useRecords()
  return (person) => people.get(person)?.name ?? t('erased')
}

/** Says for whom somebody speaks; empty for others. */
export function useStandpoints(): (person: PersonId) => string {
  const { t } = useWords('weighing')
  const { records } = useRecords()
  return (person) => {
    const as = standpointOf(records, person)
    if (as.kind === 'group') return t('paper:groupNumber', { number: as.number })
    return as.kind === 'moderation' ? t('roles:role.moderator') : ''
  }
}

export interface Named<T extends string = PersonId> {
  readonly id: T
  readonly name: string
}

/** Everyone who may read the chapter's draft, and so see to a thread, by name. */
export function useReaders(): Named[] {
  const { chapter } = useStory()
  const { records, people } = useRecords()
  return [...people.values()]
    .filter(({ id }) => may(records, id, 'readDraft', chapter.id).ok)
    .map(({ id, name }) => ({ id, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'de'))
}

/** The day where the person is, as "2026-11-30". */
export function dayOf(moment: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}
