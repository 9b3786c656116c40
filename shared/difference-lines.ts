/** A text as the lines that are compared: paragraphs and headings, wherever they stand, and the rows of tables. */
import type { ContentNode } from './content.ts'
import { blocksIn } from './content-blocks.ts'
import { isRun, plainText, type TextElement, type TextNode, type TextRun } from './text.ts'

export interface Line {
  readonly kind: 'paragraph' | 'heading' | 'row'
  /** Of a heading; of anything else 0. */
  readonly level: number
  readonly list: 'none' | 'bulleted' | 'numbered'
  /** Lists around it. */
  readonly depth: number
  /** What its list puts before it: "•", "3."; '' behind the first line of an item. */
  readonly marker: string
  readonly isQuoted: boolean
  readonly runs: readonly TextRun[]
  readonly words: string
  /** Lines that look the same have the same; the numbers that lists give by themselves are no part of it. */
  readonly look: string
}

type Around = Pick<Line, 'list' | 'depth' | 'marker' | 'isQuoted'> & {
  /** Where the numbers of its list begin, for the first item, if that is not 1. */
  readonly start: number
}

const nothing: Around = { list: 'none', depth: 0, marker: '', isQuoted: false, start: 0 }

/** Between the cells of a row. */
const cellBreak: TextRun = { text: ' │ ' }

/** What has no letter is no line. */
export const linesOf = (doc: ContentNode): Line[] => linesIn(blocksIn(doc), nothing)

function linesIn(nodes: readonly TextNode[], around: Around): Line[] {
  let inner = around
  return nodes.flatMap((node) => {
    if (isRun(node)) return []
    const lines = linesFrom(node, inner)
    // The marker stands before the first line of its item.
    if (lines.length > 0) inner = { ...inner, marker: '', start: 0 }
    return lines
  })
}

function linesFrom(element: TextElement, around: Around): Line[] {
  const { name, attributes = {}, children } = element
  switch (name) {
    case 'paragraph':
      return line('paragraph', 0, runsIn(children), around)
    case 'heading':
      return line('heading', Number(attributes['level'] ?? 1), runsIn(children), around)
    case 'tableRow':
      return rowOf(children, around)
    case 'blockquote':
      return linesIn(children, { ...around, isQuoted: true })
    case 'bulletList':
    case 'orderedList':
      return itemsIn(element, around)
    default:
      // Of a newer version of the text: what stands in it is compared all the same.
      return linesIn(children, around)
  }
}

function itemsIn({ name, attributes = {}, children }: TextElement, around: Around): Line[] {
  const isNumbered = name === 'orderedList'
  const start = isNumbered ? Number(attributes['start'] ?? 1) : 0
  const depth = around.depth + 1
  return children.flatMap((item, at) => {
    const marker = isNumbered ? `${start + at}.` : '•'
    const list = isNumbered ? 'numbered' : 'bulleted'
    return isRun(item)
      ? []
      : linesIn(item.children, { ...around, list, depth, marker, start: at === 0 && start !== 1 ? start : 0 })
  })
}

/** @param cells of a row, all that they are. */
function line(
  kind: Line['kind'],
  level: number,
  runs: readonly TextRun[],
  { start, ...around }: Around,
  cells = '',
): Line[] {
  const words = plainText(runs)
  if (words.replaceAll(cellBreak.text.trim(), '').trim() === '') return []
  const { list, depth, isQuoted } = around
  const look = JSON.stringify([kind, level, list, depth, isQuoted, start, cells === '' ? runs : cells])
  return [{ ...around, kind, level, runs, words, look }]
}

function runsIn(nodes: readonly TextNode[]): TextRun[] {
  return nodes.flatMap((node) => {
    if (isRun(node)) return node
    return node.name === 'hardBreak' ? { text: '\n' } : runsIn(node.children)
  })
}

function rowOf(children: readonly TextNode[], around: Around): Line[] {
  const cells = children.flatMap((cell) =>
    isRun(cell) ? [] : { cell, lines: linesIn(cell.children, nothing) },
  )
  const runs = cells.flatMap(({ lines }, at) => [...(at > 0 ? [cellBreak] : []), ...runsOf(lines)])
  const looks = cells.map(({ cell: { name, attributes = {} }, lines }) => [
    name,
    attributes['colspan'] ?? 1,
    attributes['rowspan'] ?? 1,
    lines.map(({ look }) => look),
  ])
  return line('row', 0, runs, around, JSON.stringify(looks))
}

const runsOf = (lines: readonly Line[]): TextRun[] =>
  lines.flatMap(({ runs }, at) => (at > 0 ? [{ text: '\n' }, ...runs] : runs))
