/** How much two texts are alike, without regard to spaces and breaks. */
import { squeeze, wordsIn } from './section-text.ts'

/** From 0 (nothing in common) to 1: the share of letter pairs that both have (Dice's coefficient). */
export function likeness(one: string, other: string): number {
  const [a, b] = [squeeze(one).toLowerCase(), squeeze(other).toLowerCase()]
  if (a === b) return 1
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < a.length; at++) add(pairs, a.slice(at, at + 2), 1)
  let common = 0
  for (let at = 0; at + 1 < b.length; at++) if (add(pairs, b.slice(at, at + 2), -1) >= 0) common++
  return (2 * common) / Math.max(1, a.length + b.length - 2)
}

function add(pairs: Map<string, number>, pair: string, count: 1 | -1): number {
  const now = (pairs.get(pair) ?? 0) + count
  pairs.set(pair, now)
  return now
}

/**
 * Whether words can be what became of a quote: a whole word of it is left, or much of its letters, or a piece of it.
 * @param enough how much: where less speaks for it, it takes more.
 */
export function isKin(words: string, quote: string, enough = 0.3): boolean {
  if (words === quote) return true
  const wanted = new Set(wordsIn(quote).map(({ word }) => word))
  if (wordsIn(words).some(({ word }) => wanted.has(word))) return true
  return likeness(words, quote) >= enough
}
