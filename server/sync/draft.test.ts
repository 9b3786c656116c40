import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { must } from '#shared/failure'
import { rootName } from '#shared/grammar'
import { readText } from '#shared/text-doc'
import { craftedClients, craftedTexts } from './crafted.fake.ts'
import type { StoredText } from '../store/texts.ts'
import { Draft } from './draft.ts'
import { amira, bela } from './house.fake.ts'
import { addParagraph, updateOf, wordsOf } from './prose.fake.ts'
import { scribble } from './scribble.fake.ts'

const nothing: StoredText = { base: null, updates: [], claims: [], epoch: 1 }

async function opened(stored: StoredText = nothing): Promise<Draft> {
  const draft = await Draft.open(stored)
  if (!draft.ok) throw new Error('the draft did not open')
  return draft.value
}

/** A document with the same history as `other`, to write in apart from it. */
function copyOf(other: Y.Doc): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  return doc
}

const textOf = (doc: Y.Doc): Y.XmlText =>
  (doc.getXmlFragment(rootName).get(0) as Y.XmlElement).get(0) as Y.XmlText

describe('a draft', () => {
  test('[T7] puts what Yjs tidies up by itself into the same record', async () => {
    const first = new Y.Doc()
    const start = updateOf(first, () => addParagraph(first, 'fett'))
    const second = copyOf(first)
    const bold = updateOf(first, () => textOf(first).format(0, 4, { bold: {} }))
    const alsoBold = updateOf(second, () => textOf(second).format(0, 4, { bold: {} }))
    const draft = await opened()
    draft.apply([{ person: amira, update: start }])
    const applied = draft.apply([
      { person: amira, update: bold },
      { person: bela, update: alsoBold },
    ])
    expect(applied.hasOwn).toBe(true)
    const reader = copyOf(second)
    Y.applyUpdate(reader, start)
    Y.applyUpdate(reader, must(applied.record, 'something changed').update)
    expect(Y.encodeStateAsUpdate(reader)).toEqual(await draft.state())
  })

  test('[T14] records a new client id with the batch that used it first, and once', async () => {
    const doc = new Y.Doc()
    const draft = await opened()
    const first = draft.apply([{ person: amira, update: updateOf(doc, () => addParagraph(doc, 'eins')) }])
    const second = draft.apply([{ person: amira, update: updateOf(doc, () => addParagraph(doc, 'zwei')) }])
    expect(first.record?.claims).toEqual([[doc.clientID, amira]])
    expect(second.record?.claims).toEqual([])
  })

  test('[T14] does not take an update under a client id of someone else, even from the same batch', async () => {
    const doc = new Y.Doc()
    const draft = await opened()
    const applied = draft.apply([
      { person: amira, update: updateOf(doc, () => addParagraph(doc, 'echt')) },
      { person: bela, update: updateOf(doc, () => addParagraph(doc, 'falsch')) },
    ])
    expect(applied.findings.map(({ kind }) => kind)).toEqual(['fine', 'forged'])
    const reader = new Y.Doc()
    Y.applyUpdate(reader, await draft.state())
    expect(wordsOf(reader)).toBe('echt\n')
  })

  test('[T14] takes a step 2 that repeats the words of others', async () => {
    const doc = new Y.Doc()
    const draft = await opened()
    draft.apply([{ person: amira, update: updateOf(doc, () => addParagraph(doc, 'echt')) }])
    const applied = draft.apply([{ person: bela, update: Y.encodeStateAsUpdate(doc) }])
    expect([applied.findings[0]?.kind, applied.record]).toEqual(['fine', null])
  })

  test('[T15] takes no end of new client ids from nobody', async () => {
    const draft = await opened()
    const kinds = [1, 2, 3, 4, 5, 6].map((round) => {
      const update = craftedClients(200, 1000 * round)
      return draft.apply([{ person: amira, update }]).findings[0]?.kind
    })
    expect(kinds).toEqual(['fine', 'fine', 'fine', 'fine', 'fine', 'flood'])
    const update = craftedClients(200, 9000)
    expect(draft.apply([{ person: bela, update }]).findings[0]?.kind).toBe('fine')
  })

  test('[T14] lets nobody write on under an id of the stored text that nobody claimed', async () => {
    const seed = new Y.Doc()
    addParagraph(seed, 'Vorlage')
    const draft = await opened({ ...nothing, base: Y.encodeStateAsUpdate(seed) })
    const applied = draft.apply([
      { person: amira, update: updateOf(seed, () => addParagraph(seed, 'falsch')) },
    ])
    expect(applied.findings[0]?.kind).toBe('forged')
  })

  test('[T12] whose stored updates do not fit together is refused, not opened with a hole', async () => {
    const doc = new Y.Doc()
    const text = addParagraph(doc, 'eins')
    const later = updateOf(doc, () => text.insert(4, ' zwei'))
    const draft = await Draft.open({ ...nothing, updates: [later] })
    expect(draft).toMatchObject({ ok: false, failure: { kind: 'storeUnavailable' } })
  })

  test('[T12] whose stored bytes are no Yjs updates is refused', async () => {
    const draft = await Draft.open({ ...nothing, updates: [new Uint8Array([1, 2, 3])] })
    expect(draft).toMatchObject({ ok: false, failure: { kind: 'storeUnavailable' } })
  })

  test('[T18] does not follow the links of what it knows already: they may be forged to tear a character', async () => {
    const doc = new Y.Doc()
    const draft = await opened()
    draft.apply([{ person: amira, update: updateOf(doc, () => addParagraph(doc, 'Blume 🌻 hier')) }])
    const inside = Y.getState(doc.store, doc.clientID) - ' hier'.length - 2
    const at = [doc.clientID, inside + 4] as const
    const repeated = craftedTexts({ at, behind: [doc.clientID, inside], text: 'r' })
    expect(draft.apply([{ person: bela, update: repeated }]).findings[0]?.kind).toBe('fine')
    expect(wordsOf(docOf(await draft.state()))).toBe('Blume 🌻 hier\n')
  })

  test('[T18] puts the rest of a half known struct behind the known half, wherever the update says it is', async () => {
    const doc = new Y.Doc()
    const draft = await opened()
    const first = updateOf(doc, () => void [addParagraph(doc, 'hier'), addParagraph(doc, 'da')])
    draft.apply([{ person: amira, update: first }])
    const [client, clock] = [doc.clientID, Y.getState(doc.store, doc.clientID)]
    const texts = [
      craftedTexts({ at: [client, clock], behind: [client, clock - 1], text: 'x' }),
      craftedTexts({ at: [client, clock], behind: [client, 2], text: 'xy' }),
    ]
    const applied = draft.apply(texts.map((update) => ({ person: amira, update })))
    expect(applied.findings.map(({ kind }) => kind)).toEqual(['fine', 'fine'])
    expect(wordsOf(docOf(await draft.state()))).toBe('hier\ndaxy\n')
  })

  test('[T18] whatever of a damaged update it takes, its records tell the same text as its state', async () => {
    const seed = new Y.Doc()
    const start = updateOf(seed, () => addParagraph(seed, 'Grüße 🌻 an alle').format(2, 4, { bold: {} }))
    const honest = [7, 11, 19, 9, 5, 24, 30].map((choice) => updateOf(seed, () => scribble(seed, choice)))
    const damaged = fc
      .tuple(fc.constantFrom(...honest), fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 2 }))
      .map(([update, changes]) =>
        changes.reduce((bytes, [at, byte]) => bytes.with(at % bytes.length, byte), update),
      )
    await fc.assert(
      fc.asyncProperty(fc.array(damaged, { minLength: 1, maxLength: 8 }), async (updates) => {
        const draft = await opened()
        const told = new Y.Doc()
        for (const batch of [[start], updates]) {
          const applied = draft.apply(batch.map((update) => ({ person: amira, update })))
          expect(applied.broken).toBe(false)
          if (applied.record !== null) applyAsItIs(told, applied.record.update)
        }
        expect(Y.equalSnapshots(Y.snapshot(told), Y.snapshot(docOf(await draft.state())))).toBe(true)
        expect(readText(told)).toEqual(readText(docOf(await draft.state())))
      }),
      { numRuns: 300, endOnFailure: true },
    )
  })
})

function docOf(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  applyAsItIs(doc, update)
  return doc
}

/** Without the tidying up that Yjs does after remote changes. */
function applyAsItIs(doc: Y.Doc, update: Uint8Array): void {
  doc.transact((transaction) => {
    Y.applyUpdate(doc, update)
    transaction.local = true
  })
}
