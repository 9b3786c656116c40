import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gridOf, widest, type Cell } from './grid.ts'

const cellArbitrary = fc.record({
  isHeader: fc.boolean(),
  columns: fc.integer({ min: 1, max: 6 }),
  rows: fc.integer({ min: 1, max: 6 }),
  content: fc.array(fc.string(), { maxLength: 1 }),
})

/** How often each place of the grid is taken. */
function taken({ columns, rows }: ReturnType<typeof gridOf>): number[][] {
  const places = rows.map(() => Array.from({ length: columns }, () => 0))
  rows.forEach((cells, row) =>
    cells.forEach((cell) => {
      for (let down = row; down < row + cell.rows; down++)
        for (let right = cell.column; right < cell.column + cell.columns; right++) {
          const line = places[down] ?? []
          line[right] = (line[right] ?? 0) + 1
        }
    }),
  )
  return places
}

test('[X8] whatever spans a table has, its grid has no hole, no overlap, and every word', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cellArbitrary, { maxLength: 5 }), { maxLength: 6 }), (rows) => {
      const grid = gridOf<string>(rows)
      if (grid.columns > widest) return
      expect(
        taken(grid)
          .flat()
          .every((count) => count === 1),
      ).toBe(true)
      expect(taken(grid).every((line) => line.length === grid.columns)).toBe(true)
      const words = (cells: readonly Cell<string>[]) => cells.flatMap(({ content }) => content)
      expect(grid.rows.flatMap(words)).toEqual(rows.flatMap(words))
    }),
    { numRuns: 200, endOnFailure: true },
  )
})

test('[X8] headers are the rows on top that hold nothing else; a table too wide for Word is said to be', () => {
  const cell = (isHeader: boolean, rows = 1): Cell<string> => ({ isHeader, columns: 1, rows, content: ['x'] })
  expect(gridOf([[cell(true)], [cell(false)]]).headers).toBe(1)
  expect(gridOf([[cell(true, 2)], [], [cell(false)]]).headers).toBe(0)
  expect(gridOf([[cell(true)]]).headers).toBe(0)
  expect(gridOf([[{ ...cell(false), columns: 64 }]])).toEqual({ columns: 64, headers: 0, rows: [] })
  expect(widest).toBe(63)
})
