/** Which section is being looked at: the last one that has begun above a line in the upper part of the window. */
import { useEffect, useState } from 'react'
import type { SectionId } from '#shared/ids'
import { onMove } from '../ui/on-move.ts'

/** Where the line is, as a part of the window's height. */
const line = 0.25

/** Its id; null before any crossed the line. */
export function useSectionInView(sections: readonly SectionId[]): string | null {
  const [inView, setInView] = useState<string | null>(null)
  const order = sections.join(' ')
  useEffect(() => {
    const places = order.split(' ').flatMap((id) => document.getElementById(id) ?? [])
    return onMove(() => setInView(lastBegun(places)?.id ?? null))
  }, [order])
  return inView
}

/** They stand one below the other: halving finds it. */
function lastBegun(places: readonly HTMLElement[]): HTMLElement | null {
  let [from, to] = [0, places.length]
  while (from < to) {
    const middle = (from + to) >> 1
    const top = places[middle]?.getBoundingClientRect().top ?? 0
    if (top <= window.innerHeight * line) from = middle + 1
    else to = middle
  }
  return places[from - 1] ?? null
}
