import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { must } from '#shared/failure'
import { rootName } from '#shared/grammar'
import { Draft } from './draft.ts'
import { amira, bela } from './house.fake.ts'
import { addParagraph, updateOf, wordsOf } from './prose.fake.ts'

const nothing = { base: null, updates: [], claims: [], epoch: 1 }

function opened(stored = nothing): Draft {
  const draft = Draft.open(stored)
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
  test('[T7] puts what Yjs tidies up by itself into the same record', () => {
    const first = new Y.Doc()
    const start = updateOf(first, () => addParagraph(first, 'fett'))
    const second = copyOf(first)
    const bold = updateOf(first, () => textOf(first).format(0, 4, { bold: {} }))
    const alsoBold = updateOf(second, () => textOf(second).format(0, 4, { bold: {} }))
    const draft = opened()
    draft.apply([{ person: amira, update: start }])
    const applied = draft.apply([
      { person: amira, update: bold },
      { person: bela, update: alsoBold },
    ])
    expect(applied.hasOwn).toBe(true)
    const reader = copyOf(second)
    Y.applyUpdate(reader, start)
    Y.applyUpdate(reader, must(applied.record, 'something changed').update)
    expect(Y.encodeStateAsUpdate(reader)).toEqual(draft.state)
  })

  test('[T14] records a new client id with the batch that used it first, and once', () => {
    const doc = new Y.Doc()
    const draft = opened()
    const first = draft.apply([{ person: amira, update: updateOf(doc, () => addParagraph(doc, 'eins')) }])
    const second = draft.apply([{ person: amira, update: updateOf(doc, () => addParagraph(doc, 'zwei')) }])
    expect(first.record?.claims).toEqual([[doc.clientID, amira]])
    expect(second.record?.claims).toEqual([])
  })

  test('[T14] does not take an update under a client id of someone else, even from the same batch', () => {
    const doc = new Y.Doc()
    const draft = opened()
    const applied = draft.apply([
      { person: amira, update: updateOf(doc, () => addParagraph(doc, 'echt')) },
      { person: bela, update: updateOf(doc, () => addParagraph(doc, 'falsch')) },
    ])
    expect(applied.findings.map(({ kind }) => kind)).toEqual(['fine', 'forged'])
    const reader = new Y.Doc()
    Y.applyUpdate(reader, draft.state)
    expect(wordsOf(reader)).toBe('echt\n')
  })

  test('[T14] takes a step 2 that repeats the words of others', () => {
    const doc = new Y.Doc()
    const draft = opened()
    draft.apply([{ person: amira, update: updateOf(doc, () => addParagraph(doc, 'echt')) }])
    const applied = draft.apply([{ person: bela, update: Y.encodeStateAsUpdate(doc) }])
    expect([applied.findings[0]?.kind, applied.record]).toEqual(['fine', null])
  })

  test('[T14] lets nobody write on under an id of the stored text that nobody claimed', () => {
    const seed = new Y.Doc()
    addParagraph(seed, 'Vorlage')
    const draft = opened({ ...nothing, base: Y.encodeStateAsUpdate(seed) } as never)
    const applied = draft.apply([
      { person: amira, update: updateOf(seed, () => addParagraph(seed, 'falsch')) },
    ])
    expect(applied.findings[0]?.kind).toBe('forged')
  })

  test('[T12] whose stored updates do not fit together is refused, not opened with a hole', () => {
    const doc = new Y.Doc()
    const text = addParagraph(doc, 'eins')
    const later = updateOf(doc, () => text.insert(4, ' zwei'))
    const draft = Draft.open({ ...nothing, updates: [later] })
    expect(draft).toMatchObject({ ok: false, failure: { kind: 'storeUnavailable' } })
  })

  test('[T12] whose stored bytes are no Yjs updates is refused', () => {
    const draft = Draft.open({ ...nothing, updates: [new Uint8Array([1, 2, 3])] })
    expect(draft).toMatchObject({ ok: false, failure: { kind: 'storeUnavailable' } })
  })
})
