/** What became of a text, line by line, and of each line word by word. */
import { cut, lineFormats, runFormats, stretchesOf, type Format, type Stretch } from './difference-formats.ts'
import type { Line } from './difference-lines.ts'
import { pairLines } from './difference-pairs.ts'
import type { Effort } from './difference-row.ts'
import { wordDifference } from './difference-words.ts'

/** Where a line went, or came from. */
export interface Place {
  /** Index of the section, in the difference of two texts. */
  readonly section: number
  /** Index of the block. */
  readonly block: number
}

/** The line as both texts have it, piece by piece. */
export interface Change {
  readonly before: Line
  readonly after: Line
  readonly stretches: readonly Stretch[]
  readonly formats: readonly Format[]
}

export type Block =
  | { readonly kind: 'same'; readonly before: Line; readonly after: Line }
  /** Other words; or the same, which look different. */
  | ({ readonly kind: 'changed' | 'formatted' } & Change)
  | { readonly kind: 'added'; readonly after: Line }
  | { readonly kind: 'removed'; readonly before: Line }
  /** Of what has moved: where it stands now, with what changed in it, and where it stood. */
  | ({ readonly kind: 'movedHere'; readonly from: Place } & Change)
  | { readonly kind: 'movedAway'; readonly before: Line; readonly to: Place }

/** In the order of the newer text; what is gone stands where it stood. */
export function blocksOf(old: readonly Line[], now: readonly Line[], effort: Effort): Block[] {
  const blocks: Block[] = []
  let [one, other] = [0, 0]
  for (const [oldAt, nowAt] of [...pairLines(old, now, effort), [old.length, now.length] as const]) {
    for (const before of old.slice(one, oldAt)) blocks.push({ kind: 'removed', before })
    for (const after of now.slice(other, nowAt)) blocks.push({ kind: 'added', after })
    const [before, after] = [old[oldAt], now[nowAt]]
    if (before !== undefined && after !== undefined) blocks.push(pairOf(before, after, effort))
    ;[one, other] = [oldAt + 1, nowAt + 1]
  }
  return blocks
}

function pairOf(before: Line, after: Line, effort: Effort): Block {
  if (before.look === after.look) return { kind: 'same', before, after }
  return { kind: before.words === after.words ? 'formatted' : 'changed', ...changeOf(before, after, effort) }
}

/** Of two lines that are the same one. */
export function changeOf(before: Line, after: Line, effort: Effort): Change {
  const formats = lineFormats(before, after)
  const stretches: Stretch[] = []
  let [oldAt, nowAt] = [0, 0]
  const stay = (letters: number): void => {
    const kept = cut(before.runs, oldAt, oldAt + letters)
    const keeps = cut(after.runs, nowAt, nowAt + letters)
    stretches.push(...stretchesOf(kept, keeps))
    formats.push(...runFormats(kept, keeps))
    ;[oldAt, nowAt] = [oldAt + letters, nowAt + letters]
  }
  for (const { from, to, words } of wordDifference(before.words, after.words, effort)) {
    stay(from - oldAt)
    stretches.push({ kind: 'old', runs: cut(before.runs, from, to) })
    stretches.push({ kind: 'new', runs: cut(after.runs, nowAt, nowAt + words.length) })
    ;[oldAt, nowAt] = [to, nowAt + words.length]
  }
  stay(before.words.length - oldAt)
  const isNamed = before.words !== after.words || formats.length > 0 || before.look === after.look
  return {
    before,
    after,
    stretches: stretches.filter(({ runs }) => runs.length > 0),
    formats: isNamed ? formats : [{ what: 'shape' }],
  }
}
