/**
 * A section's text from a Yjs document, and into one. Reading never changes the document (y-tiptap's own reader
 * deletes what it does not know); writing is for seeding a new section.
 */
import * as Y from 'yjs'
import { nodes, rootName } from './grammar.ts'
import type { Pieces } from './pieces.ts'
import { isRun, type TextElement, type TextNode, type TextRun } from './text.ts'

/** The section's text as it stands in the document; unknown elements come out under their own name. */
export function readText(doc: Y.Doc): TextElement[] {
  return doc
    .getXmlFragment(rootName)
    .toArray()
    .flatMap((node) => (node instanceof Y.XmlElement ? readBlock(node) : []))
}

/** So many blocks are read in one piece. */
const together = 100

/** `readText` in pieces. */
export function* readTextInPieces(doc: Y.Doc): Pieces<TextElement[]> {
  const blocks: TextElement[] = []
  for (const [at, node] of doc.getXmlFragment(rootName).toArray().entries()) {
    if (node instanceof Y.XmlElement) blocks.push(readBlock(node))
    if (at % together === together - 1) yield null
  }
  return blocks
}

/** One element of the text with all that is in it. */
export const readBlock = (node: Y.XmlElement): TextElement => ({
  name: node.nodeName,
  attributes: node.getAttributes() as Record<string, string | number | boolean>,
  children: node.toArray().flatMap((child) => readNode(child as Y.XmlElement)),
})

function readNode(node: Y.XmlElement | Y.XmlText | Y.XmlHook): TextNode[] {
  if (node instanceof Y.XmlText) return readRuns(node)
  return node instanceof Y.XmlElement ? [readBlock(node)] : []
}

type Delta = { insert: unknown; attributes?: Record<string, unknown> }[]

function readRuns(text: Y.XmlText): TextRun[] {
  const delta = text.toDelta() as Delta
  return delta.flatMap(({ insert, attributes }) =>
    typeof insert === 'string' ? [{ text: insert, ...readMarks(attributes ?? {}) }] : [],
  )
}

function readMarks(attributes: Record<string, unknown>): Omit<TextRun, 'text'> {
  const link = attributes['link'] as { href?: unknown } | undefined
  return {
    ...(attributes['bold'] ? { bold: true as const } : {}),
    ...(attributes['italic'] ? { italic: true as const } : {}),
    ...(typeof link?.href === 'string' ? { href: link.href } : {}),
  }
}

/** Writes `elements` behind what stands in the document already. */
export function writeText(doc: Y.Doc, elements: readonly TextElement[]): void {
  doc.transact(() => doc.getXmlFragment(rootName).push(elements.map(buildElement)))
}

function buildElement(element: TextElement): Y.XmlElement {
  const built = new Y.XmlElement(element.name)
  for (const [key, value] of Object.entries(element.attributes ?? {})) {
    built.setAttribute(key, value as unknown as string)
  }
  // Not push: it reads the length, which a type has only in a document.
  built.insert(0, buildChildren(element.children))
  // Who begins to write in an empty paragraph makes a text for the letters; of two who begin at once each would
  // move the other's letters into one text, and they would stand there twice.
  if (element.children.length === 0 && nodes[element.name]?.text === true) built.insert(0, [new Y.XmlText()])
  return built
}

/** Neighbouring runs share one Y.XmlText, as the editor binding writes them. */
function buildChildren(children: readonly TextNode[]): (Y.XmlElement | Y.XmlText)[] {
  const built: (Y.XmlElement | Y.XmlText)[] = []
  let runs: TextRun[] = []
  const close = () => {
    if (runs.length > 0) built.push(buildRuns(runs))
    runs = []
  }
  for (const child of children) {
    if (isRun(child)) runs.push(child)
    else {
      close()
      built.push(buildElement(child))
    }
  }
  close()
  return built
}

function buildRuns(runs: readonly TextRun[]): Y.XmlText {
  const text = new Y.XmlText()
  text.applyDelta(runs.map((run) => ({ insert: run.text, attributes: writeMarks(run) })))
  return text
}

const writeMarks = (run: TextRun): Record<string, object> => ({
  ...(run.bold ? { bold: {} } : {}),
  ...(run.italic ? { italic: {} } : {}),
  ...(run.href === undefined ? {} : { link: { href: run.href } }),
})
