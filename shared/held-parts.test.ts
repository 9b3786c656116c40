import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { must } from './failure.ts'
import { rootName } from './grammar.ts'
import { heldParts } from './held-parts.ts'
import { writtenTogether } from './history.fake.ts'
import { atOnce } from './pieces.ts'
import { slicesOf } from './slices.ts'
import { hasGap } from './state.ts'

const history = fc.array(fc.nat(), { minLength: 1, maxLength: 80, size: 'max' })
const runs = { numRuns: 15, endOnFailure: true }
const bound = fc.integer({ min: 20, max: 400 })

const partsOf = (update: Uint8Array, most: number): Uint8Array[] => atOnce(heldParts(update, most))

/** A reader who has this, and what its document said by itself since. */
function reader(known: Uint8Array): { doc: Y.Doc; said: Uint8Array[] } {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, known)
  const said: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => void (origin !== 'server' && said.push(update)))
  return { doc, said }
}

const hear = ({ doc }: { doc: Y.Doc }, updates: readonly Uint8Array[]): void => {
  for (const update of updates) Y.applyUpdate(doc, update, 'server')
}

test('[T37] of an update in parts nothing is applied before the last, and then all of it as if it had come in one', () => {
  fc.assert(
    fc.property(history, history, bound, (early, late, most) => {
      const before = Y.encodeStateAsUpdate(writtenTogether(early))
      const state = Y.encodeStateAsUpdate(writtenTogether([...early, ...late]))
      const [inParts, atOnceRead] = [reader(before), reader(before)]
      const lacked = Y.diffUpdate(state, Y.encodeStateVector(inParts.doc))
      const parts = partsOf(lacked, most)
      const nothingNew = Y.snapshot(inParts.doc)
      hear(inParts, parts.slice(0, -1))
      expect(Y.equalSnapshots(Y.snapshot(inParts.doc), nothingNew)).toBe(true)
      hear(inParts, parts.slice(-1))
      hear(atOnceRead, [lacked])
      expect(hasGap(inParts.doc)).toBe(false)
      expect(Y.encodeStateAsUpdate(inParts.doc)).toEqual(Y.encodeStateAsUpdate(atOnceRead.doc))
      expect(inParts.said).toEqual(atOnceRead.said)
    }),
    runs,
  )
})

test('[T37] no part is longer than its bound by more than a struct, and they hold what the update holds', () => {
  const doc = new Y.Doc()
  const text = new Y.XmlText()
  doc.getXmlFragment(rootName).insert(0, [text])
  for (let at = 0; at < 3000; at++) text.insert(0, 'x')
  for (let at = 0; at < 1000; at++) text.delete(at, 1)
  const parts = partsOf(Y.encodeStateAsUpdate(doc), 1000)
  expect(parts.length).toBeGreaterThan(20)
  for (const part of parts) expect(part.length).toBeLessThan(1100)
})

test('[T37] what is no update, or says nothing, is one part', () => {
  const nothing = Y.encodeStateAsUpdate(new Y.Doc())
  for (const update of [new Uint8Array([1, 2, 3]), nothing]) expect(partsOf(update, 10)).toEqual([update])
})

/** Bold around a word of one, which another has written anew. */
function boldRewritten(): Y.Doc {
  const [one, other] = [
    Object.assign(new Y.Doc(), { clientID: 9 }),
    Object.assign(new Y.Doc(), { clientID: 5 }),
  ]
  const text = new Y.XmlText()
  one.getXmlFragment(rootName).insert(0, [text])
  text.insert(0, 'alt und mehr')
  text.format(0, 3, { bold: {} })
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
  const same = must(other.getXmlFragment(rootName).get(0), 'the text') as Y.XmlText
  same.insert(1, 'neu', { bold: {} })
  same.delete(4, 2)
  same.delete(0, 1)
  return other
}

test('[T37] bold words stay bold, which applied in slices would be tidied away for everyone', () => {
  const state = Y.encodeStateAsUpdate(boldRewritten())
  const [inSlices, inParts] = [
    reader(Y.encodeStateAsUpdate(new Y.Doc())),
    reader(Y.encodeStateAsUpdate(new Y.Doc())),
  ]
  hear(
    inSlices,
    [...slicesOf(state, 3)].filter((slice) => slice !== null),
  )
  hear(inParts, partsOf(state, 1))
  const wordsOf = ({ doc }: { doc: Y.Doc }) => JSON.stringify(doc.getXmlFragment(rootName))
  expect(wordsOf(inParts)).toBe('"<bold>neu</bold> und mehr"')
  expect(inParts.said).toEqual([])
  expect([wordsOf(inSlices), inSlices.said.length]).toEqual(['"neu und mehr"', 1])
})
