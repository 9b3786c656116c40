/** The words of a paragraph as Word's runs: with links, comments at their words, and tracked changes. */
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  ExternalHyperlink,
  InsertedTextRun,
  TextRun,
  type ParagraphChild,
} from 'docx'
import type { CommentEdge, LeafMarks, TrackedChange } from './docx-marks.ts'
import type { Inline, Run } from './blocks.ts'
import type { Leaf } from './passages.ts'

/** Bookmarks are counted from 1, in the same count of Word's; the pieces of a change are counted by their place. */
const [firstChange, apart] = [100_000, 10_000]

/** Plain words with their line breaks. */
export const linesOf = (words: string, look: { bold?: boolean } = {}): TextRun[] =>
  words.split('\n').map((text, at) => new TextRun({ text, ...look, ...(at === 0 ? {} : { break: 1 }) }))

export function commentEnd(comment: number): ParagraphChild[] {
  return [new CommentRangeEnd(comment), new TextRun({ children: [new CommentReference(comment)] })]
}

export const commentStart = (comment: number): ParagraphChild => new CommentRangeStart(comment)

/** The leaf's runs, cut wherever something begins or ends. */
export function runsOf(leaf: Leaf, { edges, changes }: LeafMarks): ParagraphChild[] {
  const cuts = [...edges.map(({ at }) => at), ...changes.flatMap(({ from, to }) => [from, to])]
  const pieces = piecesOf(leaf, new Set(cuts))
  const children: ParagraphChild[] = []
  for (const { inline, at } of pieces) {
    children.push(...marksAt(at, edges, changes), childOf(inline, at, changeAround(changes, at)))
  }
  const end = pieces.reduce((most, { at, length }) => Math.max(most, at + length), 0)
  return [...children, ...marksAt(end, edges, changes)]
}

interface Piece {
  readonly inline: Inline
  readonly at: number
  readonly length: number
}

function piecesOf(leaf: Leaf, cuts: ReadonlySet<number>): Piece[] {
  let at = 0
  return leaf.flatMap((inline) => {
    const pieces = inline.kind === 'run' ? cutRun(inline, at, cuts) : [{ inline, at, length: 1 }]
    at += pieces.reduce((sum, { length }) => sum + length, 0)
    return pieces
  })
}

function cutRun(run: Run, begin: number, cuts: ReadonlySet<number>): Piece[] {
  const inner = [...cuts].map((cut) => cut - begin).filter((cut) => cut > 0 && cut < run.text.length)
  const places = [0, ...inner.sort((one, other) => one - other), run.text.length]
  return places.slice(1).map((to, index) => {
    const from = places[index] ?? 0
    return { inline: { ...run, text: run.text.slice(from, to) }, at: begin + from, length: to - from }
  })
}

/** What ends here comes before what begins here; new words follow those they replace. */
const marksAt = (
  at: number,
  edges: readonly CommentEdge[],
  changes: readonly TrackedChange[],
): ParagraphChild[] => [
  ...changes.filter((change) => change.to === at && change.inserted !== '').map(insertion),
  ...edges
    .filter((edge) => edge.at === at && edge.kind === 'close')
    .flatMap(({ comment }) => commentEnd(comment)),
  ...edges
    .filter((edge) => edge.at === at && edge.kind === 'open')
    .map(({ comment }) => commentStart(comment)),
]

const insertion = ({ id, author, date, inserted }: TrackedChange): ParagraphChild =>
  new InsertedTextRun({ text: inserted, id: firstChange + apart * id, author, date })

const changeAround = (changes: readonly TrackedChange[], at: number): TrackedChange | undefined =>
  changes.find(({ from, to }) => at >= from && at < to)

function childOf(inline: Inline, at: number, change: TrackedChange | undefined): ParagraphChild {
  const look = inline.kind === 'break' ? { break: 1 } : { text: inline.text, ...lookOf(inline) }
  const run =
    change === undefined
      ? new TextRun(look)
      : new DeletedTextRun({
          ...look,
          id: firstChange + apart * change.id + 1 + at - change.from,
          author: change.author,
          date: change.date,
        })
  if (inline.kind === 'break' || inline.href === null) return run
  return new ExternalHyperlink({ link: inline.href, children: [run] })
}

/** What is not said is as the paragraph's style has it. */
const lookOf = ({ bold, italic, href }: Run) => ({
  ...(bold ? { bold } : {}),
  ...(italic ? { italics: italic } : {}),
  ...(href === null ? {} : { style: 'Hyperlink' }),
})
