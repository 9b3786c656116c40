/**
 * What a section's text may consist of, as plain data: the nodes, who may stand in whom, the attributes
 * and marks. The server checks every update against it; a test holds it equal to the editor's schema
 * (`schema.ts`). It changes only by addition, readers before writers: raise `schemaVersion` when it does.
 */

/** Counted up with every addition; a browser with a smaller number is asked to reload. */
export const schemaVersion = 1

/** The name of the Y.XmlFragment that holds a section's text; no other root type is let in. */
export const rootName = 'default'

/** The deepest nesting of elements below the root. */
export const maxDepth = 24

/** The largest table, and the columns or rows that one cell may span: a page has to lay it out. */
export const [mostRows, mostCells, largestSpan] = [2000, 128, 64]

/** The longest link address, in characters. */
export const maxHrefLength = 2048

/** WHATWG URL stands in every browser and in Node; shared code names no library of either. */
declare const URL: { canParse(text: string): boolean }

type AttributeValue = string | number | boolean
type AttributeRule = (value: AttributeValue) => boolean

const wholeNumber =
  (from: number, to: number): AttributeRule =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to

interface NodeRule {
  /** Names of the elements that may stand in it. */
  readonly elements: readonly string[]
  /** Whether text may stand in it. */
  readonly text: boolean
  /** How many children it may have: far more than anyone writes, and no more than a page can draw. */
  readonly most: number
  readonly attributes: Readonly<Record<string, AttributeRule>>
}

const blocks = ['paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote', 'table'] as const
const span = wholeNumber(1, largestSpan)
const most = 20_000
const container = { elements: blocks, text: false, most, attributes: {} } as const
const cell = { elements: blocks, text: false, most, attributes: { colspan: span, rowspan: span } } as const

/** Containers are permissive (`block*`): concurrent edits may leave them empty, and nothing may be thrown away for it. */
export const nodes: Readonly<Record<string, NodeRule>> = {
  doc: container,
  paragraph: { elements: ['hardBreak'], text: true, most, attributes: {} },
  // We write levels 1 and 2; readers take all six, so that another editor's heading is no reason to cut it.
  heading: { elements: ['hardBreak'], text: true, most, attributes: { level: wholeNumber(1, 6) } },
  bulletList: { elements: ['listItem'], text: false, most, attributes: {} },
  orderedList: {
    elements: ['listItem'],
    text: false,
    most,
    attributes: { start: wholeNumber(0, 1_000_000) },
  },
  listItem: container,
  blockquote: container,
  table: { elements: ['tableRow'], text: false, most: mostRows, attributes: {} },
  tableRow: { elements: ['tableHeader', 'tableCell'], text: false, most: mostCells, attributes: {} },
  tableHeader: cell,
  tableCell: cell,
  hardBreak: { elements: [], text: false, most: 0, attributes: {} },
}

/** Marks on text: the names of their attributes and the rule each value keeps. */
export const marks: Readonly<Record<string, Readonly<Record<string, AttributeRule>>>> = {
  bold: {},
  italic: {},
  link: { href: (value) => typeof value === 'string' && isSafeHref(value) },
}

/**
 * Whether a link may lead there: https, http or mailto, written out in full. Anything the URL parser reads
 * as something else (`javascript&colon;…`, `//host`, `\\\\host`, tabs inside a scheme) is refused, because
 * the check is on what a browser would do, not on what the text looks like.
 */
export function isSafeHref(href: string): boolean {
  if (href.length > maxHrefLength || /[\p{Cc}\s\\]/u.test(href)) return false
  if (!/^(?:https?:\/\/[^/]|mailto:)/iu.test(href)) return false
  return URL.canParse(href)
}
