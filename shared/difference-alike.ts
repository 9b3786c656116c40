/** How much two lines have in common. */
import type { Line } from './difference-lines.ts'

/** Two lines that share less are not the same one, changed. */
export const alike = 0.4

/** What of a line is compared with many others. */
export interface Bag {
  readonly line: Line
  /** In the order of the line. */
  readonly row: readonly string[]
  readonly sorted: readonly string[]
}

export function bagOf(line: Line): Bag {
  const row = wordsOf(line)
  return { line, row, sorted: [...row].sort() }
}

/** Its words, in small letters. */
export const wordsOf = ({ words }: Pick<Line, 'words'>): string[] =>
  (words.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.toLowerCase())

/** How much of both is in both, from 0 to 1. */
export function likeness(one: Bag, other: Bag): number {
  const [least, most] = [one.row.length, other.row.length].sort((a, b) => a - b)
  // No need to look: they cannot have enough in common.
  const isFar = 2 * (least ?? 0) < alike * ((least ?? 0) + (most ?? 0))
  return likenessWith(isFar ? 0 : commonWords(one.sorted, other.sorted), one, other)
}

/** Of so few words one that is spelled anew would be half of the line: their letters count. */
const [few, alikeLetters] = [4, 0.6]

/** @param common how many words they have in common. */
export function likenessWith(common: number, one: Bag, other: Bag): number {
  const all = one.row.length + other.row.length
  const letters =
    Math.max(one.row.length, other.row.length) > few ? 0 : edgesOf(one.line.words, other.line.words)
  if (letters >= alikeLetters) return letters
  const share = all === 0 ? 0 : (2 * common) / all
  return isSameRow(one.line, other.line) ? (1 + share) / 2 : share
}

/** What stands first in a row says what it is about, though all its numbers are others. */
function isSameRow({ cells: [one] }: Line, { cells: [other] }: Line): boolean {
  return one !== undefined && one.words.trim() !== '' && one.words === other?.words
}

/** @param one and other are sorted. */
export function commonWords(one: readonly string[], other: readonly string[]): number {
  let [at, otherAt, common] = [0, 0, 0]
  while (at < one.length && otherAt < other.length) {
    const [word = '', otherWord = ''] = [one[at], other[otherAt]]
    if (word === otherWord) common++
    if (word <= otherWord) at++
    if (otherWord <= word) otherAt++
  }
  return common
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
