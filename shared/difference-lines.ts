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
  /** Where the numbers of its list begin, for the first line of the first item, if that is not 1; else 0. */
  readonly start: number
  /** Of a row; anything else has none. */
  readonly cells: readonly Cell[]
  /** The first row of its table that has words. */
  readonly isTableStart: boolean
  readonly runs: readonly TextRun[]
  readonly words: string
  /** Lines that look the same have the same; the numbers that lists give by themselves are no part of it. */
  readonly look: string
}

export type Cell = Pick<Line, 'runs' | 'words'>

type Around = Pick<Line, 'list' | 'depth' | 'marker' | 'isQuoted' | 'start' | 'isTableStart'>

const nothing: Around = {
  list: 'none',
  depth: 0,
  marker: '',
  isQuoted: false,
  start: 0,
  isTableStart: false,
}

/** Between the cells of a row. */
export const cellBreak: TextRun = { text: ' │ ' }

/** What has no letter is no line. */
export const linesOf = (doc: ContentNode): Line[] => linesIn(blocksIn(doc), nothing)

function linesIn(nodes: readonly TextNode[], around: Around): Line[] {
  let inner = around
  return nodes.flatMap((node) => {
    if (isRun(node)) return []
    const lines = linesFrom(node, inner)
    // The marker stands before the first line of its item.
    if (lines.length > 0) inner = { ...inner, marker: '', start: 0, isTableStart: false }
    return lines
  })
}

function linesFrom(element: TextElement, around: Around): Line[] {
  const { name, attributes = {}, children } = element
  switch (name) {
    case 'paragraph':
      return proseOf('paragraph', 0, runsIn(children), around)
    case 'heading':
      return proseOf('heading', Number(attributes['level'] ?? 1), runsIn(children), around)
    case 'tableRow':
      return rowOf(children, around)
    case 'table':
      return linesIn(children, { ...around, isTableStart: true })
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

function proseOf(
  kind: 'paragraph' | 'heading',
  level: number,
  runs: readonly TextRun[],
  around: Around,
): Line[] {
  const words = plainText(runs)
  if (words.trim() === '') return []
  return [looking({ ...around, kind, level, cells: [], isTableStart: false, runs, words })]
}

/** @param within all that it holds, if that is more than its runs. */
function looking(line: Omit<Line, 'look'>, within: unknown = line.runs): Line {
  const { kind, level, list, depth, isQuoted, start } = line
  return { ...line, look: JSON.stringify([kind, level, list, depth, isQuoted, start, within]) }
}

/** The letters of a paragraph or a heading from one to another, as a line of its own. */
export function pieceOf(line: Line, from: number, to: number): Line {
  const first = from === 0 ? {} : { marker: '', start: 0 }
  return looking({ ...line, ...first, runs: cut(line.runs, from, to), words: line.words.slice(from, to) })
}

/** The runs of these letters. */
export function cut(runs: readonly TextRun[], from: number, to: number): TextRun[] {
  let at = 0
  return runs.flatMap((run) => {
    const start = at
    at += run.text.length
    const text = run.text.slice(Math.max(0, from - start), Math.max(0, to - start))
    return text === '' ? [] : [{ ...run, text }]
  })
}

function runsIn(nodes: readonly TextNode[]): TextRun[] {
  return nodes.flatMap((node) => {
    if (isRun(node)) return node
    return node.name === 'hardBreak' ? { text: '\n' } : runsIn(node.children)
  })
}

function rowOf(children: readonly TextNode[], around: Around): Line[] {
  const held = children.flatMap((cell) =>
    isRun(cell) ? [] : { cell, lines: linesIn(cell.children, nothing) },
  )
  const cells = held.map(({ lines }) => runsOf(lines)).map((runs) => ({ runs, words: plainText(runs) }))
  if (cells.every(({ words }) => words.trim() === '')) return []
  const looks = held.map(({ cell: { name, attributes = {} }, lines }) => [
    name,
    attributes['colspan'] ?? 1,
    attributes['rowspan'] ?? 1,
    lines.map(({ look }) => look),
  ])
  const runs = cells.flatMap((cell, at) => [...(at > 0 ? [cellBreak] : []), ...cell.runs])
  const row = { ...around, kind: 'row', level: 0, cells, runs, words: plainText(runs) } as const
  return [looking(row, looks)]
}

const runsOf = (lines: readonly Line[]): TextRun[] =>
  lines.flatMap(({ runs }, at) => (at > 0 ? [{ text: '\n' }, ...runs] : runs))
