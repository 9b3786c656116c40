/** Something that there is once for each chapter of a workshop: made when it is first asked for. */
import type { ChapterId } from '#shared/ids'
import type { Workshop } from './workshop.tsx'

type Of<T> = (workshop: Workshop, chapter: ChapterId) => T

export function perChapter<T>(make: Of<T>): Of<T> {
  const everywhere = new WeakMap<Workshop, Map<ChapterId, T>>()
  return (workshop, chapter) => {
    const here = everywhere.get(workshop) ?? new Map<ChapterId, T>()
    everywhere.set(workshop, here)
    const known = here.get(chapter) ?? make(workshop, chapter)
    here.set(chapter, known)
    return known
  }
}
