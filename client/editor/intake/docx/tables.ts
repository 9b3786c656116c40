/** A Word table. Merged cells are written one below the other, each saying that it goes on. */
import type { Block, Cell } from '../draft.ts'
import type { View } from '../intake.ts'
import { attribute, child, children, elements, wholeNumber } from '../xml-find.ts'
import type { XmlElement } from '../xml.ts'
import { switched } from './styles.ts'
import { isGone } from './tracked.ts'

type Growing = { -readonly [K in keyof Cell]: Cell[K] }

/** No table of a text is wider; Word itself stops here. */
const mostColumns = 63

/** @param blocksOf the text of one cell. */
export function readTable(table: XmlElement, view: View, blocksOf: (cell: XmlElement) => Block[]): Block {
  /** The merged cells that go on, by the column in which they begin. */
  const open = new Map<number, Growing>()
  const rows = parts(table, 'w:tr')
    .filter((row) => !isGone(child(row, 'w:trPr'), view))
    .map((row) => readRow(row, view, open, blocksOf))
  return { kind: 'table', rows: rows.filter((row) => row.length > 0) }
}

function readRow(
  row: XmlElement,
  view: View,
  open: Map<number, Growing>,
  blocksOf: (cell: XmlElement) => Block[],
): Growing[] {
  const properties = child(row, 'w:trPr')
  const head = switched(properties, 'w:tblHeader') ?? false
  const before = wholeNumber(child(properties, 'w:gridBefore'), 'w:val') ?? 0
  const cells = Array.from({ length: Math.min(before, mostColumns) }, () => emptyCell(head))
  let column = before
  for (const cell of parts(row, 'w:tc')) {
    const about = child(cell, 'w:tcPr')
    if (isGone(about, view)) continue
    const colspan = Math.max(1, wholeNumber(child(about, 'w:gridSpan'), 'w:val') ?? 1)
    const merge = mergeOf(about)
    const above = merge === 'goesOn' ? open.get(column) : undefined
    if (above === undefined) {
      const made = { head, colspan, rowspan: 1, blocks: blocksOf(cell) }
      cells.push(made)
      if (merge === null) open.delete(column)
      else open.set(column, made)
    } else above.rowspan += 1
    column += colspan
  }
  return cells
}

const emptyCell = (head: boolean): Growing => ({ head, colspan: 1, rowspan: 1, blocks: [] })

function mergeOf(properties: XmlElement | null): 'begins' | 'goesOn' | null {
  const [merge] = children(properties, 'w:vMerge')
  if (merge === undefined) return null
  return attribute(merge, 'w:val') === 'restart' ? 'begins' : 'goesOn'
}

/** Rows or cells; content controls may be wrapped around them. */
const parts = (parent: XmlElement | null, name: string): XmlElement[] =>
  elements(parent).flatMap((element) => {
    if (element.name === name) return [element]
    if (element.name === 'w:sdt') return parts(child(element, 'w:sdtContent'), name)
    return element.name === 'w:customXml' ? parts(element, name) : []
  })
