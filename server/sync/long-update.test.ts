import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { must } from '#shared/failure'
import { rootName } from '#shared/grammar'
import { readText } from '#shared/text-doc'
import { craftedTexts } from './crafted.fake.ts'
import { Draft } from './draft.ts'
import { amira, bela, FakeHouse, schools } from './house.fake.ts'
import { isLong } from './long-update.ts'
import { FakePlain } from './plain.fake.ts'
import { addParagraph, updateOf, wordsOf } from './prose.fake.ts'
import { scribble } from './scribble.fake.ts'
import { until } from './until.fake.ts'

async function opened(base: Uint8Array | null = null): Promise<Draft> {
  const draft = await Draft.open({ base, updates: [], claims: [], epoch: 1 })
  if (!draft.ok) throw new Error('the draft did not open')
  return draft.value
}

/** As it is told to others and read from the disk: without what Yjs tidies up by itself. */
function tell(doc: Y.Doc, update: Uint8Array): void {
  doc.transact((transaction) => {
    Y.applyUpdate(doc, update)
    transaction.local = true
  })
}

async function textOf(draft: Draft): Promise<Y.Doc> {
  const doc = new Y.Doc()
  tell(doc, await draft.state())
  return doc
}

const isSame = (one: Y.Doc, other: Y.Doc): boolean =>
  Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other)) &&
  JSON.stringify(readText(one)) === JSON.stringify(readText(other))

/** A page, pasted in one go. */
const paste = (doc: Y.Doc, paragraphs = 60): Uint8Array =>
  updateOf(doc, () => {
    for (let at = 0; at < paragraphs; at++) addParagraph(doc, `Absatz ${at}`).format(0, 6, { bold: {} })
  })

describe('an update', () => {
  test('[T25] is long when it may take long: a keystroke is not, a pasted page is', () => {
    const doc = new Y.Doc()
    const text = updateOf(doc, () => addParagraph(doc, 'eins'))
    expect([isLong(text), isLong(paste(doc, 3)), isLong(paste(doc))]).toEqual([false, true, true])
  })

  test('[T16] that cannot be read is not long', () => {
    for (const length of [0, 1, 97, 2048]) expect(isLong(new Uint8Array(length).fill(255))).toBe(false)
  })
})

describe('a long update', () => {
  /** Three people with a past in common; then each writes for a while before the server hears of it. */
  const history = fc.record({
    past: fc.array(fc.nat(), { maxLength: 12 }),
    apart: fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 25 }), { minLength: 3, maxLength: 3 }),
    repeats: fc.boolean(),
  })

  test('[T25] comes to the same text as a short one, and its record tells all of it', async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ past, apart, repeats }) => {
        const seed = new Y.Doc()
        addParagraph(seed, 'Anfang')
        for (const choice of past) scribble(seed, choice)
        const base = Y.encodeStateAsUpdate(seed)
        const [inPieces, atOnce] = [await opened(base), new Y.Doc()]
        const told = new Y.Doc()
        for (const doc of [told, atOnce]) tell(doc, base)
        for (const choices of apart) {
          const doc = new Y.Doc()
          tell(doc, base)
          const change = updateOf(doc, () => {
            for (const choice of choices) scribble(doc, choice)
          })
          const update = repeats ? Y.encodeStateAsUpdate(doc) : change
          const applied = await inPieces.applyLong({ person: amira, update })
          expect(applied.findings).toMatchObject([{ kind: 'fine' }])
          if (applied.record !== null) tell(told, applied.record.update)
          tell(atOnce, update)
        }
        const text = await textOf(inPieces)
        expect([isSame(text, atOnce), isSame(text, told)]).toEqual([true, true])
      }),
      { numRuns: 40, endOnFailure: true },
    )
  }, 30_000)

  test('[T25] that says nothing new changes nothing, though it repeats every deletion', async () => {
    const doc = new Y.Doc()
    const text = addParagraph(doc, 'x'.repeat(600))
    for (let at = 0; at < 300; at++) text.delete(at, 1)
    const base = Y.encodeStateAsUpdate(doc)
    const draft = await opened(base)
    const deletions = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc))
    for (const update of [deletions, base]) {
      const { findings, record, changed } = await draft.applyLong({ person: bela, update })
      expect([findings[0]?.kind, record, changed.length]).toEqual(['fine', null, 1])
    }
  })

  test('[T18] with something foreign anywhere in it is refused as a whole', async () => {
    const doc = new Y.Doc()
    const update = updateOf(doc, () => {
      paste(doc)
      doc.getXmlFragment(rootName).push([new Y.XmlElement('iframe')])
    })
    const draft = await opened()
    const { findings, record } = await draft.applyLong({ person: amira, update })
    expect([findings[0]?.kind, record]).toEqual(['foreign', null])
    expect(wordsOf(await textOf(draft))).toBe('')
  })

  test('[T14] under an id of someone else is refused as a whole', async () => {
    const doc = new Y.Doc()
    const draft = await opened()
    await draft.applyLong({ person: amira, update: paste(doc) })
    const before = await draft.state()
    const { findings, record } = await draft.applyLong({ person: bela, update: paste(doc) })
    expect([findings[0]?.kind, record, await draft.state()]).toEqual(['forged', null, before])
  })

  test('[T10] with a gap, or whose changes wait for each other, is not kept', async () => {
    const doc = new Y.Doc()
    addParagraph(doc, 'da')
    const base = Y.encodeStateAsUpdate(doc)
    addParagraph(doc, 'fehlt')
    const behind = [doc.clientID, 2] as const
    const circle = craftedTexts(
      { at: [9, 0], behind, before: [10, 0], text: 'a' },
      { at: [10, 0], behind, before: [9, 0], text: 'b' },
    )
    const draft = await opened(base)
    const cases: [Uint8Array, string][] = [
      [paste(doc), 'gap'],
      [circle, 'foreign'],
    ]
    for (const [update, kind] of cases) {
      const { findings, record } = await draft.applyLong({ person: amira, update })
      expect([findings[0]?.kind, record]).toEqual([kind, null])
    }
    expect(await draft.state()).toEqual(base)
  })

  test('[T24] leaves the document alone to itself until it is done', async () => {
    const doc = new Y.Doc()
    const draft = await opened()
    const applying = draft.applyLong({ person: amira, update: paste(doc) })
    const late = updateOf(doc, () => addParagraph(doc, 'dazwischen'))
    expect(() => draft.apply([{ person: amira, update: late }])).toThrow('bug')
    await expect(draft.state()).rejects.toThrow('bug')
    expect((await applying).findings[0]?.kind).toBe('fine')
    expect(await draft.state()).toEqual(Y.encodeStateAsUpdate(await textOf(draft)))
  })
})

describe('a batch', () => {
  test('[T25] ends in front of a long update, which makes one of its own', async () => {
    const doc = new Y.Doc()
    const updates = [
      updateOf(doc, () => addParagraph(doc, 'eins')),
      paste(doc),
      updateOf(doc, () => addParagraph(doc, 'zwei')),
    ]
    const draft = await opened()
    const batch = updates.map((update) => ({ person: amira, update }))
    const counts: number[] = []
    while (batch.length > 0) {
      const { findings } = await draft.take(batch)
      counts.push(findings.length)
      batch.splice(0, findings.length)
    }
    expect(counts).toEqual([1, 1, 1])
    expect(isSame(await textOf(draft), doc)).toBe(true)
  })

  test('[T25] short and long ones from several people arrive in order, each long one as one frame', async () => {
    const house = await FakeHouse.open()
    const writer = await FakePlain.join(house, amira, schools)
    const reader = await FakePlain.join(house, bela, schools)
    await until(() => writer.saved.length === 1, 'the first sync')
    const before = reader.relayed
    const page = paste(new Y.Doc())
    tell(writer.doc, page)
    writer.write(page)
    await until(() => reader.relayed > before, 'the page')
    expect([reader.relayed - before, house.texts.at(schools).updates.length]).toEqual([1, 1])
    for (const word of ['eins', 'zwei', 'drei']) {
      addParagraph(writer.doc, word)
      writer.doc.transact(() => paste(writer.doc, 20))
    }
    await until(() => wordsOf(reader.doc) === wordsOf(writer.doc), 'everything')
    await until(() => isSame(house.texts.docOf(schools), writer.doc), 'on disk')
    expect(must(writer.saved.at(-1), 'saved')).toEqual(Y.encodeStateVector(writer.doc))
    await house.close()
  })
})
