/**
 * Which lines of two texts are the same one: those that look the same first, between them those that share most words.
 * A line that was split stands in several pairs, and so does one that others were joined to.
 */
import { bagOf, type Bag } from './difference-alike.ts'
import { bestRow } from './difference-best.ts'
import type { Line } from './difference-lines.ts'
import { evenly, longestRow, onlyOnce, type Effort, type Pair } from './difference-row.ts'

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
  return evenly(oldLooks, nowLooks, (one, other) => bestRow(bagsOf(one), bagsOf(other), effort))
}

const sizeOf = (bags: readonly Bag[]): number => bags.reduce((sum, { row }) => sum + row.length + 1, 0)
