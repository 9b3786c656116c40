/** Which columns of two tables are the same one, and which are new or gone. */
import { commonWords, wordsOf } from './difference-alike.ts'
import type { Format } from './difference-formats.ts'
import { heaviestRow } from './difference-heaviest.ts'
import type { Cell, Line } from './difference-lines.ts'
import { evenly, type Effort, type Pair } from './difference-row.ts'

/** Places of a cell in its row, from 0; null: there is none. */
export interface CellPair {
  readonly before: number | null
  readonly after: number | null
}

/** Of two rows that are the same one: their cells, and the columns that are new or gone, if it is for this row to say. */
export interface Columns {
  readonly cells: readonly CellPair[]
  readonly formats: readonly Format[]
}

type RowPair = readonly [before: Line, after: Line]

interface TablePair {
  readonly heads: RowPair
  /** By how many cells they have: where cells span columns, rows of another shape are compared by themselves. */
  readonly rows: Map<string, RowPair[]>
}

/** Of all rows that are the same one, by what they are now. @param pairs of lines. */
export function columnsIn(
  old: readonly Line[],
  now: readonly Line[],
  pairs: readonly Pair[],
  effort: Effort,
): ReadonlyMap<Line, Columns> {
  const found = new Map<Line, Columns>()
  for (const { heads, rows } of tablesIn(old, now, pairs))
    for (const all of rows.values()) {
      const cells = columnsOf(all, effort)
      const teller = all.find(([before, after]) => before.look !== after.look)?.[1]
      for (const [, after] of all)
        found.set(after, {
          cells,
          formats: after === teller && rows.size === 1 ? formatsOf(cells, heads) : [],
        })
    }
  return found
}

function tablesIn(old: readonly Line[], now: readonly Line[], pairs: readonly Pair[]): TablePair[] {
  const [olds, news] = [startsOf(old), startsOf(now)]
  const tables = new Map<string, TablePair>()
  for (const [oldAt, nowAt] of pairs) {
    const [before, after] = [old[oldAt], now[nowAt]]
    const [oldHead, nowHead] = [old[olds[oldAt] ?? -1], now[news[nowAt] ?? -1]]
    if (before?.kind !== 'row' || after?.kind !== 'row' || !oldHead || !nowHead) continue
    const place = `${olds[oldAt]} ${news[nowAt]}`
    const table = tables.get(place) ?? { heads: [oldHead, nowHead], rows: new Map<string, RowPair[]>() }
    const shape = `${before.cells.length} ${after.cells.length}`
    const known = table.rows.get(shape)
    if (known === undefined) table.rows.set(shape, [[before, after]])
    else known.push([before, after])
    tables.set(place, table)
  }
  return [...tables.values()]
}

/** Where the table began that a row is of. */
function startsOf(lines: readonly Line[]): number[] {
  let start = -1
  return lines.map(({ isTableStart }, at) => (start = isTableStart ? at : start))
}

/** Which cells of rows of one shape are the same one's: the most alike together, and as many as there can be. */
export function columnsOf(rows: readonly RowPair[], effort: Effort): CellPair[] {
  const [olds, news] = [columnsAt(rows, 0), columnsAt(rows, 1)]
  const known = new Map([...olds, ...news].map((column) => [column.key, column]))
  const share = (one = '', other = ''): number => columnShare(known.get(one), known.get(other))
  const find = (one: readonly string[], other: readonly string[]): Pair[] =>
    heaviestRow(one.length, other.length, (at, otherAt) => share(one[at], other[otherAt]))
  const keys = ({ key }: Column): string => key
  const both = Math.min(olds.length, news.length)
  const pairs = effort.takes(costOf(olds) * news.length + costOf(news) * olds.length)
    ? evenly(olds.map(keys), news.map(keys), find)
    : Array.from({ length: both }, (_, at): Pair => [at, at])
  return inOrder(pairs, olds.length, news.length)
}

interface Column {
  /** Its words: columns that have the same are the same. */
  readonly key: string
  /** Of each cell, sorted. */
  readonly cells: readonly (readonly string[])[]
}

function columnsAt(rows: readonly RowPair[], side: 0 | 1): Column[] {
  const cells = rows.map((row) => row[side].cells)
  return (cells[0] ?? []).map((_, at) => {
    const column = cells.map((row) => row[at] ?? nothing)
    return {
      key: JSON.stringify(column.map(({ words }) => words)),
      cells: column.map((cell) => wordsOf(cell).sort()),
    }
  })
}

const nothing: Cell = { runs: [], words: '' }

const costOf = (columns: readonly Column[]): number =>
  columns.reduce((sum, { cells }) => cells.reduce((all, words) => all + words.length + 1, sum), 0)

/** Columns that have nothing in common are rather the same one, written anew, than one gone and another new. */
const least = 0.01

function columnShare(one: Column | undefined, other: Column | undefined): number {
  if (one === undefined || other === undefined) return 0
  const shares = one.cells.map((words, at) => wordsShare(words, other.cells[at] ?? []))
  return least + shares.reduce((sum, share) => sum + share, 0) / shares.length
}

const wordsShare = (one: readonly string[], other: readonly string[]): number =>
  one.length + other.length === 0 ? 0 : (2 * commonWords(one, other)) / (one.length + other.length)

/** What is gone stands where it stood. */
function inOrder(pairs: readonly Pair[], oldLength: number, newLength: number): CellPair[] {
  let [one, other] = [0, 0]
  return [...pairs, [oldLength, newLength] as const].flatMap(([before, after], at) => {
    const cells: CellPair[] = []
    while (one < before) cells.push({ before: one++, after: null })
    while (other < after) cells.push({ before: null, after: other++ })
    if (at < pairs.length) cells.push({ before: one++, after: other++ })
    return cells
  })
}

function formatsOf(cells: readonly CellPair[], [oldHead, newHead]: RowPair): Format[] {
  return cells.flatMap(({ before, after }): Format[] => {
    if (before !== null && after !== null) return []
    const kind = after === null ? 'removed' : 'added'
    const at = after ?? before ?? 0
    const words = (after === null ? oldHead : newHead).cells[at]?.words ?? ''
    return [{ what: 'column', kind, words: words.trim(), number: at + 1 }]
  })
}
