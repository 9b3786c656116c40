/** What only looks different, by name: a heading, a list, a quotation, a table, bold, italic, a link. */
import { cut, type Line } from './difference-lines.ts'
import type { TextRun } from './text.ts'

export type Format =
  /** Levels; 0: no heading. */
  | { readonly what: 'heading'; readonly before: number; readonly after: number }
  | { readonly what: 'list'; readonly before: Line['list']; readonly after: Line['list'] }
  | { readonly what: 'depth'; readonly before: number; readonly after: number }
  | { readonly what: 'quote' | 'table'; readonly kind: 'added' | 'removed' }
  | { readonly what: 'bold' | 'italic'; readonly kind: 'added' | 'removed'; readonly words: string }
  | {
      readonly what: 'link'
      readonly before: string | null
      readonly after: string | null
      readonly words: string
    }
  /** A column of the table; its heading, and which it is from 1. */
  | {
      readonly what: 'column'
      readonly kind: 'added' | 'removed'
      readonly words: string
      readonly number: number
    }
  /** Anything else: where the numbers of a list begin, what a cell of a table is. */
  | { readonly what: 'shape' }

/** A stretch of the one or the other text, or of both, with its look. Of what only looks different: that of the newer one. */
export interface Stretch {
  readonly kind: 'same' | 'formatted' | 'old' | 'new'
  readonly runs: readonly TextRun[]
}

/** How the line itself is another one. */
export function lineFormats(before: Line, after: Line): Format[] {
  const formats: Format[] = []
  if (before.level !== after.level)
    formats.push({ what: 'heading', before: before.level, after: after.level })
  if (before.list !== after.list) formats.push({ what: 'list', before: before.list, after: after.list })
  else if (before.depth !== after.depth)
    formats.push({ what: 'depth', before: before.depth, after: after.depth })
  if (before.isQuoted !== after.isQuoted) formats.push({ what: 'quote', kind: kindOf(after.isQuoted) })
  const [wasRow, isRow] = [before.kind === 'row', after.kind === 'row']
  if (wasRow !== isRow) formats.push({ what: 'table', kind: kindOf(isRow) })
  return formats
}

const kindOf = (is: boolean): 'added' | 'removed' => (is ? 'added' : 'removed')

/** How words that stayed look different; neighbours in one way are one. @param before and after have the same letters. */
export function runFormats(before: readonly TextRun[], after: readonly TextRun[]): Format[] {
  const found: Format[] = []
  for (const [one, other] of sideBySide(before, after)) {
    const words = other.text
    for (const what of ['bold', 'italic'] as const)
      if (one[what] !== other[what]) note(found, { what, kind: kindOf(other[what] === true), words })
    if (one.href !== other.href)
      note(found, { what: 'link', before: one.href ?? null, after: other.href ?? null, words })
  }
  return found
}

/** Goes on with the last of its sort, if that is the same but for its words. */
function note(found: Format[], format: Extract<Format, { what: 'bold' | 'italic' | 'link' }>): void {
  const at = found.findLastIndex(({ what }) => what === format.what)
  const last = found[at]
  const goesOn =
    last !== undefined &&
    'words' in last &&
    JSON.stringify({ ...last, words: '' }) === JSON.stringify({ ...format, words: '' })
  if (goesOn) found[at] = { ...format, words: last.words + format.words }
  else found.push(format)
}

/** The words that stayed, cut where their look, or whether it is another one, changes. */
export function stretchesOf(before: readonly TextRun[], after: readonly TextRun[]): Stretch[] {
  const stretches: { kind: 'same' | 'formatted'; runs: TextRun[] }[] = []
  for (const [one, other] of sideBySide(before, after)) {
    const kind = looksLike(one, other) ? 'same' : 'formatted'
    const last = stretches.at(-1)
    if (last?.kind === kind) last.runs.push(other)
    else stretches.push({ kind, runs: [other] })
  }
  return stretches
}

const looksLike = (one: TextRun, other: TextRun): boolean =>
  one.bold === other.bold && one.italic === other.italic && one.href === other.href

/** Runs of the same letters, cut in the same places. */
function sideBySide(before: readonly TextRun[], after: readonly TextRun[]): [TextRun, TextRun][] {
  const cuts = [...edgesOf(before), ...edgesOf(after)].sort((one, other) => one - other)
  const pairs: [TextRun, TextRun][] = []
  let from = 0
  for (const to of cuts) {
    if (to === from) continue
    const [one, other] = [cut(before, from, to)[0], cut(after, from, to)[0]]
    if (one !== undefined && other !== undefined) pairs.push([one, other])
    from = to
  }
  return pairs
}

function edgesOf(runs: readonly TextRun[]): number[] {
  let at = 0
  return runs.map(({ text }) => (at += text.length))
}
