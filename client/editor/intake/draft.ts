/** The text of a file between its reader and the cleaning: blocks as every format has them. */

/** Words that look alike. A line break within a paragraph is "\n". */
export interface Run {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly href?: string | undefined
}

export type Block =
  | { readonly kind: 'paragraph'; readonly words: readonly Run[] }
  /** Levels count from 1, the biggest, as in the file. */
  | { readonly kind: 'heading'; readonly level: number; readonly words: readonly Run[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | List
  | { readonly kind: 'table'; readonly rows: readonly (readonly Cell[])[] }

export interface List {
  readonly kind: 'list'
  readonly ordered: boolean
  readonly start: number
  readonly items: readonly (readonly Block[])[]
}

export interface Cell {
  readonly head: boolean
  readonly colspan: number
  readonly rowspan: number
  readonly blocks: readonly Block[]
}

/** What a file has one after the other; points of lists and quoted paragraphs do not know yet what they belong to. */
export type Piece =
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'quoted'; readonly words: readonly Run[] }
  | Point

/** One point of a list: how deep it stands (from 0), and its number where it is numbered. */
export interface Point {
  readonly kind: 'point'
  readonly level: number
  readonly ordered: boolean
  readonly number: number
  readonly words: readonly Run[]
}

export const paragraph = (words: readonly Run[]): Block => ({ kind: 'paragraph', words })

export const saysNothing = (words: readonly Run[]): boolean => words.every(({ text }) => text.trim() === '')

/** Neighbouring points become lists within lists, neighbouring quoted paragraphs one quote. */
export function assemble(pieces: readonly Piece[]): Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < pieces.length;) {
    const piece = pieces[at]
    const run = pieces.slice(at, endOfRun(pieces, at))
    if (piece?.kind === 'block') blocks.push(piece.block)
    else if (piece?.kind === 'point') blocks.push(...nest(run.filter((one) => one.kind === 'point')))
    else
      blocks.push({
        kind: 'quote',
        blocks: run.flatMap((one) => (one.kind === 'quoted' ? paragraph(one.words) : [])),
      })
    at += run.length
  }
  return blocks
}

/** Behind the pieces of one kind that begin at `from`; blocks stand alone. */
function endOfRun(pieces: readonly Piece[], from: number): number {
  const kind = pieces[from]?.kind
  if (kind === 'block') return from + 1
  const end = pieces.findIndex((piece, at) => at > from && piece.kind !== kind)
  return end < 0 ? pieces.length : end
}

interface Growing {
  readonly level: number
  readonly list: { kind: 'list'; ordered: boolean; start: number; items: Block[][] }
}

function nest(points: readonly Point[]): Block[] {
  const lists: Block[] = []
  const open: Growing[] = []
  for (const point of points) {
    while ((open.at(-1)?.level ?? -1) > point.level) open.pop()
    if (!goesOn(open.at(-1), point)) {
      if (open.at(-1)?.level === point.level) open.pop()
      const list = { kind: 'list' as const, ordered: point.ordered, start: point.number, items: [] }
      const holder = open.at(-1)?.list.items.at(-1) ?? lists
      holder.push(list)
      open.push({ level: point.level, list })
    }
    open.at(-1)?.list.items.push([paragraph(point.words)])
  }
  return lists
}

/** Whether the point is the next one of this list: bullets behind numbers, and numbers that start anew, are a list of their own. */
const goesOn = (open: Growing | undefined, { level, ordered, number }: Point): boolean =>
  open?.level === level &&
  open.list.ordered === ordered &&
  (!ordered || open.list.start + open.list.items.length === number)
