/** Edits as people make them, chosen by a number: for random histories that can be told again. */
import * as Y from 'yjs'
import { rootName } from '#shared/grammar'
import { addParagraph } from './prose.fake.ts'

const words = ['Integration', ' gelingt ', 'Stadtteil', ' für alle', '🌻', 'ä', '\u0301', ' Größe']

/** Makes one edit in the document; the same number makes the same edit in the same text. */
export function scribble(doc: Y.Doc, choice: number): void {
  const texts = textsOf(doc)
  const text = texts[choice % Math.max(texts.length, 1)]
  const kind = choice % 11
  doc.transact(() => {
    if (text === undefined || kind === 0) addParagraph(doc, word(choice))
    else if (kind <= 5) text.insert(place(text, choice), word(choice))
    else if (kind <= 7) erase(text, choice)
    else if (kind === 8) embolden(text, choice)
    else if (kind === 9) addTable(doc, choice)
    else removeBlock(doc, choice)
  })
}

const word = (choice: number): string => words[(choice >>> 3) % words.length] ?? ''

/** A place between characters, never inside of one. */
function place(text: Y.XmlText, choice: number): number {
  const at = (choice >>> 5) % (text.length + 1)
  return /[\uDC00-\uDFFF]/u.test(plain(text).charAt(at)) || isLow(plain(text).charCodeAt(at)) ? at - 1 : at
}

const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff

const plain = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')

function erase(text: Y.XmlText, choice: number): void {
  const from = place(text, choice)
  const to = place(text, choice * 7)
  if (from !== to) text.delete(Math.min(from, to), Math.abs(to - from))
}

function embolden(text: Y.XmlText, choice: number): void {
  const marks = [{ bold: {} }, { bold: null }, { link: { href: 'https://hannover.de' } }, { italic: {} }]
  const from = place(text, choice)
  const length = place(text, choice * 7) - from
  if (length > 0) text.format(from, length, marks[(choice >>> 4) % 4] ?? {})
}

function addTable(doc: Y.Doc, choice: number): void {
  const [table, row, cell] = [
    new Y.XmlElement('table'),
    new Y.XmlElement('tableRow'),
    new Y.XmlElement('tableCell'),
  ]
  cell.setAttribute('colspan', (1 + (choice % 3)) as unknown as string)
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(word(choice))])
  cell.insert(0, [paragraph])
  row.insert(0, [cell])
  table.insert(0, [row])
  doc.getXmlFragment(rootName).insert(0, [table])
}

function removeBlock(doc: Y.Doc, choice: number): void {
  const root = doc.getXmlFragment(rootName)
  if (root.length > 3) root.delete(choice % root.length, 1)
}

function textsOf(doc: Y.Doc): Y.XmlText[] {
  return doc.getXmlFragment(rootName).toArray().flatMap(textsIn)
}

function textsIn(node: unknown): Y.XmlText[] {
  if (node instanceof Y.XmlText) return [node]
  return node instanceof Y.XmlElement ? node.toArray().flatMap(textsIn) : []
}
