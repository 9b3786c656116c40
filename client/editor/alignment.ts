/**
 * Which letters of a text stand where in its copy. A copy made by turning, splitting or joining paragraphs has
 * the same words in the same order; what differs is little.
 */

/** Shorter stretches than this may be alike by chance. */
const sureLength = 6

/** For each letter of `text` its index in `copy`, or -1. */
export function align(text: string, copy: string): number[] {
  const places = Array.from<number>({ length: text.length }).fill(-1)
  alignBetween({ text, copy, places }, [0, text.length], [0, copy.length])
  return places
}

/** Whether the letter at `at` came again in a stretch that is not alike by chance: a long one, or all there is. */
export function isSure(places: readonly number[], at: number): boolean {
  const place = places[at] ?? -1
  if (place < 0) return false
  const isBeside = (step: number) => places[at + step] === place + step
  let from = 0
  while (at + from > 0 && 1 - from < sureLength && isBeside(from - 1)) from--
  let to = 1
  while (to - from < sureLength && isBeside(to)) to++
  return to - from >= Math.min(sureLength, places.length)
}

interface Alignment {
  readonly text: string
  readonly copy: string
  readonly places: number[]
}

type Stretch = readonly [from: number, to: number]

/** The same ends first; then the longest stretch that both have, and what lies on either side of it. */
function alignBetween(all: Alignment, [from, to]: Stretch, [copyFrom, copyTo]: Stretch): void {
  const { text, copy, places } = all
  const room = Math.min(to - from, copyTo - copyFrom)
  let start = 0
  while (start < room && text[from + start] === copy[copyFrom + start]) {
    places[from + start] = copyFrom + start
    start++
  }
  let end = 0
  while (end < room - start && text[to - 1 - end] === copy[copyTo - 1 - end]) {
    places[to - 1 - end] = copyTo - 1 - end
    end++
  }
  alignMiddle(all, [from + start, to - end], [copyFrom + start, copyTo - end])
}

function alignMiddle(all: Alignment, [from, to]: Stretch, [copyFrom, copyTo]: Stretch): void {
  const found = longestIn(all, [from, to], [copyFrom, copyTo])
  if (found === null) return
  const { at, copyAt, length } = found
  for (let step = 0; step < length; step++) all.places[at + step] = copyAt + step
  alignMiddle(all, [from, at], [copyFrom, copyAt])
  alignMiddle(all, [at + length, to], [copyAt + length, copyTo])
}

interface Found {
  readonly at: number
  readonly copyAt: number
  readonly length: number
}

/** Not always the very longest: of equal beginnings in the copy it knows the last one. */
function longestIn(
  { text, copy }: Alignment,
  [from, to]: Stretch,
  [copyFrom, copyTo]: Stretch,
): Found | null {
  const beginnings = new Map<string, number>()
  for (let at = copyFrom; at + sureLength <= copyTo; at++) beginnings.set(copy.slice(at, at + sureLength), at)
  let best: Found | null = null
  for (let at = from; at + sureLength <= to; at++) {
    const copyAt = beginnings.get(text.slice(at, at + sureLength))
    if (copyAt === undefined) continue
    let length = sureLength
    while (at + length < to && copyAt + length < copyTo && text[at + length] === copy[copyAt + length])
      length++
    if (best === null || length > best.length) best = { at, copyAt, length }
    at += length - sureLength
  }
  return best
}
