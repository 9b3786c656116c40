/** The blocks of a section as OpenDocument's paragraphs, lists and tables. */
import type { Block, Inline, Run, Table } from './blocks.ts'
import type { NumberedBlock } from './handout.ts'
import { xmlText } from './harmless.ts'
import { odtParagraph, odtWords } from './odt-xml.ts'
import { numberMark } from './words.ts'

/** A block with its number: in front of its words, or on a line of its own above lists and tables. */
export function odtNumbered({ number, blocks }: NumberedBlock): string {
  if (number === null) return odtBlocks(blocks, 'body')
  const [first, ...others] = blocks
  const mark = `<text:span text:style-name="mark">${numberMark(number)}</text:span>`
  if (first?.kind === 'paragraph' && others.length === 0)
    return odtParagraph('numbered', `${mark}<text:tab/>${inlines(first.inlines)}`)
  return odtParagraph('number', mark) + odtBlocks(blocks, 'body')
}

/** @param style of the paragraphs among them. */
const odtBlocks = (blocks: readonly Block[], style: string): string =>
  blocks.map((block) => blockOf(block, style)).join('')

/** A chapter's title is of level 1, a section's of level 2. */
const above = 2

function blockOf(block: Block, style: string): string {
  switch (block.kind) {
    case 'paragraph':
      return odtParagraph(style, inlines(block.inlines))
    case 'heading':
      return odtHeading(Math.min(block.level + above, 6), inlines(block.inlines))
    case 'list':
      return listOf(block.start, block.items)
    case 'quote':
      return odtBlocks(block.blocks, 'quotation')
    case 'table':
      return tableOf(block)
  }
}

/** @param content XML. */
export const odtHeading = (level: number, content: string): string =>
  `<text:h text:style-name="Heading_20_${level}" text:outline-level="${level}">${content}</text:h>`

/** A list holds lists and paragraphs only: what else is in an item comes as its paragraphs. */
function listOf(start: number | null, items: readonly (readonly Block[])[]): string {
  const style = start === null ? 'points' : 'numbers'
  const all = items.map((item, at) => {
    const begin = start !== null && at === 0 ? ` text:start-value="${start}"` : ''
    return `<text:list-item${begin}>${item.map(inList).join('')}</text:list-item>`
  })
  return `<text:list text:style-name="${style}">${all.join('')}</text:list>`
}

function inList(block: Block): string {
  if (block.kind !== 'table') return blockOf(block, 'item')
  return block.rows.flatMap((row) => row.flatMap(({ content }) => content.map(inList))).join('')
}

function tableOf({ columns, headers, rows }: Table): string {
  const lines = rows.map((cells) => {
    const row = Array.from({ length: columns }, (_none, column) => cellAt(cells, column))
    return `<table:table-row>${row.join('')}</table:table-row>`
  })
  const head =
    headers > 0
      ? `<table:table-header-rows>${lines.slice(0, headers).join('')}</table:table-header-rows>`
      : ''
  return (
    `<table:table table:style-name="table"><table:table-column table:number-columns-repeated="${columns}"/>` +
    `${head}${lines.slice(headers).join('')}</table:table>${odtParagraph('after', '')}`
  )
}

/** What another cell reaches over is said, too. */
function cellAt(cells: Table['rows'][number], column: number): string {
  const cell = cells.find((one) => one.column === column)
  if (cell === undefined) return '<table:covered-table-cell/>'
  const { columns, rows, isHeader, content } = cell
  const spans =
    columns > 1 || rows > 1
      ? ` table:number-columns-spanned="${columns}" table:number-rows-spanned="${rows}"`
      : ''
  const words = content.length === 0 ? odtParagraph('cell', '') : odtBlocks(content, 'cell')
  return `<table:table-cell table:style-name="${isHeader ? 'head' : 'plain'}"${spans}>${words}</table:table-cell>`
}

const inlines = (list: readonly Inline[]): string => list.map(inlineOf).join('')

function inlineOf(inline: Inline): string {
  if (inline.kind === 'break') return '<text:line-break/>'
  const words = styled(inline)
  return inline.href === null
    ? words
    : `<text:a xlink:type="simple" xlink:href="${xmlText(inline.href)}">${words}</text:a>`
}

function styled({ text, bold, italic }: Run): string {
  const style = `${bold ? 'bold' : ''}${italic ? 'italic' : ''}`
  const words = odtWords(text)
  return style === '' ? words : `<text:span text:style-name="${style}">${words}</text:span>`
}
