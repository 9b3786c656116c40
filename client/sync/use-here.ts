/** Who is in the chapter, as the page shows it. */
import type { ChapterId } from '#shared/ids'
import { useEffect } from 'react'
import { ChapterPresence } from './chapter-presence.ts'
import { peopleHere, sameHere, type PersonHere } from './here.ts'
import { useSelected } from './selected.ts'
import { useWorkshop, type Workshop } from './workshop.tsx'

const known = new WeakMap<Workshop, ChapterPresence>()

/** One for the tab, from the first page on that shows who is there. */
export function usePresence(): ChapterPresence {
  const workshop = useWorkshop()
  return known.get(workshop) ?? begin(workshop)
}

function begin(workshop: Workshop): ChapterPresence {
  const presence = new ChapterPresence(workshop.line)
  workshop.whenClosed(() => presence.close())
  known.set(workshop, presence)
  return presence
}

/** Who is in the chapter, oneself included, and in which section. Enters the chapter's presence. */
export function useHere(chapter: ChapterId): readonly PersonHere[] {
  const { session } = useWorkshop()
  const presence = usePresence()
  useEffect(() => presence.visit(chapter), [presence, chapter])
  const select = () => peopleHere(session.person, presence.place, presence.others)
  return useSelected(presence.subscribe, select, sameHere)
}
