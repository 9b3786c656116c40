/** The blocks of a section as HTML; each numbered paragraph can be linked to. */
import type { Block, Inline, Table } from './blocks.ts'
import type { NumberedBlock } from './handout.ts'
import { xmlText } from './harmless.ts'
import { numberMark } from './words.ts'

/** Plain words with their line breaks. */
export const htmlLines = (words: string): string => xmlText(words).replaceAll('\n', '<br>')

/** @param section the id of the section: its paragraphs' ids begin with it. */
export const htmlBlocks = (doc: readonly NumberedBlock[], section: string): string =>
  doc.map((block) => numbered(block, section)).join('\n')

function numbered({ number, blocks }: NumberedBlock, section: string): string {
  if (number === null) return all(blocks)
  const id = `${section}-absatz-${number}`
  return `<div class="paragraph" id="${id}"><a class="number" href="#${id}">${numberMark(number)}</a>${all(blocks)}</div>`
}

const all = (blocks: readonly Block[]): string => blocks.map(blockOf).join('')

/** The page's title is h1, a chapter h2, a section h3. */
const above = 3

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inlines(block.inlines)}</p>`
    case 'heading': {
      const tag = `h${Math.min(block.level + above, 6)}`
      return `<${tag}>${inlines(block.inlines)}</${tag}>`
    }
    case 'list': {
      const items = block.items.map((item) => `<li>${all(item)}</li>`).join('')
      return block.start === null ? `<ul>${items}</ul>` : `<ol start="${block.start}">${items}</ol>`
    }
    case 'quote':
      return `<blockquote>${all(block.blocks)}</blockquote>`
    case 'table':
      return tableOf(block)
  }
}

function tableOf({ headers, rows }: Table): string {
  const lines = rows.map((cells) => `<tr>${cells.map(cellOf).join('')}</tr>`)
  const head = headers > 0 ? `<thead>${lines.slice(0, headers).join('')}</thead>` : ''
  return `<div class="wide" tabindex="0" role="region" aria-label="Tabelle"><table>${head}<tbody>${lines.slice(headers).join('')}</tbody></table></div>`
}

function cellOf({ isHeader, columns, rows, content }: Table['rows'][number][number]): string {
  const tag = isHeader ? 'th' : 'td'
  const spans = `${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}`
  return `<${tag}${spans}>${all(content)}</${tag}>`
}

const inlines = (list: readonly Inline[]): string => list.map(inlineOf).join('')

function inlineOf(inline: Inline): string {
  if (inline.kind === 'break') return '<br>'
  let words = xmlText(inline.text)
  if (inline.italic) words = `<em>${words}</em>`
  if (inline.bold) words = `<strong>${words}</strong>`
  return inline.href === null
    ? words
    : `<a href="${xmlText(inline.href)}" rel="noopener noreferrer nofollow">${words}</a>`
}
