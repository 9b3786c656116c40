/** What differs between a text and a copy of it that somebody worked on: paragraph by paragraph, then word by word. */
import { longestRow } from '#shared/difference-row'
import { wordDifference } from '#shared/difference-words'
import type { SectionText } from '../anchors/section-text.ts'

/** In place of the letters `from` to `to` of the text stand the letters `at` to `end` of the copy. */
export interface Change {
  readonly from: number
  readonly to: number
  readonly at: number
  readonly end: number
}

/** Words between two walls: the cells of a table are compared each by itself, and so is what stands between tables. */
export interface Room {
  readonly text: string
  readonly copy: string
  /** Index of their first letters. */
  readonly from: number
  readonly at: number
}

/** Those that differ. Nobody who works on a copy moves its walls. */
export function roomsBetween(
  text: Pick<SectionText, 'raw' | 'walls'>,
  copy: Pick<SectionText, 'raw' | 'walls'>,
): Room[] {
  const [old, now] = [edgesOf(text), edgesOf(copy)]
  const isSame = old.length === now.length
  const rooms = isSame
    ? old.map(([from, to], at) => ({ from, to, at: now[at]?.[0] ?? 0, end: now[at]?.[1] ?? 0 }))
    : [{ from: 0, to: text.raw.length, at: 0, end: copy.raw.length }]
  return rooms
    .map(({ from, to, at, end }) => ({
      text: text.raw.slice(from, to),
      copy: copy.raw.slice(at, end),
      from,
      at,
    }))
    .filter((room) => room.text !== room.copy)
}

const edgesOf = ({ raw, walls }: Pick<SectionText, 'raw' | 'walls'>): [number, number][] =>
  [0, ...walls].map((from, at) => [from, walls[at] ?? raw.length])

/** Lines that follow each other in the text, and those that stand in their place in the copy. */
interface Run {
  readonly old: readonly string[]
  readonly now: readonly string[]
  /** Index of their first letters. */
  readonly from: number
  readonly at: number
}

/** In the order of the text. Each block ends with a line break, as in `SectionText.raw`. */
export function changesBetween(text: string, copy: string): Change[] {
  return text === copy ? [] : runsBetween(text.split('\n'), copy.split('\n')).flatMap(changesIn)
}

function runsBetween(old: readonly string[], now: readonly string[]): Run[] {
  const runs: Run[] = []
  let [one, other, from, at] = [0, 0, 0, 0]
  for (const [nextOne, nextOther] of [...longestRow(old, now), [old.length, now.length] as const]) {
    const run = { old: old.slice(one, nextOne), now: now.slice(other, nextOther), from, at }
    if (run.old.length + run.now.length > 0) runs.push(run)
    const same = lengthOf(old.slice(nextOne, nextOne + 1))
    from += lengthOf(run.old) + same
    at += lengthOf(run.now) + same
    ;[one, other] = [nextOne + 1, nextOther + 1]
  }
  return runs
}

/** With the line break behind each. */
const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, { length }) => sum + length + 1, 0)

function changesIn({ old, now, from, at }: Run): Change[] {
  if (old.length === 0 || now.length === 0) return [wholeLines(lengthOf(old), lengthOf(now), from, at)]
  const [before, after] = [old.join('\n'), now.join('\n')]
  let grown = 0
  return wordDifference(before, after).map((part) => {
    const begin = part.from + grown
    grown += part.words.length - (part.to - part.from)
    const change = { from: part.from, to: part.to, at: begin, end: begin + part.words.length }
    const shift = shiftToLine(change, before, after)
    return {
      from: from + change.from + shift,
      to: from + change.to + shift,
      at: at + change.at + shift,
      end: at + change.end + shift,
    }
  })
}

/**
 * How far on what came, or went, can be said to begin with a line break, the words being the same: ".¶Mehr" before
 * a full stop is "¶Mehr." behind it. 0 where it cannot.
 */
function shiftToLine({ from, to, at, end }: Change, before: string, after: string): number {
  if (from < to && at < end) return 0
  const [words, behind] =
    from < to ? [before.slice(from, to), before.slice(to)] : [after.slice(at, end), after.slice(end)]
  const shift = words.indexOf('\n')
  return shift > 0 && behind.startsWith(words.slice(0, shift)) ? shift : 0
}

/** They come or go with the break that parts them from the line before; the first of all with the one behind. */
function wholeLines(gone: number, come: number, from: number, at: number): Change {
  const shift = from > 0 && at > 0 ? 1 : 0
  return { from: from - shift, to: from - shift + gone, at: at - shift, end: at - shift + come }
}

/** Where the letter `index` of the text stands in the copy; for one that is gone, where it stood. */
export function inCopy(changes: readonly Change[], index: number): number {
  let shift = 0
  for (const { from, to, at, end } of changes) {
    if (index < from) break
    if (index < to) return Math.min(at + index - from, end)
    shift = end - to
  }
  return index + shift
}
