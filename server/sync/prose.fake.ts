/** Writing in a section as the editor's binding does: paragraphs of text below the root. */
import * as Y from 'yjs'
import { rootName } from '#shared/grammar'

/** Puts a paragraph with these words behind all others. Returns its text, to write on. */
export function addParagraph(doc: Y.Doc, words: string): Y.XmlText {
  const text = new Y.XmlText(words)
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [text])
  const root = doc.getXmlFragment(rootName)
  root.insert(root.length, [paragraph])
  return text
}

/** All words of the section, markup included. */
export const wordsOf = (doc: Y.Doc): string => doc.getXmlFragment(rootName).toString()
