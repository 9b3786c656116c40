import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { buildInPieces } from './apply.ts'
import { must } from './failure.ts'
import { rootName } from './grammar.ts'
import { writtenTogether } from './history.fake.ts'
import { atOnce, inPieces } from './pieces.ts'
import { slicesOf } from './slices.ts'
import { encodeState, hasGap } from './state.ts'

const history = fc.array(fc.nat(), { minLength: 1, maxLength: 80, size: 'max' })
const runs = { numRuns: 40, endOnFailure: true }
const bound = fc.integer({ min: 1, max: 9 })

const slices = (update: Uint8Array, most?: number): Uint8Array[] =>
  [...slicesOf(update, most)].filter((slice) => slice !== null)

/** Without the tidying up that Yjs does after changes of others. */
function applyAsItIs(doc: Y.Doc, update: Uint8Array): void {
  doc.transact((transaction) => {
    Y.applyUpdate(doc, update)
    transaction.local = true
  })
}

function openedAtOnce(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  applyAsItIs(doc, update)
  return doc
}

function built(base: Uint8Array | null, updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  atOnce(buildInPieces(doc, base, updates))
  return doc
}

/**
 * All structs of the document and what is deleted. Neighbours that are swept (GC) count as one: whether Yjs has joined
 * them depends on when they were deleted.
 */
function shapeOf(doc: Y.Doc): unknown {
  const structs: { client: number; clock: number; length: number; item: string | null }[] = []
  const { structs: all, ds } = Y.decodeUpdate(Y.encodeStateAsUpdate(doc))
  for (const struct of all) {
    const [{ client, clock }, length] = [struct.id, struct.length]
    const last = structs.at(-1)
    const item = struct instanceof Y.Item ? bytesOf(struct) : null
    if (item === null && last?.item === null && last.client === client) last.length += length
    else structs.push({ client, clock, length, item })
  }
  return { structs, ds }
}

function bytesOf(item: Y.Item): string {
  const to = new Y.UpdateEncoderV1()
  item.write(to, 0)
  return to.toUint8Array().join(' ')
}

const structsIn = (update: Uint8Array): number => Y.decodeUpdate(update).structs.length

const deletionsIn = (update: Uint8Array): number =>
  [...Y.decodeUpdate(update).ds.clients.values()].reduce((sum, { length }) => sum + length, 0)

describe('slices of a text', () => {
  test('[T23] nothing in a slice waits for a later one, and none is longer than its bound', () => {
    fc.assert(
      fc.property(history, bound, (choices, most) => {
        const doc = new Y.Doc()
        for (const slice of slices(Y.encodeStateAsUpdate(writtenTogether(choices)), most)) {
          expect(Math.max(structsIn(slice), deletionsIn(slice))).toBeLessThanOrEqual(most)
          applyAsItIs(doc, slice)
          expect(hasGap(doc)).toBe(false)
        }
      }),
      runs,
    )
  })

  test('[T23] applied one by one they make the same document, struct by struct', () => {
    fc.assert(
      fc.property(history, bound, fc.boolean(), (choices, most, gc) => {
        const written = writtenTogether(choices)
        const state = Y.encodeStateAsUpdate(written)
        const doc = new Y.Doc({ gc })
        for (const slice of slices(state, most)) applyAsItIs(doc, slice)
        expect(shapeOf(doc)).toEqual(shapeOf(written))
      }),
      runs,
    )
  })

  test('[T23] the rest of a text that is known in part can be cut just so', () => {
    fc.assert(
      fc.property(history, history, bound, (early, late, most) => {
        const before = Y.encodeStateAsUpdate(writtenTogether(early))
        const state = Y.encodeStateAsUpdate(writtenTogether([...early, ...late]))
        const rest = Y.diffUpdate(state, Y.encodeStateVectorFromUpdate(before))
        const doc = openedAtOnce(before)
        for (const slice of slices(rest, most)) applyAsItIs(doc, slice)
        expect(hasGap(doc)).toBe(false)
        expect(Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(openedAtOnce(state)))).toBe(true)
      }),
      runs,
    )
  })
})

describe('what cannot be cut', () => {
  test('[T23] comes as it is when it is no update, or holds what no section has', () => {
    const foreign = new Y.Doc()
    foreign.getArray('default').insert(0, [new Uint8Array([1, 2, 3])])
    for (const update of [new Uint8Array([1, 2, 3]), Y.encodeStateAsUpdate(foreign)]) {
      expect(slices(update)).toEqual([update])
    }
  })

  test('[T23] does not come, and that is told, when something before it is missing', () => {
    const writers = [11, 12].map((id) => Object.assign(new Y.Doc(), { clientID: id }))
    const [one, other] = [must(writers[0], 'one'), must(writers[1], 'the other')]
    const updates: Uint8Array[] = []
    for (const doc of writers) doc.on('update', (update: Uint8Array) => updates.push(update))
    one.getText(rootName).insert(0, 'eins')
    one.getText(rootName).insert(4, 'zwei')
    for (const update of [...updates]) Y.applyUpdate(other, update)
    other.getText(rootName).insert(8, 'drei')
    const [first, last] = [must(updates[0], 'the first'), must(updates.at(-1), 'the last')]
    const merged = Y.mergeUpdates([first, last])
    expect(slices(merged)).toEqual([first])
    expect(atOnce(slicesOf(merged))).toBe(false)
  })

  test('[T23] a document with a gap has no state', () => {
    const doc = new Y.Doc()
    doc.getText(rootName).insert(0, 'eins')
    const before = Y.encodeStateVector(doc)
    doc.getText(rootName).insert(0, 'zwei')
    const later = openedAtOnce(Y.encodeStateAsUpdate(doc, before))
    expect(hasGap(later)).toBe(true)
    expect(() => atOnce(encodeState(later))).toThrow('missing')
  })
})

describe('a stored text', () => {
  test('[T23] built in pieces, of a base or of updates alone, is the same document as at once', () => {
    fc.assert(
      fc.property(history, history, (early, late) => {
        const base = Y.encodeStateAsUpdate(writtenTogether(early))
        const doc = openedAtOnce(base)
        const updates: Uint8Array[] = [new Uint8Array()]
        doc.on('update', (update: Uint8Array) => updates.push(update))
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(writtenTogether([...early, ...late])))
        for (let at = 0; at < 300; at++) doc.getText(rootName).insert(0, 'x')
        expect(shapeOf(built(base, updates))).toEqual(shapeOf(doc))
        expect(shapeOf(built(null, [base, ...updates]))).toEqual(shapeOf(doc))
      }),
      { numRuns: 20, endOnFailure: true },
    )
  })

  test('[T23] whose base is long is built in many pieces', () => {
    const doc = writtenTogether([7 * 16 * 16])
    for (let at = 0; at < 4000; at++) doc.getText(rootName).insert(0, 'x')
    const state = Y.encodeStateAsUpdate(doc)
    const opened = new Y.Doc()
    expect([...buildInPieces(opened, state, [])].length).toBeGreaterThan(4000 / 500)
    expect(Y.encodeStateAsUpdate(opened)).toEqual(state)
  })
})

describe('a state', () => {
  test('[T23] encoded in pieces is the one that Yjs encodes, whatever the other side knows', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.array(fc.nat({ max: 300 }), { maxLength: 3 }), async (choices, clocks) => {
        const doc = writtenTogether(choices)
        const known = Y.encodeStateVector(new Map(clocks.map((clock, number) => [1000 - 7 * number, clock])))
        const encoded = await inPieces(encodeState(doc, known), async () => undefined)
        expect(encoded).toEqual(Y.encodeStateAsUpdate(doc, known))
        expect(atOnce(encodeState(doc))).toEqual(Y.encodeStateAsUpdate(doc))
      }),
      runs,
    )
  })

  test('[T23] for a state vector that is none fails as Yjs fails', () => {
    expect(() => atOnce(encodeState(new Y.Doc(), new Uint8Array([5])))).toThrow()
  })
})
