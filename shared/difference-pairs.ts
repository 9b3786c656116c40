/** Which lines of two texts are the same one: those that look the same first, between them those that share most words. */
import type { Line } from './difference-lines.ts'
import { evenly, longestRow, onlyOnce, type Effort, type Pair } from './difference-row.ts'

/** Two lines that share less are not the same one, changed. */
const alike = 0.4

/** The pairs in the order of both texts. What the effort does not reach stays without a partner. */
export function pairLines(old: readonly Line[], now: readonly Line[], effort: Effort): Pair[] {
  const same = sameLines(looksOf(old), looksOf(now), effort)
  return between(same, old.length, now.length, (from, to) =>
    evenlyAlike(old.slice(from[0], to[0]), now.slice(from[1], to[1]), effort),
  )
}

const looksOf = (lines: readonly Line[]): string[] => lines.map(({ look }) => look)

/** Lines that look the same: first those that there are once, which cost nothing, however long the texts; then the others. */
function sameLines(old: readonly string[], now: readonly string[], effort: Effort): Pair[] {
  const unique = evenly(old, now, onlyOnce)
  return between(unique, old.length, now.length, (from, to) =>
    longestRow(old.slice(from[0], to[0]), now.slice(from[1], to[1]), effort),
  )
}

/** With the pairs that `find` knows of what stands between two of them; it counts from `from`. */
function between(
  pairs: readonly Pair[],
  oldLength: number,
  nowLength: number,
  find: (from: Pair, to: Pair) => readonly Pair[],
): Pair[] {
  let from: Pair = [0, 0]
  return [...pairs, [oldLength, nowLength] as const].flatMap((to, at) => {
    const [one, other] = from
    const found = one < to[0] && other < to[1] ? find(from, to) : []
    from = [to[0] + 1, to[1] + 1]
    const shifted = found.map(([a, b]): Pair => [a + one, b + other])
    return at < pairs.length ? [...shifted, to] : shifted
  })
}

function evenlyAlike(old: readonly Line[], now: readonly Line[], effort: Effort): Pair[] {
  const bags = new Map([...old, ...now].map((line) => [line.look, bagOf(line)]))
  const bagsOf = (looks: readonly string[]) => looks.flatMap((look) => bags.get(look) ?? [])
  const [oldLooks, nowLooks] = [looksOf(old), looksOf(now)]
  const cost = old.length * sizeOf(bagsOf(nowLooks)) + now.length * sizeOf(bagsOf(oldLooks))
  if (!effort.takes(cost)) return []
  return evenly(oldLooks, nowLooks, (one, other) => bestRow(bagsOf(one), bagsOf(other)))
}

const sizeOf = (bags: readonly Bag[]): number => bags.reduce((sum, { words }) => sum + words.length + 1, 0)

/** The pairs, in the order of both, that have most in common together. */
function bestRow(old: readonly Bag[], now: readonly Bag[]): Pair[] {
  const width = now.length + 1
  const best = new Float64Array((old.length + 1) * width)
  const at = (one: number, other: number): number => best[one * width + other] ?? 0
  for (const [one, bag] of [...old.entries()].reverse())
    for (const [other, otherBag] of [...now.entries()].reverse()) {
      const share = likeness(bag, otherBag)
      const gain = share < alike ? 0 : share + at(one + 1, other + 1)
      best[one * width + other] = Math.max(at(one + 1, other), at(one, other + 1), gain)
    }
  const pairs: Pair[] = []
  for (let one = 0, other = 0; one < old.length && other < now.length;) {
    if (at(one, other) === at(one + 1, other)) one++
    else if (at(one, other) === at(one, other + 1)) other++
    else pairs.push([one++, other++])
  }
  return pairs
}

/** What of a line is compared with many others. */
interface Bag {
  readonly line: Line
  /** Sorted. */
  readonly words: readonly string[]
}

export const bagOf = (line: Line): Bag => ({
  line,
  words: (line.words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).sort(),
})

/** Of so few words one that is spelled anew would be half of the line: their letters count. */
const [few, alikeLetters] = [4, 0.6]

/** How much of both is in both, from 0 to 1. */
export function likeness(one: Bag, other: Bag): number {
  const most = Math.max(one.words.length, other.words.length)
  const least = Math.min(one.words.length, other.words.length)
  const letters = most > few ? 0 : edgesOf(one.line.words, other.line.words)
  if (letters >= alikeLetters) return letters
  // No need to look: they cannot have enough in common.
  return 2 * least < alike * (least + most) ? 0 : shareOf(one.words, other.words)
}

function shareOf(one: readonly string[], other: readonly string[]): number {
  if (one.length + other.length === 0) return 0
  let [at, otherAt, common] = [0, 0, 0]
  while (at < one.length && otherAt < other.length) {
    const [word = '', otherWord = ''] = [one[at], other[otherAt]]
    if (word === otherWord) common++
    if (word <= otherWord) at++
    if (otherWord <= word) otherAt++
  }
  return (2 * common) / (one.length + other.length)
}

/** How many of the letters stand at the start and the end of both. */
function edgesOf(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let start = 0
  while (start < most && one[start] === other[start]) start++
  let end = 0
  while (end < most - start && one.at(-1 - end) === other.at(-1 - end)) end++
  return (2 * (start + end)) / (one.length + other.length)
}
