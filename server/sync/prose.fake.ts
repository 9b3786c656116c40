/** Writing in a section as the editor's binding does: paragraphs of text below the root. */
import * as Y from 'yjs'
import { rootName } from '#shared/grammar'
import { plainText } from '#shared/text'
import { readText } from '#shared/text-doc'

/** Puts a paragraph with these words behind all others. Returns its text, to write on. */
export function addParagraph(doc: Y.Doc, words: string): Y.XmlText {
  const text = new Y.XmlText(words)
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [text])
  const root = doc.getXmlFragment(rootName)
  root.insert(root.length, [paragraph])
  return text
}

/** All words of the section. */
export const wordsOf = (doc: Y.Doc): string => plainText(readText(doc))

/** What a change adds to the document, as the editor would send it. */
export function updateOf(doc: Y.Doc, change: () => void): Uint8Array {
  const before = Y.encodeStateVector(doc)
  doc.transact(change)
  return Y.encodeStateAsUpdate(doc, before)
}
