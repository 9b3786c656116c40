/** What became of a text, paragraph by paragraph: alike ones are laid side by side, the others are new or gone. */
import type { Content } from '#shared/content'
import { linesOf, type TextLine } from './lines.ts'

export type Difference =
  | { readonly kind: 'formatted' | 'added' | 'removed'; readonly words: string }
  | { readonly kind: 'changed'; readonly before: string; readonly after: string }
export type Passage = Difference | { readonly kind: 'same'; readonly words: string }

/** Comparing takes this much at most (the product of the paragraphs that differ); beyond, they are gone and new. */
const mostCost = 40_000
/** Two paragraphs that share fewer of their words are not the same one, changed. */
const alike = 0.4

/** With the title as the first of the paragraphs. */
export function textDifference(before: Content, after: Content): Passage[] {
  const [old, now] = [allOf(before), allOf(after)]
  let start = 0
  while (start < old.length && start < now.length && old[start]?.look === now[start]?.look) start++
  let end = 0
  const room = Math.min(old.length, now.length) - start
  while (end < room && old.at(-1 - end)?.look === now.at(-1 - end)?.look) end++
  return [
    ...now.slice(0, start).map(same),
    ...between(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...now.slice(now.length - end).map(same),
  ]
}

const allOf = ({ title, doc }: Content): TextLine[] => [{ words: title, look: title }, ...linesOf(doc)]

const same = ({ words }: TextLine): Passage => ({ kind: 'same', words })
const added = ({ words }: TextLine): Passage => ({ kind: 'added', words })
const removed = ({ words }: TextLine): Passage => ({ kind: 'removed', words })

function between(old: readonly TextLine[], now: readonly TextLine[]): Passage[] {
  const passages: Passage[] = []
  let [one, other] = [0, 0]
  for (const [oldAt, nowAt] of old.length * now.length > mostCost ? [] : bestPairs(old, now)) {
    passages.push(...old.slice(one, oldAt).map(removed), ...now.slice(other, nowAt).map(added))
    passages.push(...old.slice(oldAt, oldAt + 1).flatMap((line) => pair(line, now[nowAt])))
    one = oldAt + 1
    other = nowAt + 1
  }
  return [...passages, ...old.slice(one).map(removed), ...now.slice(other).map(added)]
}

function pair(before: TextLine, after: TextLine | undefined): Passage[] {
  if (after === undefined) return [removed(before)]
  if (before.look === after.look) return [same(after)]
  if (before.words === after.words) return [{ kind: 'formatted', words: after.words }]
  return [{ kind: 'changed', before: before.words, after: after.words }]
}

/** The pairs, in the order of both texts, that have most in common together. */
function bestPairs(
  old: readonly TextLine[],
  now: readonly TextLine[],
): (readonly [oldAt: number, nowAt: number])[] {
  const [oldWords, nowWords] = [old.map(wordsOf), now.map(wordsOf)]
  const width = now.length + 1
  const best = new Float64Array((old.length + 1) * width)
  const at = (one: number, other: number): number => best[one * width + other] ?? 0
  const gain = (one: number, other: number): number => {
    const share = shareOf(oldWords[one] ?? [], nowWords[other] ?? [])
    return share < alike ? 0 : share + at(one + 1, other + 1)
  }
  for (let one = old.length - 1; one >= 0; one--)
    for (let other = now.length - 1; other >= 0; other--)
      best[one * width + other] = Math.max(at(one + 1, other), at(one, other + 1), gain(one, other))
  const pairs: (readonly [number, number])[] = []
  for (let one = 0, other = 0; one < old.length && other < now.length;) {
    if (at(one, other) === at(one + 1, other)) one++
    else if (at(one, other) === at(one, other + 1)) other++
    else pairs.push([one++, other++])
  }
  return pairs
}

const wordsOf = ({ words }: TextLine): string[] => (words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).sort()

/** How much of both is in both, from 0 to 1; of sorted words. */
function shareOf(one: readonly string[], other: readonly string[]): number {
  if (one.length + other.length === 0) return 1
  let [at, otherAt, common] = [0, 0, 0]
  while (at < one.length && otherAt < other.length) {
    const [word = '', otherWord = ''] = [one[at], other[otherAt]]
    if (word === otherWord) common++
    if (word <= otherWord) at++
    if (otherWord <= word) otherAt++
  }
  return (2 * common) / (one.length + other.length)
}
