/** Where all anchors of a text stand, and how they follow what changes it. */
import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { isKin } from './likeness.ts'
import { gone, type Found, type Seen } from './resolving.ts'
import { squeeze, type Stretch } from './section-text.ts'

export type Ranges = ReadonlyMap<string, Found>

const beside = 32

/** The words of a range as they stood in the editor. */
export function seenIn(doc: Node, found: Found): Seen | null {
  if (found.kind === 'gone') return null
  const { kind, from, to } = found
  const words = (start: number, end: number) =>
    doc.textBetween(Math.max(0, start), Math.min(end, doc.content.size), '\n', '\n')
  const [before, behind] = [words(from - beside, from), words(to, to + beside)]
  return { kind, words: { quote: words(from, to), prefix: before, suffix: behind } }
}

export interface Moved {
  readonly ranges: Ranges
  /** Those that have no letter left, with the letters they had. */
  readonly lost: ReadonlyMap<string, string>
  /** Those in which something came or went. */
  readonly touched: readonly string[]
}

/** Leads all ranges through a change made here: they grow by what is written inside, not by what is written beside. */
export function move(ranges: Ranges, tr: Transaction): Moved {
  const moved = new Map<string, Found>()
  const lost = new Map<string, string>()
  const touched: string[] = []
  for (const [id, found] of ranges) {
    moved.set(id, found)
    if (found.kind === 'gone') continue
    const { stretch, isTouched } = moveOne(found, tr)
    if (isTouched) touched.push(id)
    moved.set(id, stretch === null ? gone : { ...found, ...stretch })
    if (stretch === null) lost.set(id, squeeze(tr.before.textBetween(found.from, found.to)))
  }
  return { ranges: moved, lost, touched }
}

function moveOne(
  { from, to }: Stretch,
  { mapping, doc, before }: Transaction,
): { stretch: Stretch | null; isTouched: boolean } {
  const [start, end] = [mapping.mapResult(from, 1), mapping.mapResult(to, -1)]
  const stretch = { from: start.pos, to: end.pos }
  const isReplaced = start.deletedAfter && end.deletedBefore
  const isTouched = isReplaced || end.pos - start.pos !== to - from
  if (!isTouched) return { stretch, isTouched }
  if (start.pos >= end.pos) return { stretch: null, isTouched }
  const words = doc.textBetween(start.pos, end.pos, '\n', '\n')
  // Who marks all of it and writes something else has taken the words out.
  const isOther = isReplaced && !isKin(words, before.textBetween(from, to, '\n', '\n'))
  return { stretch: words.trim() === '' || isOther ? null : stretch, isTouched }
}

/**
 * Whether a change can only have added or taken letters in one place of a paragraph: then places keep their letters.
 * (Of several places in one paragraph the binding writes anew all that stands between them.)
 */
export function isTyping({ steps, docs }: Transaction): boolean {
  const changing = steps.flatMap((step, at) => {
    const { slice, from = 0, to = 0 } = step as { slice?: Slice; from?: number; to?: number }
    return slice === undefined ? [] : [{ slice, taken: docs[at]?.slice(from, to) }]
  })
  return (
    changing.length < 2 &&
    changing.every(({ slice, taken }) => isText(slice) && taken !== undefined && isText(taken))
  )
}

/** Marks and attributes come without a slice. */
interface Slice {
  readonly content: Node['content']
}

function isText({ content }: Slice): boolean {
  let is = true
  content.forEach((node) => {
    is &&= node.isText
  })
  return is
}
