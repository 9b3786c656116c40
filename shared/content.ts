/**
 * What people sign: the title and the text of a section as one plain value, ProseMirror JSON as the editor's schema makes
 * it. However Yjs keeps the text (split, joined, formatted and formatted back, in whatever order), what reads the same
 * is the same value, its canonical JSON the same letters, and their SHA-256 the same hash. What is made of a text today
 * must be made of it for ever: hashes stand on record. The grammar grows; what it has is written as it always was.
 */
import * as z from 'zod/mini'
import { canonicalJson } from './canonical.ts'
import { nodes } from './grammar.ts'
import { isRun, type TextElement, type TextNode, type TextRun } from './text.ts'

/** The SHA-256 of a section's canonical content, in hexadecimal. */
export const contentHash = z
  .string()
  .check(z.regex(/^[0-9a-f]{64}$/, 'not a SHA-256'))
  .brand<'ContentHash'>()
export type ContentHash = z.infer<typeof contentHash>

type Attributes = Readonly<Record<string, string | number | boolean | null>>

export type ContentMark = { readonly type: string; readonly attrs?: Attributes }

/** A node as ProseMirror writes it. */
export type ContentNode = {
  readonly type: string
  readonly attrs?: Attributes
  readonly content?: readonly ContentNode[]
  readonly marks?: readonly ContentMark[]
  readonly text?: string
}

export type Content = { readonly title: string; readonly doc: ContentNode }

const cell: Attributes = { colspan: 1, rowspan: 1, colwidth: null }

/** What the schema gives a node that says nothing of it. */
const defaults: Readonly<Record<string, Attributes>> = {
  heading: { level: 1 },
  orderedList: { start: 1 },
  tableHeader: cell,
  tableCell: cell,
}

/** The content of a section with this title and text (`readText`). */
export const contentOf = (title: string, text: readonly TextElement[]): Content => ({
  title,
  doc: nodeOf({ name: 'doc', children: text }),
})

/** The letters that are hashed: RFC 8785 JSON. */
export const canonicalContent = (content: Content): string => canonicalJson(content)

function nodeOf({ name, attributes = {}, children }: TextElement): ContentNode {
  const attrs = { ...defaults[name], ...known(name, attributes) }
  const content = contentIn(children)
  return {
    type: name,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(content.length > 0 ? { content } : {}),
  }
}

/** What the schema does not know is not shown. */
const known = (name: string, attributes: Attributes): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([key]) => key in (nodes[name]?.attributes ?? {})))

/** Runs that look the same are one, and one without letters is none. */
function contentIn(children: readonly TextNode[]): ContentNode[] {
  const joined: TextNode[] = []
  for (const child of children) {
    const last = joined.at(-1)
    if (!isRun(child)) joined.push(child)
    else if (last !== undefined && isRun(last) && looksLike(last, child))
      joined[joined.length - 1] = { ...last, text: last.text + child.text }
    else if (child.text !== '') joined.push(child)
  }
  return joined.map((child) => (isRun(child) ? textOf(child) : nodeOf(child)))
}

const looksLike = (one: TextRun, other: TextRun): boolean =>
  one.bold === other.bold && one.italic === other.italic && one.href === other.href

function textOf(run: TextRun): ContentNode {
  const marks = marksOf(run)
  return { type: 'text', ...(marks.length > 0 ? { marks } : {}), text: whole(run.text) }
}

/** In the order of the schema. */
const marksOf = ({ href, bold, italic }: TextRun): ContentMark[] => [
  ...(href === undefined ? [] : [{ type: 'link', attrs: { href } }]),
  ...(bold ? [{ type: 'bold' }] : []),
  ...(italic ? [{ type: 'italic' }] : []),
]

/** Half a character is shown as U+FFFD. */
const whole = (text: string): string => text.replaceAll(/\p{Cs}/gu, '\uFFFD')
