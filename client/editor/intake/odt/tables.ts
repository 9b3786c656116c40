/** A table of an OpenDocument text. */
import type { Block, Cell } from '../draft.ts'
import { elements, wholeNumber } from '../xml-find.ts'
import type { XmlElement } from '../xml.ts'

/** A file may say that a row or cell stands there a million times; no table of a text is larger. */
const most = { columns: 63, repeatedRows: 100 } as const

/** @param blocksOf the text of one cell. */
export const readTable = (table: XmlElement, blocksOf: (cell: XmlElement) => Block[]): Block => ({
  kind: 'table',
  rows: rowsOf(table, false, blocksOf).filter((row) => row.length > 0),
})

function rowsOf(parent: XmlElement, head: boolean, blocksOf: (cell: XmlElement) => Block[]): Cell[][] {
  return elements(parent).flatMap((element) => {
    switch (element.name) {
      case 'table:table-header-rows':
        return rowsOf(element, true, blocksOf)
      case 'table:table-rows':
      case 'table:table-row-group':
        return rowsOf(element, head, blocksOf)
      case 'table:table-row':
        return repeated(
          element,
          'table:number-rows-repeated',
          most.repeatedRows,
          readRow(element, head, blocksOf),
        )
      default:
        return []
    }
  })
}

const readRow = (row: XmlElement, head: boolean, blocksOf: (cell: XmlElement) => Block[]): Cell[] =>
  elements(row)
    .filter(({ name }) => name === 'table:table-cell')
    .flatMap((cell) =>
      repeated(cell, 'table:number-columns-repeated', most.columns, readCell(cell, head, blocksOf)),
    )
    .slice(0, most.columns)

const readCell = (cell: XmlElement, head: boolean, blocksOf: (cell: XmlElement) => Block[]): Cell => ({
  head,
  colspan: Math.max(1, wholeNumber(cell, 'table:number-columns-spanned') ?? 1),
  rowspan: Math.max(1, wholeNumber(cell, 'table:number-rows-spanned') ?? 1),
  blocks: blocksOf(cell),
})

const repeated = <T>(element: XmlElement, name: string, limit: number, part: T): T[] =>
  Array.from({ length: Math.min(Math.max(1, wholeNumber(element, name) ?? 1), limit) }, () => part)
