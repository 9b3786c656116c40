/**
 * What is pasted from Word, LibreOffice or a web page, cleaned to what a section may hold: paragraphs, two
 * levels of headings, lists, quotes, tables, bold, italic and safe links. Everything is built anew; what is
 * not named here (images, styles, comments, deleted words of tracked changes) stays behind.
 */
import { isSafeHref, largestSpan, mostCells, mostRows } from '#shared/grammar'
import { parseInert } from './inert-html.ts'
import { isWordListItem, readWordLists } from './word-lists.ts'

/** The same HTML, cleaned. What was copied from one of our own texts passes as it is. */
export function cleanPaste(html: string): string {
  return html.includes('data-pm-slice') ? withoutStyles(html) : cleanTree(html).innerHTML
}

/** HTML from elsewhere, cleaned, as elements that stand in no page. */
export function cleanTree(html: string): HTMLElement {
  const body = parseInert(withoutStyles(html))
  const clean = document.createElement('div')
  clean.append(...cleanBlocks(body, headingShift(body)))
  return clean
}

/** Even a document that nobody sees must not hold inline styles under our policy: they are read from elsewhere. */
const withoutStyles = (html: string): string =>
  html
    .replace(/<style\b[^]*?<\/style\s*>/giu, '')
    .replace(/(<[a-z][^<>]*?\s)style(?=\s*=)/giu, '$1data-style')

const dropped = new Set(
  'head style script meta title link xml img picture video audio svg canvas object iframe del template noscript button input select textarea hr col colgroup caption'.split(
    ' ',
  ),
)
const textBlocks = new Set('p pre dt dd address figcaption'.split(' '))
const wrappers = new Set(
  'div section article main header footer aside nav center form fieldset figure dl body html font details summary tbody thead tfoot label'.split(
    ' ',
  ),
)

/** Turns a heading's level in the source into one of our two. */
type Shift = (level: number) => 1 | 2

/** The biggest headings of the source become level 1, all smaller ones level 2. */
function headingShift(body: HTMLElement): Shift {
  const levels = [...body.querySelectorAll('h1,h2,h3,h4,h5,h6,[role=heading],p')].flatMap(
    (element) => headingLevel(element) ?? [],
  )
  const top = Math.min(...levels)
  return (level) => (level <= top ? 1 : 2)
}

function headingLevel(element: Element): number | null {
  const named = /^h([1-6])$/u.exec(nameOf(element))?.[1]
  if (named !== undefined) return Number(named)
  if (element.classList.contains('MsoTitle')) return 1
  const outline = /mso-outline-level:\s*([1-6])/u.exec(styleOf(element))?.[1]
  return outline === undefined ? null : Number(outline)
}

const nameOf = (element: Element): string => element.localName
const styleOf = (element: Element): string => element.getAttribute('data-style')?.toLowerCase() ?? ''

/** The blocks in `parent`, in order; loose words between them become paragraphs. */
function cleanBlocks(parent: Element, shift: Shift): Element[] {
  const blocks: Element[] = []
  let loose: Node[] = []
  const close = () => {
    blocks.push(...textBlock('p', loose))
    loose = []
  }
  const children = [...parent.childNodes]
  for (let at = 0; at < children.length; at++) {
    const child = children[at]
    if (child instanceof Element && isWordListItem(child)) {
      close()
      const { lists, next } = readWordLists(children, at, (item) => inline(item, plain))
      blocks.push(...lists)
      at = next - 1
    } else if (child instanceof Element && isBlock(child)) {
      close()
      blocks.push(...cleanBlock(child, shift))
    } else if (child !== undefined) loose.push(...inlineNode(child, plain))
  }
  close()
  return blocks
}

const blockNames = new Set('ul ol li blockquote table tr h1 h2 h3 h4 h5 h6'.split(' '))

function isBlock(element: Element): boolean {
  const name = nameOf(element)
  if (blockNames.has(name) || textBlocks.has(name) || wrappers.has(name)) return true
  // A <b> or <span> around whole paragraphs (Google Docs, some mail programs).
  return (
    !dropped.has(name) && element.querySelector('p,ul,ol,table,blockquote,h1,h2,h3,h4,h5,h6,div') !== null
  )
}

function cleanBlock(element: Element, shift: Shift): Element[] {
  if (isMetadata(element)) return []
  const name = nameOf(element)
  const level = headingLevel(element)
  if (level !== null) return textBlock(`h${shift(level) + 2}`, inline(element, { ...plain, bold: null }))
  if (textBlocks.has(name)) return textBlock('p', inline(element, plain))
  switch (name) {
    case 'ul':
    case 'ol':
      return cleanList(element, shift)
    case 'blockquote':
      return wrapped('blockquote', cleanBlocks(element, shift))
    case 'table':
      return cleanTable(element, shift)
    default:
      return cleanBlocks(element, shift)
  }
}

/** Word hangs its footnotes, comments and headers below the text. */
const isMetadata = (element: Element): boolean =>
  /mso-element:\s*(?:comment|header|footer|endnote-list)/u.test(styleOf(element)) || isHidden(element)

const isHidden = (element: Element): boolean => /display:\s*none|mso-hide:\s*all/u.test(styleOf(element))

const wrapped = (name: string, children: readonly Node[]): Element[] => {
  if (children.length === 0) return []
  const made = document.createElement(name)
  made.append(...children)
  return [made]
}

/** A block of words; without any word it is left out (Word spaces its paragraphs with empty ones). */
function textBlock(name: string, words: readonly Node[]): Element[] {
  const text = words.map((node) => node.textContent ?? '').join('')
  return text.replace(/[\s\u00a0]/gu, '') === '' ? [] : wrapped(name, withoutOuterBreaks(words))
}

function withoutOuterBreaks(words: readonly Node[]): readonly Node[] {
  const says = (node: Node) => node.nodeName !== 'BR' && (node.textContent ?? '').trim() !== ''
  const first = words.findIndex(says)
  const last = words.findLastIndex(says)
  return words.filter((node, at) => node.nodeName !== 'BR' || (at > first && at < last))
}

function cleanList(list: Element, shift: Shift): Element[] {
  const items: Element[] = []
  for (const child of list.children) {
    const name = nameOf(child)
    const last = items.at(-1)
    // Old HTML hangs an inner list beside its item instead of into it.
    if ((name === 'ul' || name === 'ol') && last !== undefined) last.append(...cleanList(child, shift))
    else if (!dropped.has(name)) items.push(...wrapped('li', cleanBlocks(child, shift)))
  }
  const [made] = wrapped(nameOf(list), items)
  if (made === undefined) return []
  const start = Number(list.getAttribute('start') ?? 1)
  if (nameOf(list) === 'ol' && Number.isInteger(start) && start > 1) made.setAttribute('start', String(start))
  return [made]
}

/** A table inside a table is laid flat: its words stay, in the cell that held it. */
function cleanTable(table: Element, shift: Shift): Element[] {
  const rows = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table)
  if (table.parentElement?.closest('table') != null || isTooLarge(rows))
    return cellsOf(table).flatMap((cell) => cleanBlocks(cell, shift))
  const made = rows.flatMap((row) =>
    wrapped(
      'tr',
      [...row.children].flatMap((cell) => cleanCell(cell, shift)),
    ),
  )
  const [body] = wrapped('tbody', made)
  return body === undefined ? [] : wrapped('table', [body])
}

/** The server takes no such table: its words come in without it. */
const isTooLarge = (rows: readonly Element[]): boolean =>
  rows.length > mostRows || rows.some((row) => row.children.length > mostCells)

const cellsOf = (table: Element): Element[] => [...table.querySelectorAll('td,th')]

function cleanCell(cell: Element, shift: Shift): Element[] {
  const heads = nameOf(cell) === 'th' || cell.closest('thead') !== null
  if (nameOf(cell) !== 'td' && nameOf(cell) !== 'th') return []
  const made = document.createElement(heads ? 'th' : 'td')
  for (const span of ['colspan', 'rowspan']) {
    const count = Number(cell.getAttribute(span) ?? 1)
    if (Number.isInteger(count) && count > 1) made.setAttribute(span, String(Math.min(count, largestSpan)))
  }
  const blocks = cleanBlocks(cell, shift)
  made.append(...(blocks.length > 0 ? blocks : [document.createElement('p')]))
  return [made]
}

/** Which marks the words carry; null: a mark that is not wanted here. */
interface Marks {
  bold: boolean | null
  italic: boolean
  href: string | null
}

const plain: Marks = { bold: false, italic: false, href: null }

const inline = (parent: Element, marks: Marks): Node[] =>
  [...parent.childNodes].flatMap((child) => inlineNode(child, marks))

function inlineNode(node: Node, marks: Marks): Node[] {
  if (node instanceof Text) return marked(node.data, marks)
  if (!(node instanceof Element) || isLeftOut(node)) return []
  if (nameOf(node) === 'br') return [document.createElement('br')]
  return inline(node, marksOf(node, marks))
}

const isLeftOut = (element: Element): boolean => {
  const style = styleOf(element)
  return (
    dropped.has(nameOf(element)) ||
    isHidden(element) ||
    /mso-list:\s*ignore|mso-comment|mso-special-character:\s*comment/u.test(style) ||
    element.classList.contains('MsoCommentReference') ||
    element.classList.contains('msoDel') ||
    element.classList.contains('Apple-interchange-newline')
  )
}

function marksOf(element: Element, outer: Marks): Marks {
  const style = styleOf(element)
  const weight = /(?<![\w-])font-weight:\s*(\w+)/u.exec(style)?.[1]
  const slant = /(?<![\w-])font-style:\s*(\w+)/u.exec(style)?.[1]
  const name = nameOf(element)
  const bold = weight === undefined ? name === 'b' || name === 'strong' || outer.bold : isHeavy(weight)
  const italic = slant === undefined ? name === 'i' || name === 'em' || outer.italic : slant !== 'normal'
  const href = name === 'a' ? (element.getAttribute('href') ?? '').trim() : ''
  return { bold: outer.bold === null ? null : bold, italic, href: isSafeHref(href) ? href : outer.href }
}

const isHeavy = (weight: string): boolean => weight === 'bold' || weight === 'bolder' || Number(weight) >= 600

function marked(text: string, { bold, italic, href }: Marks): Node[] {
  let node: Node = document.createTextNode(text)
  const around = [bold === true ? 'strong' : null, italic ? 'em' : null, href === null ? null : 'a']
  for (const name of around) {
    if (name === null) continue
    const mark = document.createElement(name)
    if (name === 'a') mark.setAttribute('href', href ?? '')
    mark.append(node)
    node = mark
  }
  return [node]
}
