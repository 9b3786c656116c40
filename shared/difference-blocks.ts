/** What became of a text, line by line, and of each line word by word. */
import { changeOf, type Change } from './difference-change.ts'
import { columnsIn, type Columns } from './difference-columns.ts'
import type { Line } from './difference-lines.ts'
import { pairLines } from './difference-pairs.ts'
import { cutLike } from './difference-parts.ts'
import type { Effort, Pair } from './difference-row.ts'

/** Where a line went, or came from. */
export interface Place {
  /** Index of the section, in the difference of two texts. */
  readonly section: number
  /** Index of the block. */
  readonly block: number
}

/** What became of a part: the one of both lines is whole, the other a piece of the line that was split, or that came of it. */
export interface PartChange extends Change {
  /** The space in that line which stands between this piece and the next. */
  readonly seam: string
}

export type Block =
  | { readonly kind: 'same'; readonly before: Line; readonly after: Line }
  /** Other words; or the same, which look different. */
  | ({ readonly kind: 'changed' | 'formatted' } & Change)
  | { readonly kind: 'added'; readonly after: Line }
  | { readonly kind: 'removed'; readonly before: Line }
  /** One line became several, or several one: with what changed in them. */
  | { readonly kind: 'split'; readonly before: Line; readonly parts: readonly PartChange[] }
  | { readonly kind: 'joined'; readonly after: Line; readonly parts: readonly PartChange[] }
  /** Of what has moved: where it stands now, with what changed in it, and where it stood. */
  | ({ readonly kind: 'movedHere'; readonly from: Place } & Change)
  | { readonly kind: 'movedAway'; readonly before: Line; readonly to: Place }

/** In the order of the newer text; what is gone stands where it stood. */
export function blocksOf(old: readonly Line[], now: readonly Line[], effort: Effort): Block[] {
  const pairs = pairLines(old, now, effort)
  const columns = columnsIn(old, now, pairs, effort)
  const blocks: Block[] = []
  let [one, other] = [0, 0]
  const leave = (oldAt: number, nowAt: number): void => {
    for (const before of old.slice(one, oldAt)) blocks.push({ kind: 'removed', before })
    for (const after of now.slice(other, nowAt)) blocks.push({ kind: 'added', after })
  }
  for (const { olds, nows } of linksOf(pairs)) {
    leave(olds[0], nows[0])
    blocks.push(...blockOf(old.slice(...olds), now.slice(...nows), columns, effort))
    ;[one, other] = [olds[1], nows[1]]
  }
  leave(old.length, now.length)
  return blocks
}

type Range = readonly [from: number, to: number]

interface Link {
  readonly olds: Range
  readonly nows: Range
}

/** Pairs that a line has in common are one link. */
function linksOf(pairs: readonly Pair[]): Link[] {
  const links: Link[] = []
  for (const [one, other] of pairs) {
    const last = links.at(-1)
    const isOn = last !== undefined && (one < last.olds[1] || other < last.nows[1])
    if (isOn) links.pop()
    const [from, to] = isOn ? [last.olds[0], last.nows[0]] : [one, other]
    links.push({ olds: [from, one + 1], nows: [to, other + 1] })
  }
  return links
}

function blockOf(
  olds: readonly Line[],
  nows: readonly Line[],
  columns: ReadonlyMap<Line, Columns>,
  effort: Effort,
): Block[] {
  const [before, after] = [olds[0], nows[0]]
  if (before === undefined || after === undefined) return []
  if (nows.length > 1) return [splitOf(before, nows, effort)]
  if (olds.length > 1) return [joinedOf(olds, after, effort)]
  return [pairOf(before, after, columns.get(after), effort)]
}

function splitOf(before: Line, lines: readonly Line[], effort: Effort): Block {
  const parts = cutLike(before, lines, effort).map(({ piece, part, seam }) => ({
    seam,
    ...changeOf(piece, part, effort),
  }))
  return { kind: 'split', before, parts }
}

function joinedOf(lines: readonly Line[], after: Line, effort: Effort): Block {
  const parts = cutLike(after, lines, effort).map(({ piece, part, seam }) => ({
    seam,
    ...changeOf(part, piece, effort),
  }))
  return { kind: 'joined', after, parts }
}

function pairOf(before: Line, after: Line, columns: Columns | undefined, effort: Effort): Block {
  if (before.look === after.look) return { kind: 'same', before, after }
  const kind = before.words === after.words ? 'formatted' : 'changed'
  return { kind, ...changeOf(before, after, effort, columns) }
}
