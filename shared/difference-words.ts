/** The words that differ between two texts: as few as possible, whole words. */
import { longestRow, type Effort } from './difference-row.ts'

/** In place of the letters from `from` to `to` of the one text come `words` of the other. */
export interface WordChange {
  readonly from: number
  readonly to: number
  readonly words: string
}

/** Where words begin and end, as Unicode says it for German: spaces, signs and line breaks stand by themselves. */
const segmenter = new Intl.Segmenter('de', { granularity: 'word' })

/** To begin takes an engine long, and so does each word of a long text: so much is cut at once. */
const [atOnce, longestPart] = [200, 1000]
const byLetters = /[\p{L}\p{N}\p{M}]+|[^\S\n]+|\P{M}\p{M}*|\p{M}/gu

function segmentsOf(text: string): string[] {
  const segments: string[][] = []
  let part = ''
  const cut = (): void => {
    segments.push(segmentsIn(part))
    part = ''
  }
  for (const word of text.split(/(?<= )(?=[\p{L}\p{N}])/u)) {
    if (part.length + word.length > atOnce) cut()
    part += word
  }
  cut()
  return segments.flat()
}

function segmentsIn(part: string): string[] {
  // So long without a space is no language: its letters say where to cut.
  if (part.length > longestPart) return part.match(byLetters) ?? []
  return Array.from(segmenter.segment(part), ({ segment }) => segment)
}

/** In the order of the texts. */
export function wordDifference(before: string, after: string, effort?: Effort): WordChange[] {
  const [start, end] = differing(before, after)
  const old = segmentsOf(before.slice(start, before.length - end))
  const now = segmentsOf(after.slice(start, after.length - end))
  const found: WordChange[] = []
  let [at, one, other] = [start, 0, 0]
  for (const [oldAt, nowAt] of [...longestRow(old, now, effort), [old.length, now.length] as const]) {
    const gone = lengthOf(old.slice(one, oldAt))
    const words = now.slice(other, nowAt).join('')
    if (gone > 0 || words !== '') found.push({ from: at, to: at + gone, words })
    at += gone + (old[oldAt]?.length ?? 0)
    ;[one, other] = [oldAt + 1, nowAt + 1]
  }
  return joined(found, before)
}

/** How many letters are the same at the start and at the end, up to a space: there a word ends in whatever text. */
function differing(before: string, after: string): [start: number, end: number] {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  while (start > 0 && !(begins(before, start) && begins(after, start))) start--
  let end = 0
  const room = most - start
  while (end < room && before.at(-1 - end) === after.at(-1 - end)) end++
  while (end > 0 && !(begins(before, before.length - end) && begins(after, after.length - end))) end--
  return [start, end]
}

/** Whether a word begins there, behind a space. */
const begins = (text: string, at: number): boolean =>
  text[at - 1] === ' ' && /^[\p{L}\p{N}]?$/u.test(text.charAt(at))

const lengthOf = (all: readonly string[]): number => all.reduce((sum, { length }) => sum + length, 0)

/** Two changed words with only a space between them read as one change. */
function joined(found: readonly WordChange[], before: string): WordChange[] {
  const all: WordChange[] = []
  for (const part of found) {
    const last = all.at(-1)
    const between = last === undefined ? '' : before.slice(last.to, part.from)
    if (last === undefined || !/^[^\S\n]$/u.test(between)) all.push(part)
    else all[all.length - 1] = { from: last.from, to: part.to, words: last.words + between + part.words }
  }
  return all
}

/** A stretch of two texts that are shown as one. */
export interface Piece {
  readonly kind: 'same' | 'old' | 'new'
  readonly words: string
}

/** The two texts as one, piece by piece. */
export function piecesOf(original: string, replacement: string): Piece[] {
  const found: Piece[] = []
  let at = 0
  for (const { from, to, words } of wordDifference(original, replacement)) {
    found.push({ kind: 'same', words: original.slice(at, from) })
    found.push({ kind: 'old', words: original.slice(from, to) }, { kind: 'new', words })
    at = to
  }
  found.push({ kind: 'same', words: original.slice(at) })
  return found.filter(({ words }) => words !== '')
}
