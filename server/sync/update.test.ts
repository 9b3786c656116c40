import * as encoding from 'lib0/encoding'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addParagraph } from './prose.fake.ts'
import { scribble } from './scribble.fake.ts'
import { parseUpdate, structKind, Unacceptable } from './update.ts'

/** The structs as Yjs reads them: client, clock, length of each. */
const asYjsReads = (update: Uint8Array): number[][] =>
  Y.decodeUpdate(update).structs.map(({ id, length }) => [id.client, id.clock, length])

const asParsed = (update: Uint8Array): number[][] =>
  parseUpdate(update).sections.flatMap(({ client, structs }) =>
    structs.map(({ clock, length }) => [client, clock, length]),
  )

const deletesAsYjsReads = (update: Uint8Array): number[] =>
  [...Y.decodeUpdate(update).ds.clients].flatMap(([client, ranges]) =>
    ranges.flatMap(({ clock, len }) => [client, clock, len]),
  )

describe('an update', () => {
  test('[T16] is taken apart the way Yjs takes it apart', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 60 }), (choices) => {
        const docs = [new Y.Doc(), new Y.Doc()] as const
        const updates: Uint8Array[] = []
        for (const doc of docs) doc.on('update', (update: Uint8Array) => updates.push(update))
        choices.forEach((choice, index) => scribble(docs[index % 2] ?? docs[0], choice))
        for (const update of [
          ...updates,
          ...docs.map((doc) => Y.encodeStateAsUpdate(doc)),
          Y.mergeUpdates(updates),
        ]) {
          expect(asParsed(update)).toEqual(asYjsReads(update))
          expect(parseUpdate(update).deletes).toEqual(deletesAsYjsReads(update))
        }
      }),
      { numRuns: 25, endOnFailure: true },
    )
  })

  test('[T16] of random bytes, or with a byte changed, is read or refused, never taken for something else', () => {
    const doc = new Y.Doc()
    addParagraph(doc, 'Grüße 🌻').format(0, 3, { bold: {} })
    const whole = Y.encodeStateAsUpdate(doc)
    const changed = fc
      .tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }))
      .map(([at, byte]) => whole.with(at, byte))
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 60 }), changed), (bytes) => {
        let parsed: number[][]
        try {
          parsed = asParsed(bytes)
        } catch {
          return
        }
        expect(parsed).toEqual(asYjsReads(bytes))
      }),
      { numRuns: 500, endOnFailure: true },
    )
  })

  test('[T16] of seven bytes that claims a hundred million structs is refused at once', () => {
    const to = encoding.createEncoder()
    for (const number of [1, 100_000_000, 1]) encoding.writeVarUint(to, number)
    expect(() => parseUpdate(encoding.toUint8Array(to))).toThrow(Unacceptable)
  })

  test.each([
    ['a struct without length', [1, 1, 5, 0, structKind.gc, 0, 0]],
    ['an empty text', [1, 1, 5, 0, structKind.text, 1, 1, 97, 0, 0]],
    ['a client twice', [2, 1, 5, 0, structKind.gc, 1, 1, 5, 1, structKind.gc, 1, 0]],
    ['a deletion of nothing', [0, 1, 5, 1, 0, 0]],
    ['bytes behind it', [0, 0, 0]],
    ['JSON content', [1, 1, 5, 0, 2, 1, 1, 97, 1, 2, 49, 49, 0]],
    ['binary content', [1, 1, 5, 0, 3, 1, 1, 97, 1, 0, 0]],
    ['an embed', [1, 1, 5, 0, 5, 1, 1, 97, 2, 123, 125, 0]],
    ['a subdocument', [1, 1, 5, 0, 9, 1, 1, 97, 1, 97, 118, 0, 0]],
    ['a map', [1, 1, 5, 0, structKind.type, 1, 1, 97, 1, 0]],
    ['bytes that are no text', [1, 1, 5, 0, structKind.text, 1, 1, 97, 3, 0xed, 0xa0, 0x80, 0]],
  ])('[T16] with %s is refused', (_what, bytes) => {
    expect(() => parseUpdate(new Uint8Array(bytes))).toThrow()
  })
})
