/** A table as a grid without holes and overlaps, as HTML lays it out: office programs and Typst refuse anything else. */
import { must } from '#shared/failure'

/** A cell as it was written. */
export interface Cell<Content> {
  readonly isHeader: boolean
  readonly columns: number
  readonly rows: number
  readonly content: readonly Content[]
}

/** A cell where it stands. */
export interface GridCell<Content> extends Cell<Content> {
  readonly column: number
}

export interface Grid<Content> {
  readonly columns: number
  readonly headers: number
  /** Of each row the cells that begin in it, from left to right. */
  readonly rows: readonly (readonly GridCell<Content>[])[]
}

/** More columns fit into no Word table. */
export const widest = 63

/** Cells are put where there is room, cut where they reach out of the table or over others, and holes are filled. */
export function gridOf<Content>(rows: readonly (readonly Cell<Content>[])[]): Grid<Content> {
  const columns = columnsOf(rows)
  if (columns > widest) return { columns, headers: 0, rows: [] }
  /** Of each column up to which row it is taken. */
  const taken = Array.from({ length: columns }, () => 0)
  const placed = rows.map((cells, row) => placeRow(cells, { taken, row, left: rows.length - row }))
  return { columns, headers: headersOf(placed), rows: placed }
}

/** As many columns as the fullest row asks for, its cells and those that reach down into it. */
function columnsOf(rows: readonly (readonly Cell<unknown>[])[]): number {
  let reaching: { until: number; columns: number }[] = []
  return rows.reduce((most, cells, row) => {
    reaching = reaching.filter(({ until }) => until > row)
    const width = [...reaching, ...cells].reduce((sum, { columns }) => sum + columns, 0)
    reaching.push(...cells.map((cell) => ({ until: row + cell.rows, columns: cell.columns })))
    return Math.max(most, width)
  }, 0)
}

interface Line {
  readonly taken: number[]
  readonly row: number
  /** How many rows there are from here on. */
  readonly left: number
}

function placeRow<Content>(cells: readonly Cell<Content>[], line: Line): GridCell<Content>[] {
  const { taken, row } = line
  const waiting = [...cells]
  const placed: GridCell<Content>[] = []
  for (let column = 0; column < taken.length; column++) {
    if (must(taken[column], 'a column of the grid') > row) continue
    const cell = fitted(waiting.shift() ?? hole(), column, line)
    taken.fill(row + cell.rows, column, column + cell.columns)
    placed.push(cell)
  }
  return placed
}

const hole = (): Cell<never> => ({ isHeader: false, columns: 1, rows: 1, content: [] })

function fitted<Content>(cell: Cell<Content>, column: number, { taken, row, left }: Line): GridCell<Content> {
  const next = taken.findIndex((until, at) => at > column && until > row)
  const room = (next === -1 ? taken.length : next) - column
  return { ...cell, column, columns: Math.min(cell.columns, room), rows: Math.min(cell.rows, left) }
}

/** Rows at the top of headers only, none of which reaches below them. */
function headersOf(rows: readonly (readonly GridCell<unknown>[])[]): number {
  const first = rows.findIndex((cells) => cells.length === 0 || cells.some(({ isHeader }) => !isHeader))
  const count = first === -1 ? rows.length : first
  const closed = rows.slice(0, count).every((cells, row) => cells.every((cell) => row + cell.rows <= count))
  return closed && count < rows.length ? count : 0
}
