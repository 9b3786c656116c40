/**
 * Where words stand that were changed since they were quoted. First by whole words: those of the quote vote for a
 * place, and there the longest row that both have must be most of either. Then, for a word or two, between the same
 * neighbours. The cost is bounded by the length of the quote.
 */
import type { Anchor } from '#shared/anchor'
import { likeness } from './likeness.ts'
import { squeeze, wordsIn, type SectionText, type Stretch, type Word } from './section-text.ts'

/** The words and what stands beside them. */
export type Quoted = Pick<Anchor, 'quote' | 'prefix' | 'suffix'>

/** A word that stands more often than this says nothing of the place. */
const common = 40
const mostWords = 400
/** How much of the letters must be the same. */
const [enough, enoughBetween] = [0.6, 0.5]
/** Places that differ by so many words are the same: some were put in or taken out. */
const slack = 4

export function findNearly(text: SectionText, quoted: Quoted): Stretch | null {
  return byWords(text, quoted) ?? byNeighbours(text, quoted)
}

function byWords(text: SectionText, { quote, prefix, suffix }: Quoted): Stretch | null {
  const wanted = wordsIn(quote).slice(0, mostWords)
  const before = wordsIn(prefix)
  const at = bestPlace(text, [...before, ...wanted, ...wordsIn(suffix)])
  if (wanted.length < 2 || at === null) return null
  const first = Math.max(0, at + before.length - slack)
  const window = text.words.slice(first, at + before.length + wanted.length + slack)
  const pairs = longestRow(wanted, window)
  const [start, end] = [window[pairs[0] ?? -1], window[pairs.at(-1) ?? -1]]
  if (start === undefined || end === undefined) return null
  const same = lengthOf(pairs.flatMap((index) => window[index] ?? []))
  const there = lengthOf(window.slice(pairs[0], (pairs.at(-1) ?? 0) + 1))
  if (2 * same < enough * (lengthOf(wanted) + there)) return null
  return text.stretch(start.from, end.to)
}

/** The index among the text's words at which most of the wanted ones stand in their order; null when none does. */
function bestPlace(text: SectionText, wanted: readonly Word[]): number | null {
  const votes = new Map<number, number>()
  wanted.forEach(({ word }, index) => {
    const found = text.placesOf(word)
    if (found.length > common) return
    for (const at of found) votes.set(at - index, (votes.get(at - index) ?? 0) + word.length)
  })
  let best: { at: number; count: number } | null = null
  for (const at of votes.keys()) {
    let count = 0
    for (let shift = -slack; shift <= slack; shift++)
      count += (votes.get(at + shift) ?? 0) * (shift === 0 ? 1.5 : 1)
    if (best === null || count > best.count) best = { at, count }
  }
  return best?.at ?? null
}

/** Indices in `window` of the longest row of words that stands in both, in order. */
function longestRow(wanted: readonly Word[], window: readonly Word[]): number[] {
  const width = window.length + 1
  const lengths = new Uint16Array((wanted.length + 1) * width)
  const at = (one: number, other: number): number => lengths[one * width + other] ?? 0
  const isSame = (one: number, other: number) => wanted[one]?.word === window[other]?.word
  for (let one = wanted.length - 1; one >= 0; one--)
    for (let other = window.length - 1; other >= 0; other--)
      lengths[one * width + other] = isSame(one, other)
        ? at(one + 1, other + 1) + 1
        : Math.max(at(one + 1, other), at(one, other + 1))
  const row: number[] = []
  for (let one = 0, other = 0; one < wanted.length && other < window.length;) {
    if (isSame(one, other)) {
      row.push(other)
      one++
      other++
    } else if (at(one + 1, other) >= at(one, other + 1)) one++
    else other++
  }
  return row
}

const lengthOf = (words: readonly Word[]): number => words.reduce((sum, { word }) => sum + word.length, 0)

/** Letters of a neighbour that have to be the same, spaces aside. */
const neighbour = 12

function byNeighbours(text: SectionText, { quote, prefix, suffix }: Quoted): Stretch | null {
  const { letters, from } = text.squeezed
  const before = squeeze(prefix).slice(-neighbour)
  const behind = squeeze(suffix).slice(0, neighbour)
  if (before.length < neighbour || behind.length < neighbour) return null
  const longest = 2 * quote.length + neighbour
  for (let at = letters.indexOf(before); at >= 0; at = letters.indexOf(before, at + 1)) {
    const start = at + before.length
    const end = letters.slice(start, start + longest + behind.length).indexOf(behind)
    if (end > 0 && likeness(letters.slice(start, start + end), quote) >= enoughBetween)
      return text.stretch(from[start] ?? 0, (from[start + end - 1] ?? 0) + 1)
  }
  return null
}
