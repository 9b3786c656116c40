/** Of two rows of lines the pairs, in the order of both, that have most in common together; one line may be several others. */
import { alike, commonWords, likenessWith, type Bag } from './difference-alike.ts'
import { heaviestRow, type Link } from './difference-heaviest.ts'
import { partingsOf } from './difference-parts.ts'
import type { Effort, Pair } from './difference-row.ts'

type Common = (one: number, other: number) => number

export function bestRow(old: readonly Bag[], now: readonly Bag[], effort: Effort): Pair[] {
  const common = commonIn(old, now)
  const links = linksIn(old, now, common, effort)
  const weight = (one: number, other: number): number => {
    const [bag, otherBag] = [old[one], now[other]]
    if (bag === undefined || otherBag === undefined) return 0
    const share = likenessWith(common(one, other), bag, otherBag)
    return share < alike ? 0 : share
  }
  return heaviestRow(old.length, now.length, weight, (one, other) => links.get(one * now.length + other))
}

/** How many words two lines have in common. */
function commonIn(old: readonly Bag[], now: readonly Bag[]): Common {
  const common = new Uint32Array(old.length * now.length)
  for (const [one, { sorted }] of old.entries())
    for (const [other, bag] of now.entries())
      common[one * now.length + other] = commonWords(sorted, bag.sorted)
  return (one, other) => common[one * now.length + other] ?? 0
}

/** The lines that may have been split, and those that others may have been joined to: each line counts half of a pair. */
function linksIn(
  old: readonly Bag[],
  now: readonly Bag[],
  common: Common,
  effort: Effort,
): ReadonlyMap<number, readonly Link[]> {
  const links = new Map<number, Link[]>()
  const put = (one: number, other: number, link: Link): void => {
    const place = one * now.length + other
    links.set(place, [...(links.get(place) ?? []), link])
  }
  for (const [one, whole] of old.entries())
    for (const { from, count, share } of partingsOf(whole, now, (at) => common(one, at), effort))
      put(one, from, { olds: 1, nows: count, weight: (share * (count + 1)) / 2 })
  for (const [other, whole] of now.entries())
    for (const { from, count, share } of partingsOf(whole, old, (at) => common(at, other), effort))
      put(from, other, { olds: count, nows: 1, weight: (share * (count + 1)) / 2 })
  return links
}
