/**
 * A small notation for text that ships with the program: blocks are parted by empty lines.
 *
 *     ## heading    ### smaller heading    > quote    - list    1. numbered list    | cell | cell |
 *     **bold**   _italic_   [text](https://address)
 *
 * The first row of a table is its header. An asterisk alone is a letter ("Expert*innen").
 */
import type { TextElement, TextNode, TextRun } from '#shared/text'

/** The text's elements. Throws on nothing: what is no known block is a paragraph. */
export const prose = (written: string): TextElement[] =>
  written
    .trim()
    .split(/\n\s*\n/u)
    .map((block) => readBlock(block.split('\n').map((line) => line.trim())))

function readBlock(lines: string[]): TextElement {
  const first = lines[0] ?? ''
  if (first.startsWith('### ')) return heading(2, first.slice(4))
  if (first.startsWith('## ')) return heading(1, first.slice(3))
  if (first.startsWith('> '))
    return element('blockquote', [paragraph(lines.map((line) => line.slice(2)).join(' '))])
  if (first.startsWith('- '))
    return element(
      'bulletList',
      lines.map((line) => item(line.slice(2))),
    )
  if (/^\d+\. /u.test(first)) return orderedList(lines)
  if (first.startsWith('|')) return element('table', lines.map(row))
  return paragraph(lines.join(' '))
}

const element = (name: string, children: readonly TextNode[]): TextElement => ({ name, children })

const orderedList = (lines: string[]): TextElement => ({
  name: 'orderedList',
  attributes: { start: Number.parseInt(lines[0] ?? '1', 10) },
  children: lines.map((line) => item(line.replace(/^\d+\. /u, ''))),
})

const heading = (level: number, text: string): TextElement => ({
  name: 'heading',
  attributes: { level },
  children: readRuns(text),
})

const paragraph = (text: string): TextElement => element('paragraph', readRuns(text))

const item = (text: string): TextElement => element('listItem', [paragraph(text)])

function row(line: string, index: number): TextElement {
  const cells = line.replaceAll(/^\||\|$/gu, '').split('|')
  const name = index === 0 ? 'tableHeader' : 'tableCell'
  return element(
    'tableRow',
    cells.map((cell) => ({
      name,
      attributes: { colspan: 1, rowspan: 1 },
      children: [paragraph(cell.trim())],
    })),
  )
}

const marked = /\*\*(?<bold>.+?)\*\*|_(?<italic>[^_]+)_|\[(?<label>[^\]]+)\]\((?<href>[^)]+)\)/gu

function readRuns(text: string): TextRun[] {
  const runs: TextRun[] = []
  let from = 0
  for (const found of text.matchAll(marked)) {
    runs.push({ text: text.slice(from, found.index) }, markedRun(found.groups ?? {}))
    from = found.index + found[0].length
  }
  return [...runs, { text: text.slice(from) }].filter((run) => run.text !== '')
}

function markedRun({ bold, italic, label, href }: Record<string, string | undefined>): TextRun {
  if (bold !== undefined) return { text: bold, bold: true }
  if (italic !== undefined) return { text: italic, italic: true }
  return { text: label ?? '', href: href ?? '' }
}
