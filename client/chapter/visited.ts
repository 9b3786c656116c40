/** Which sections I have been writing in since the page was opened, and which of them were taken out under me. */
import { useState } from 'react'
import type { SectionId } from '#shared/ids'
import type { Chapter } from '#shared/records'
import type { PersonHere } from '../sync/here.ts'

interface LostSections {
  lost: readonly SectionId[]
  dismiss: (section: SectionId) => void
}

export function useLostSections(chapter: Chapter, here: readonly PersonHere[]): LostSections {
  const [visited, setVisited] = useState<ReadonlySet<SectionId>>(new Set())
  const place = here.find((person) => person.self)?.section ?? null
  const standsIn = place !== null && chapter.sections.includes(place) ? place : null
  if (standsIn !== null && !visited.has(standsIn)) setVisited(new Set([...visited, standsIn]))
  const dismiss = (section: SectionId) =>
    setVisited((before) => new Set([...before].filter((one) => one !== section)))
  return { lost: chapter.removed.filter((section) => visited.has(section)), dismiss }
}
