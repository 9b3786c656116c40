/** What all parts of the comments of a chapter share: the threads, the margin, the places, and who may do what. */
import { must, type Result } from '#shared/failure'
import type { PersonId, SectionId, ThreadId } from '#shared/ids'
import { may } from '#shared/policy'
import type { Chapter, Records } from '#shared/records'
import type { Thread } from '#shared/thread'
import { threadsIn } from '#shared/threads'
import { createContext, use, useMemo, useSyncExternalStore } from 'react'
import { useDesk } from '../editor/desk-context.ts'
import type { Desk } from '../editor/desk.tsx'
import { useThreads, type ChapterThreads } from '../sync/threads-mirror.ts'
import { letterboxOf, type Letterbox } from '../sync/letterbox.ts'
import { useRecords, useWorkshop, type Workshop } from '../sync/workshop.tsx'
import { Margin, type MarginState } from './margin.ts'
import type { Named } from './mentions.ts'
import { Places } from './places.ts'
import { Modes } from './suggesting/mode.ts'

/** What stays the same as long as the chapter is shown. */
export interface Story {
  readonly chapter: Chapter['id']
  readonly workshop: Workshop
  readonly letterbox: Letterbox
  readonly desk: Desk
  readonly margin: Margin
  readonly places: Places
  /** The sections in which the person suggests. */
  readonly modes: Modes
  /** The signed-in person. */
  readonly me: PersonId
}

export const StoryContext = createContext<Story | null>(null)
export const useStory = (): Story => must(use(StoryContext), 'outside of a chapter with threads')

export function useNewStory(chapter: Chapter['id']): Story {
  const workshop = useWorkshop()
  const desk = must(useDesk(), 'threads stand on a desk')
  return useMemo(
    () => ({
      chapter,
      workshop,
      desk,
      letterbox: letterboxOf(workshop),
      margin: new Margin(),
      places: new Places(),
      modes: new Modes(workshop),
      me: workshop.session.person.id,
    }),
    [chapter, workshop, desk],
  )
}

export function useMargin(): MarginState {
  const { margin } = useStory()
  return useSyncExternalStore(margin.subscribe, () => margin.state)
}

export function useIsActive(id: ThreadId): boolean {
  const { margin } = useStory()
  return useSyncExternalStore(margin.subscribe, () => margin.state.active === id)
}

export const useChapterThreads = (): ChapterThreads => useThreads(useStory().chapter)

/** Whether the person may do this, as the server will decide it. */
export function useMayDo(ask: (records: Records, person: PersonId) => Result<void>): boolean {
  const { records } = useRecords()
  return ask(records, useStory().me).ok
}

/** Everyone who may read the chapter's draft, and so be mentioned in it, by name. */
export function useReaders(): readonly Named[] {
  const { chapter } = useStory()
  const { records, people } = useRecords()
  return useMemo(
    () =>
      [...people.values()]
        .filter(({ id }) => may(records, id, 'readDraft', chapter).ok)
        .map(({ id, name }) => ({ id, name }))
        .toSorted((one, other) => one.name.localeCompare(other.name, 'de')),
    [records, people, chapter],
  )
}

/** Which threads are shown, in the chapter's order of sections and the text's order within. */
export function shownThreads(
  sections: readonly SectionId[],
  { threads, steps }: Pick<ChapterThreads, 'threads' | 'steps'>,
  inOrder: (threads: readonly Thread[]) => Thread[],
  { showsResolved, active }: Pick<MarginState, 'showsResolved' | 'active'>,
): Thread[] {
  const isShown = ({ id, state }: Thread): boolean =>
    showsResolved || id === active || steps.has(id) || (state !== 'resolved' && state !== 'withdrawn')
  return sections.flatMap((section) => inOrder(threadsIn(threads, section).filter(isShown)))
}

export const isClosed = ({ state }: Thread): boolean => state === 'resolved' || state === 'withdrawn'
