/** A person's bookmarks in the version on the page, and what she can do with them. */
import { mostBookmarks, type CitedPlace } from '#shared/bookmark'
import { must } from '#shared/failure'
import { createContext, use } from 'react'
import type { ShownBookmark, ShownBookmarks } from './bookmark-box.ts'

/** The same for as long as the page stands. */
export interface Marking {
  readonly mark: (place: CitedPlace) => void
  /** Opens a place that is marked: its note, and the way to take it away. */
  readonly open: (place: CitedPlace) => void
}

export const MarkingContext = createContext<Marking | null>(null)
export const MarksContext = createContext<ShownBookmarks | null>(null)
/** The first words of a place. */
export const WordsContext = createContext<(place: CitedPlace) => string>(() => '')

export const useMarking = (): Marking => must(use(MarkingContext), 'outside of Bookmarking')
export const useMarks = (): ShownBookmarks => must(use(MarksContext), 'outside of Bookmarking')

/** The server takes no more. */
export const isFull = ({ list }: ShownBookmarks): boolean => (list ?? []).length >= mostBookmarks

/** Of one section, in the order of its text. */
export const marksIn = ({ list }: ShownBookmarks, section: string): readonly ShownBookmark[] =>
  (list ?? []).filter((one) => one.section === section)
