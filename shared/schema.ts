/**
 * The editor's schema, as TipTap extensions. Content expressions are permissive (`block*`, `listItem*`):
 * y-tiptap deletes an element whose content does not fit, and concurrent edits can leave any container
 * empty. No custom node views; attributes are primitive; `grammar.ts` says the same as plain data.
 */
import type { Extensions } from '@tiptap/core'
import { Blockquote } from '@tiptap/extension-blockquote'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { Italic } from '@tiptap/extension-italic'
import { Link } from '@tiptap/extension-link'
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { Text } from '@tiptap/extension-text'
import { isSafeHref } from './grammar.ts'

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

const SectionOrderedList = OrderedList.extend({
  content: 'listItem*',
  addAttributes() {
    return { start: { default: 1, parseHTML: (element) => readStart(element.getAttribute('start')) } }
  },
})

function readStart(written: string | null): number {
  const start = Number(written ?? 1)
  return Number.isInteger(start) && start >= 0 && start <= 1_000_000 ? start : 1
}

const readSpan = (written: string | null): number => {
  const count = Number(written ?? 1)
  return Number.isInteger(count) && count >= 1 && count <= 1000 ? count : 1
}

const cellAttributes = () => ({
  colspan: { default: 1, parseHTML: (element: Markup) => readSpan(element.getAttribute('colspan')) },
  rowspan: { default: 1, parseHTML: (element: Markup) => readSpan(element.getAttribute('rowspan')) },
  // prosemirror-tables reads it; columns are not resizable, so it is always null and never stored.
  colwidth: { default: null, parseHTML: () => null, renderHTML: () => ({}) },
})

const SectionLink = Link.extend({
  inclusive: false,
  addAttributes() {
    return { href: { default: null, parseHTML: (element) => element.getAttribute('href') } }
  },
}).configure({
  openOnClick: false,
  autolink: true,
  defaultProtocol: 'https',
  isAllowedUri: (url) => isSafeHref(url),
  shouldAutoLink: (url) => isSafeHref(url),
  HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: '_blank' },
})

/** Everything a section's text may hold. The browser adds behaviour (carets, paste, keys), never content. */
export const sectionExtensions: Extensions = [
  Document.extend({ content: 'block*' }),
  Paragraph,
  Text,
  SectionHeading,
  Bold,
  Italic,
  SectionLink,
  BulletList.extend({ content: 'listItem*' }),
  SectionOrderedList,
  ListItem.extend({ content: 'block*' }),
  Blockquote.extend({ content: 'block*' }),
  Table.extend({ content: 'tableRow*' }).configure({ resizable: false }),
  TableRow,
  TableHeader.extend({ content: 'block*', addAttributes: cellAttributes }),
  TableCell.extend({ content: 'block*', addAttributes: cellAttributes }),
  HardBreak,
]
