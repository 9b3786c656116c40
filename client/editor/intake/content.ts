/** A file's text on the page: cleaned as every paste is, then a document of the editor's own schema. */
import type { Node, Schema } from '@tiptap/pm/model'
import type { Hands } from '../hands.ts'
import { cleanTree } from '../paste.ts'

/** The document that HTML from elsewhere becomes. Cleaning and reading a long one take a turn of the event loop each. */
export async function contentOf({ DOMParser }: Hands, schema: Schema, html: string): Promise<Node> {
  await aTurn()
  const clean = cleanTree(html)
  await aTurn()
  return DOMParser.fromSchema(schema).parse(clean)
}

/** Lets the page draw and hear before what comes next. */
const aTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/** What a person sees of a text at a glance. */
export interface Figures {
  readonly words: number
  readonly headings: number
  readonly tables: number
}

export function figuresOf(doc: Node): Figures {
  const figures = { words: 0, headings: 0, tables: 0 }
  doc.descendants((node) => {
    if (node.type.name === 'heading') figures.headings += 1
    if (node.type.name === 'table') figures.tables += 1
    if (node.isTextblock) figures.words += countWords(node.textContent)
  })
  return figures
}

/** What stands between spaces and has a letter or a digit is a word. */
const countWords = (text: string): number =>
  text.split(/\s+/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length
