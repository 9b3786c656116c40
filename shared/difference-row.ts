/** What two rows of things have in common, in the order of both: the ground of every comparison of two texts. */
import { diffArrays } from 'diff'

/** Index in the one row, index in the other; ascending in both. */
export type Pair = readonly [one: number, other: number]

/** How much may be looked at before a comparison makes do with less: counted in steps, and ended by whoever waits. */
export class Effort {
  #left: number
  #missed = 0
  readonly #isLate: () => boolean

  /** @param isLate asked now and then; shared code has no clock of its own. */
  constructor(isLate: () => boolean, most: number) {
    this.#isLate = isLate
    this.#left = most
  }

  /** Whether there is as much to spare; then it counts as spent. */
  takes(steps: number): boolean {
    const has = steps <= this.#left && !this.#isLate()
    if (has) this.#left -= steps
    else this.#missed += 1
    return has
  }

  get left(): number {
    return this.#left
  }

  /** How often there was not enough. */
  get missed(): number {
    return this.#missed
  }
}

/** Two rows that differ in more things have nothing in common: what is left would be chance, and takes the square of it. */
const mostEdits = 1200
/** The most comparisons of two things. */
const mostLooks = 2_000_000

/**
 * The longest row that both have (Myers, by the package `diff`). What follows a bound is not found: then there is less
 * in common than there might be, never something else.
 */
export function longestRow(
  old: readonly string[],
  now: readonly string[],
  effort = new Effort(() => false, mostLooks),
): Pair[] {
  const start = alikeFrom(old, now)
  const end = alikeFrom(old.slice(start).reverse(), now.slice(start).reverse())
  const [left, right] = [old.slice(start, old.length - end), now.slice(start, now.length - end)]
  const shift = ([one, other]: Pair): Pair => [one + start, other + start]
  return [
    ...steps(start, 0, 0),
    ...evenly(left, right, (one, other) => rowBetween(one, other, effort)).map(shift),
    ...steps(end, old.length - end, now.length - end),
  ]
}

function alikeFrom(old: readonly string[], now: readonly string[]): number {
  const most = Math.min(old.length, now.length)
  let at = 0
  while (at < most && old[at] === now[at]) at++
  return at
}

const steps = (count: number, one: number, other: number): Pair[] =>
  Array.from({ length: count }, (_, at) => [one + at, other + at])

/** The same pairs whichever of the two is called the old one. */
export function evenly(
  old: readonly string[],
  now: readonly string[],
  find: (one: readonly string[], other: readonly string[]) => readonly Pair[],
): Pair[] {
  const at = alikeFrom(old, now)
  const isTurned = old.length === now.length ? (old[at] ?? '') > (now[at] ?? '') : old.length > now.length
  return isTurned ? find(now, old).map(([one, other]) => [other, one]) : [...find(old, now)]
}

function rowBetween(old: readonly string[], now: readonly string[], effort: Effort): Pair[] {
  if (old.length === 0 || now.length === 0 || !effort.takes(1)) return []
  const most = Math.min(mostLooks, effort.left)
  const maxEditLength = Math.min(mostEdits, Math.floor(Math.sqrt(most)))
  let looks = 0
  // Beyond the bound nothing is alike, which soon is one edit too many.
  const comparator = (one: string, other: string) => looks++ < most && one === other
  const parts = diffArrays([...old], [...now], { maxEditLength, comparator })
  effort.takes(parts === undefined ? Infinity : Math.min(looks, most))
  return parts === undefined ? [] : pairsOf(parts)
}

function pairsOf(parts: readonly { added: boolean; removed: boolean; count: number }[]): Pair[] {
  const pairs: Pair[] = []
  let [one, other] = [0, 0]
  for (const { added, removed, count } of parts) {
    if (!added && !removed) for (let at = 0; at < count; at++) pairs.push([one + at, other + at])
    if (!added) one += count
    if (!removed) other += count
  }
  return pairs
}

/** What stands once in each, as far as it does so in the same order: found at once, however long the rows. */
export const onlyOnce = (old: readonly string[], now: readonly string[]): Pair[] =>
  ascending(uniquePairs(old, now))

function uniquePairs(old: readonly string[], now: readonly string[]): Pair[] {
  const [places, others] = [placesOf(old), placesOf(now)]
  return [...places].flatMap(([thing, place]) => {
    const other = others.get(thing)
    return place === null || other === null || other === undefined ? [] : [[place, other] as const]
  })
}

/** Where each stands; null: in several places. */
function placesOf(things: readonly string[]): Map<string, number | null> {
  const places = new Map<string, number | null>()
  for (const [at, thing] of things.entries()) places.set(thing, places.has(thing) ? null : at)
  return places
}

/** Of the pairs, ascending in the one, the longest row that ascends in the other too. */
function ascending(pairs: readonly Pair[]): Pair[] {
  /** The last pair of the best row of each length, and which pair is before each. */
  const ends: number[] = []
  const before: number[] = []
  for (const [at, [, other]] of pairs.entries()) {
    const length = lengthBelow(ends, (end) => (pairs[end]?.[1] ?? 0) < other)
    before[at] = ends[length - 1] ?? -1
    ends[length] = at
  }
  const row: Pair[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) row.push(...pairs.slice(at, at + 1))
  return row.reverse()
}

/** How many of the first are below; none is behind one that is not. */
function lengthBelow(ends: readonly number[], isBelow: (end: number) => boolean): number {
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBelow(ends[middle] ?? 0)) low = middle + 1
    else high = middle
  }
  return low
}
