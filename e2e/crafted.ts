/** Bytes that no honest client sends. */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { rootName } from '#shared/grammar'

const numbers = (...all: number[]): Uint8Array =>
  encoding.encode((to) => {
    for (const number of all) encoding.writeVarUint(to, number)
  })

const message = (step: number, payload: Uint8Array): Uint8Array =>
  encoding.encode((to) => {
    encoding.writeVarUint(to, 0)
    encoding.writeVarUint(to, step)
    encoding.writeVarUint8Array(to, payload)
  })

export const update = (payload: Uint8Array): Uint8Array => message(2, payload)

const huge = 0x7fff_ffff

/** Few bytes that claim gigabytes. */
export const bombs: readonly (readonly [string, Uint8Array])[] = [
  ['structs', update(numbers(1, huge, 1))],
  ['clients', update(numbers(huge, 1, 1))],
  ['deletions', update(numbers(0, 1, 1, huge))],
  ['clients of deletions', update(numbers(0, huge, 1))],
  ['a text', update(numbers(1, 1, 5, 0, 4, 1, huge))],
  ['values', update(numbers(1, 1, 5, 0, 8, 1, 1, 97, huge))],
  ['JSON', update(numbers(1, 1, 5, 0, 2, 1, 1, 97, huge))],
  ['binary', update(numbers(1, 1, 5, 0, 3, 1, 1, 97, huge))],
  ['a state vector', message(0, numbers(huge, 1, 1))],
  [
    'presence',
    encoding.encode((to) => {
      encoding.writeVarUint(to, 1)
      encoding.writeVarUint8Array(to, numbers(huge, 1))
    }),
  ],
  ['a message', numbers(0, 2, huge)],
]

/** What a Yjs document can hold and a section cannot. */
export const foreign: readonly (readonly [string, (doc: Y.Doc) => void])[] = [
  ['another root', (doc) => doc.getMap('x').set('a', 1)],
  ['a text for root', (doc) => doc.getText(rootName).insert(0, 'x')],
  ['a subdocument', (doc) => doc.getMap(rootName).set('d', new Y.Doc())],
  ['bytes', (doc) => doc.getMap(rootName).set('b', new Uint8Array(9))],
  ['an embed', (doc) => doc.getText(rootName).insertEmbed(0, { src: 'x' })],
  ['an unknown element', (doc) => doc.getXmlFragment(rootName).push([new Y.XmlElement('script')])],
  ['elements too deep', (doc) => doc.getXmlFragment(rootName).push([deep(500)])],
  ['a link that runs a script', (doc) => marked(doc, { link: { href: 'javascript:alert(1)' } })],
  ['a deep mark', (doc) => marked(doc, { bold: deepValue(400) })],
  ['a row too wide', (doc) => doc.getXmlFragment(rootName).push([wideTable(5000)])],
]

/** The update of a document in which this was done. */
export function updateOf(make: (doc: Y.Doc) => void, doc = new Y.Doc()): Uint8Array {
  const before = Y.encodeStateVector(doc)
  doc.transact(() => make(doc))
  return Y.encodeStateAsUpdate(doc, before)
}

function deep(levels: number): Y.XmlElement {
  const element = new Y.XmlElement('blockquote')
  if (levels > 0) element.insert(0, [deep(levels - 1)])
  return element
}

function deepValue(levels: number): object {
  return levels === 0 ? {} : { x: deepValue(levels - 1) }
}

function marked(doc: Y.Doc, marks: object): void {
  const text = new Y.XmlText('Wort')
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [text])
  doc.getXmlFragment(rootName).push([paragraph])
  text.format(0, 4, marks)
}

function wideTable(cells: number): Y.XmlElement {
  const [table, row] = [new Y.XmlElement('table'), new Y.XmlElement('tableRow')]
  row.insert(
    0,
    Array.from({ length: cells }, () => new Y.XmlElement('tableCell')),
  )
  table.insert(0, [row])
  return table
}

/** A paragraph with these words at the end. */
export function addParagraph(doc: Y.Doc, words: string): Y.XmlText {
  const text = new Y.XmlText(words)
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [text])
  doc.getXmlFragment(rootName).push([paragraph])
  return text
}

/** An update that deletes the first clocks of a client, whatever they will be. */
export const deletionOf = (client: number, length: number): Uint8Array => numbers(0, 1, client, 1, 0, length)

/**
 * Letters that all claim to stand at the very beginning or end of the same text, each under a client id smaller than the one before:
 * to place one, Yjs looks at all of them. The text is that of a paragraph made by `client` (its text has clock 1).
 */
export function crowd(client: number, ids: readonly number[]): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarUint(to, ids.length)
    for (const id of ids) {
      for (const number of [1, id, 0]) encoding.writeVarUint(to, number)
      encoding.writeUint8(to, 4)
      for (const number of [0, client, 1]) encoding.writeVarUint(to, number)
      encoding.writeVarString(to, 'x')
    }
    encoding.writeVarUint(to, 0)
  })
}

/** Letters that stand each in front of the one before, in a text that has clock 1 of its owner: as many structs. */
export function backwards(owner: number, client: number, from: number, count: number): Uint8Array {
  return encoding.encode((to) => {
    for (const number of [1, count, client, from]) encoding.writeVarUint(to, number)
    for (let clock = from; clock < from + count; clock++) {
      encoding.writeUint8(to, clock === from ? 4 : 0x44)
      // The first names the text, the others what is to their right.
      for (const number of clock === from ? [0, owner, 1] : [client, clock - 1])
        encoding.writeVarUint(to, number)
      encoding.writeVarString(to, 'x')
    }
    encoding.writeVarUint(to, 0)
  })
}

/** So many deletions of single letters, every second one. */
export function deletions(client: number, count: number): Uint8Array {
  return encoding.encode((to) => {
    for (const number of [0, 1, client, count]) encoding.writeVarUint(to, number)
    for (let at = 0; at < count; at++) for (const number of [2 + 2 * at, 1]) encoding.writeVarUint(to, number)
  })
}
