/**
 * A section's text on its way to paper: the grammar's elements as a closed union, with what programs for reading refuse
 * put right. Words are harmless (`harmless`), a link leads to https, http or mailto or is none, a table is a grid
 * without holes.
 */
import { isSafeHref } from '#shared/grammar'
import { isRun, type TextElement, type TextNode, type TextRun } from '#shared/text'
import { gridOf, widest, type Cell, type GridCell } from './grid.ts'
import { harmless } from './harmless.ts'

export interface Run {
  readonly kind: 'run'
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  readonly href: string | null
}

export type Inline = Run | { readonly kind: 'break' }

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly inlines: readonly Inline[]
}

export interface Table {
  readonly kind: 'table'
  readonly columns: number
  /** So many rows at the top are headers. */
  readonly headers: number
  readonly rows: readonly (readonly GridCell<Block>[])[]
}

export type Block =
  | Paragraph
  /** `level` counts from 1 within the section. */
  | { readonly kind: 'heading'; readonly level: number; readonly inlines: readonly Inline[] }
  /** `start`: the first number; null for a list of points. */
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | Table

/** What a block of a section is printed as. */
export const topBlocksOf = (element: TextElement): Block[] =>
  element.name === 'heading'
    ? [{ kind: 'heading', level: numberIn(element, 'level', 1), inlines: inlinesOf(element.children) }]
    : blockOf(element)

/** A heading inside of something is bold words: it is no place of the document. */
function blockOf(element: TextElement): Block[] {
  switch (element.name) {
    case 'paragraph':
      return [{ kind: 'paragraph', inlines: inlinesOf(element.children) }]
    case 'heading':
      return [{ kind: 'paragraph', inlines: inlinesOf(element.children).map(emboldened) }]
    case 'bulletList':
      return [{ kind: 'list', start: null, items: elementsIn(element).map(inside) }]
    case 'orderedList':
      return [{ kind: 'list', start: numberIn(element, 'start', 1), items: elementsIn(element).map(inside) }]
    case 'blockquote':
      return [{ kind: 'quote', blocks: inside(element) }]
    case 'table':
      return tableOf(element)
    default:
      // Of a newer version of the text: its words are printed all the same.
      return element.children.some(isRun)
        ? [{ kind: 'paragraph', inlines: inlinesOf(element.children) }]
        : inside(element)
  }
}

const inside = (element: TextElement): Block[] => elementsIn(element).flatMap(blockOf)

const elementsIn = ({ children }: TextElement): TextElement[] =>
  children.filter((child): child is TextElement => !isRun(child))

function tableOf(table: TextElement): Block[] {
  const rows = elementsIn(table).map((row) => elementsIn(row).map(cellOf))
  const grid = gridOf(rows)
  if (grid.columns > widest) return rows.flatMap((row) => row.flatMap(({ content }) => content))
  return grid.columns === 0 ? [] : [{ kind: 'table', ...grid }]
}

const cellOf = (element: TextElement): Cell<Block> => ({
  isHeader: element.name === 'tableHeader',
  columns: numberIn(element, 'colspan', 1),
  rows: numberIn(element, 'rowspan', 1),
  content: inside(element),
})

function numberIn({ attributes = {} }: TextElement, name: string, otherwise: number): number {
  const value = attributes[name]
  return typeof value === 'number' ? value : otherwise
}

const inlinesOf = (nodes: readonly TextNode[]): Inline[] =>
  nodes.flatMap((node): Inline[] => {
    if (isRun(node)) return runsOf(node)
    return node.name === 'hardBreak' ? [{ kind: 'break' }] : inlinesOf(node.children)
  })

/** Line breaks within a run are breaks; a tab is a blank. */
const runsOf = (run: TextRun): Inline[] =>
  harmless(run.text)
    .replaceAll('\t', ' ')
    .split('\n')
    .flatMap((text, at): Inline[] => [
      ...(at === 0 ? [] : [{ kind: 'break' as const }]),
      ...(text === '' ? [] : [runWith(run, text)]),
    ])

const runWith = ({ bold, italic, href }: TextRun, text: string): Run => ({
  kind: 'run',
  text,
  bold: bold === true,
  italic: italic === true,
  href: href === undefined ? null : linkOf(href),
})

const emboldened = (inline: Inline): Inline => (inline.kind === 'run' ? { ...inline, bold: true } : inline)

const allowed: readonly string[] = ['https:', 'http:', 'mailto:']

/** Where the link leads, as a browser writes it; null for what may not be followed. */
export function linkOf(href: string): string | null {
  if (!isSafeHref(href)) return null
  const url = new URL(href)
  return allowed.includes(url.protocol) ? url.href.replaceAll(/[<>"`]/gu, encodeURIComponent) : null
}

/** The words of inlines; a break is a line's end. */
export const wordsOf = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => (inline.kind === 'run' ? inline.text : '\n')).join('')
