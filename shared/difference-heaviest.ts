/** Of two rows of things the links, in the order of both, that weigh most together. */
import type { Pair } from './difference-row.ts'

/** So many things of the one are so many of the other; one of both numbers is 1. */
export interface Link {
  readonly olds: number
  readonly nows: number
  readonly weight: number
}

type At<T> = (one: number, other: number) => T

/** @param weight of two things as a pair; 0: they are none. @param links of several things that begin with these two. */
export function heaviestRow(
  oldLength: number,
  nowLength: number,
  weight: At<number>,
  links: At<readonly Link[] | undefined> = () => undefined,
): Pair[] {
  const width = nowLength + 1
  const best = new Float64Array((oldLength + 1) * width)
  const at: At<number> = (one, other) => best[one * width + other] ?? 0
  for (let one = oldLength - 1; one >= 0; one--)
    for (let other = nowLength - 1; other >= 0; other--) {
      const own = weight(one, other)
      let most = Math.max(at(one + 1, other), at(one, other + 1))
      if (own > 0) most = Math.max(most, own + at(one + 1, other + 1))
      for (const link of links(one, other) ?? [])
        most = Math.max(most, link.weight + at(one + link.olds, other + link.nows))
      best[one * width + other] = most
    }
  return walked(oldLength, nowLength, at, links)
}

/** From the start of both, by the steps that lose nothing. */
function walked(
  oldLength: number,
  nowLength: number,
  at: At<number>,
  links: At<readonly Link[] | undefined>,
): Pair[] {
  const pairs: Pair[] = []
  for (let one = 0, other = 0; one < oldLength && other < nowLength;) {
    const here = at(one, other)
    if (here === at(one + 1, other)) one++
    else if (here === at(one, other + 1)) other++
    else {
      const [from, to] = [one, other]
      const isKept = ({ olds, nows, weight }: Link) => here === weight + at(from + olds, to + nows)
      const { olds, nows } = links(one, other)?.find(isKept) ?? { olds: 1, nows: 1 }
      for (let step = 0; step < Math.max(olds, nows); step++)
        pairs.push([one + Math.min(step, olds - 1), other + Math.min(step, nows - 1)])
      ;[one, other] = [one + olds, other + nows]
    }
  }
  return pairs
}
