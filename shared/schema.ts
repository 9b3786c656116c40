/**
 * The editor's schema, as TipTap extensions. Content expressions are permissive (`block*`, `listItem*`):
 * y-tiptap deletes an element whose content does not fit, and concurrent edits can leave any container
 * empty. No custom node views; attributes are primitive; `grammar.ts` says the same as plain data.
 */
import { Mark, Node, type Extensions } from '@tiptap/core'
import { Blockquote } from '@tiptap/extension-blockquote'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { Italic } from '@tiptap/extension-italic'
import { BulletList } from '@tiptap/extension-list/bullet-list'
import { ListItem } from '@tiptap/extension-list/item'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { isSafeHref, largestSpan } from './grammar.ts'

/** As much of a DOM element as reading attributes needs; shared code names no DOM. */
interface Markup {
  getAttribute(name: string): string | null
}

/** The chapter is the page's h1, the section h2: a section's own two levels of headings are h3 and h4. */
const SectionHeading = Heading.extend({
  parseHTML() {
    return [1, 2].map((level) => ({ tag: `h${level + 2}`, attrs: { level } }))
  },
  renderHTML({ node, HTMLAttributes }) {
    return [`h${Math.min(Number(node.attrs['level']) + 2, 6)}`, HTMLAttributes, 0]
  },
}).configure({ levels: [1, 2] })

const OrderedList = Node.create({
  name: 'orderedList',
  group: 'block list',
  content: 'listItem*',
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML: ({ HTMLAttributes: { start } }) => ['ol', start === 1 ? {} : { start }, 0],
  addAttributes: () => ({
    start: { default: 1, parseHTML: (element: Markup) => readStart(element.getAttribute('start')) },
  }),
})

function readStart(written: string | null): number {
  const start = Number(written ?? 1)
  return Number.isInteger(start) && start >= 0 && start <= 1_000_000 ? start : 1
}

const readSpan = (written: string | null): number => {
  const count = Number(written ?? 1)
  return Number.isInteger(count) && count >= 1 && count <= largestSpan ? count : 1
}

/** What prosemirror-tables knows the parts of a table by. */
const tableRoles = new Map([
  ['table', 'table'],
  ['tableRow', 'row'],
  ['tableHeader', 'header_cell'],
  ['tableCell', 'cell'],
])

const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow*',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
  extendNodeSchema: ({ name }) => ({ tableRole: tableRoles.get(name) }),
})

const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
})

const cellOf = (name: string, tag: string) =>
  Node.create({
    name,
    content: 'block*',
    isolating: true,
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
    addAttributes: () => ({
      colspan: { default: 1, parseHTML: (element: Markup) => readSpan(element.getAttribute('colspan')) },
      rowspan: { default: 1, parseHTML: (element: Markup) => readSpan(element.getAttribute('rowspan')) },
      // prosemirror-tables reads it; columns are not resizable, so it is always null and never stored.
      colwidth: { default: null, parseHTML: () => null, renderHTML: () => ({}) },
    }),
  })

const Link = Mark.create({
  name: 'link',
  // The outermost mark: a link that is half bold stays one link.
  priority: 1000,
  inclusive: false,
  keepOnSplit: false,
  exitable: true,
  parseHTML: () => [{ tag: 'a[href]', getAttrs: (element) => (leadsSafely(element) ? null : false) }],
  renderHTML: ({ HTMLAttributes: { href } }) => ['a', { ...shownLink, ...safe(href) }, 0],
  addAttributes: () => ({
    href: { default: null, parseHTML: (element: Markup) => element.getAttribute('href') },
  }),
})

const shownLink = { rel: 'noopener noreferrer nofollow', target: '_blank' }

const safe = (href: unknown): { href?: string } =>
  typeof href === 'string' && isSafeHref(href) ? { href } : {}

const leadsSafely = (element: Markup | string): boolean =>
  typeof element !== 'string' && isSafeHref(element.getAttribute('href') ?? '')

/** Everything a section's text may hold. The browser adds behaviour (carets, paste, keys), never content. */
export const sectionExtensions: Extensions = [
  Document.extend({ content: 'block*' }),
  Paragraph,
  Text,
  SectionHeading,
  Bold,
  Italic,
  Link,
  BulletList.extend({ content: 'listItem*' }),
  OrderedList,
  ListItem.extend({ content: 'block*' }),
  Blockquote.extend({ content: 'block*' }),
  Table,
  TableRow,
  cellOf('tableHeader', 'th'),
  cellOf('tableCell', 'td'),
  HardBreak,
]
