/** A line that was split into several, or that several were joined to: which are its parts, and where its seams are. */
import type { Bag } from './difference-alike.ts'
import { pieceOf, type Line } from './difference-lines.ts'
import { longestRow, type Effort } from './difference-row.ts'

/** So much of each part is in the whole, and so much of all in each other: else they are others, with words in common. */
const [partShare, wholeShare] = [0.6, 0.7]
/** A word alone is in many lines. */
const fewestWords = 2
const mostParts = 8

interface Parting {
  /** The first of the lines that are its parts. */
  readonly from: number
  readonly count: number
  /** How much of all is in both, in the same order; from 0 to 1. */
  readonly share: number
}

/** @param common how many words of the line at `at` the whole has. */
export function partingsOf(
  whole: Bag,
  lines: readonly Bag[],
  common: (at: number) => number,
  effort: Effort,
): Parting[] {
  if (whole.line.kind === 'row' || whole.row.length < 2 * fewestWords) return []
  const found: Parting[] = []
  for (const from of lines.keys()) {
    let words = 0
    for (let count = 1; count <= mostParts; count++) {
      const part = lines[from + count - 1]
      if (part === undefined || !isPart(part, common(from + count - 1))) break
      words += part.row.length
      if (count === 1 || !isEnough(Math.min(words, whole.row.length), words + whole.row.length)) continue
      const share = shareOf(whole, lines.slice(from, from + count), effort)
      if (share > 0) found.push({ from, count, share })
    }
  }
  return found
}

const isPart = ({ line, row }: Bag, common: number): boolean =>
  line.kind !== 'row' && row.length >= fewestWords && common >= partShare * row.length

const isEnough = (common: number, all: number): boolean => 2 * common >= wholeShare * all

/** 0: they are not its parts. */
function shareOf(whole: Bag, parts: readonly Bag[], effort: Effort): number {
  const owners = parts.flatMap(({ row }, at) => row.map(() => at))
  const held = parts.map(() => 0)
  const pairs = longestRow(
    whole.row,
    parts.flatMap(({ row }) => row),
    effort,
  )
  for (const [, at] of pairs) held[owners[at] ?? 0] = (held[owners[at] ?? 0] ?? 0) + 1
  const all = whole.row.length + owners.length
  const isWhole = isEnough(pairs.length, all) && parts.every((part, at) => isPart(part, held[at] ?? 0))
  return isWhole ? (2 * pairs.length) / all : 0
}

/** A part, what it was or is of the whole, and the space that stands there between it and the next. */
interface Piece {
  readonly part: Line
  readonly piece: Line
  readonly seam: string
}

/** The whole, piece by piece: as many as it has parts, with its every letter. */
export function cutLike(whole: Line, parts: readonly Line[], effort: Effort): Piece[] {
  const ends = endsIn(whole.words, parts, effort)
  return parts.map((part, at) => {
    const { next: from } = ends[at - 1] ?? { next: 0 }
    const { end, next } = ends[at] ?? { end: whole.words.length, next: whole.words.length }
    return { part, piece: pieceOf(whole, from, end), seam: whole.words.slice(end, next) }
  })
}

interface Seam {
  readonly end: number
  readonly next: number
}

interface Word {
  readonly word: string
  readonly from: number
  readonly to: number
}

/** Where the whole is cut: between the last word of a part and the first one of the next. */
function endsIn(words: string, parts: readonly Line[], effort: Effort): Seam[] {
  const [own, theirs] = [placedWords(words), parts.map((part) => placedWords(part.words))]
  const all = theirs.flat()
  const pairs = longestRow(wordsIn(own), wordsIn(all), effort)
  let behind = 0
  return theirs.slice(0, -1).map((part) => {
    behind += part.length
    const next = pairs.find(([, other]) => other >= behind)
    const last = pairs.findLast(([, other]) => other < behind)
    const from = own[last?.[0] ?? -1]?.to ?? 0
    return seamIn(words, from, own[next?.[0] ?? own.length]?.from ?? words.length)
  })
}

const placedWords = (text: string): Word[] =>
  Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ({ 0: word, index }) => ({
    word: word.toLowerCase(),
    from: index,
    to: index + word.length,
  }))

const wordsIn = (placed: readonly Word[]): string[] => placed.map(({ word }) => word)

/** Behind the first sentence that ends there; else at the first space. */
function seamIn(words: string, from: number, to: number): Seam {
  const between = words.slice(from, to)
  const found = /(?<=[.!?:;…]["“”»«)\]]*)\s+/u.exec(between) ?? /\s+/u.exec(between)
  const end = from + (found?.index ?? 0)
  return { end, next: end + (found?.[0].length ?? 0) }
}
