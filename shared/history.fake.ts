/** A text that several people wrote in at once, told by numbers: the same numbers make the same text. */
import * as Y from 'yjs'
import { rootName } from './grammar.ts'

const words = ['Stadtteil', ' für alle', '🌻', 'ä\u0301', 'x', ' Integration gelingt ']

/** Each number is an edit of one of the writers, or two of them tell each other. Returns the server's document. */
export function writtenTogether(choices: readonly number[], writers = 3): Y.Doc {
  const server = new Y.Doc()
  server.clientID = 1
  const docs = Array.from({ length: writers }, (_, number) => writer(server, number))
  for (const choice of choices) {
    const doc = docs[choice % writers] ?? server
    if ((choice >>> 4) % 5 === 0) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)))
    else doc.transact(() => edit(doc, choice >>> 7))
  }
  return server
}

/** Someone whose changes reach the server at once; the changes of others reach them now and then. */
function writer(server: Y.Doc, number: number): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 1000 - 7 * number
  doc.on('update', (update: Uint8Array, origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
    if (local) Y.applyUpdate(server, update, origin)
  })
  return doc
}

function edit(doc: Y.Doc, choice: number): void {
  const root = doc.getXmlFragment(rootName)
  const paragraph = root.length === 0 ? null : root.get((choice >>> 4) % root.length)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  const at = (choice >>> 8) % 97
  if (!(text instanceof Y.XmlText) || choice % 16 === 0) addParagraph(root, at)
  else if (choice % 16 === 1) root.delete(at % root.length, 1)
  else if (choice % 16 === 2 && paragraph instanceof Y.XmlElement) paragraph.setAttribute('level', String(at))
  else editText(text, choice % 16, at)
}

function addParagraph(root: Y.XmlFragment, at: number): void {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words[at % words.length])])
  root.insert(at % (root.length + 1), [paragraph])
}

function editText(text: Y.XmlText, kind: number, at: number): void {
  const place = at % (text.length + 1)
  const length = Math.min(text.length - place, 1 + (at % 5))
  if (kind < 10 || length === 0) text.insert(place, words[at % words.length] ?? '')
  else if (kind < 14) text.delete(place, length)
  else text.format(place, length, { bold: kind === 14 ? {} : null })
}
