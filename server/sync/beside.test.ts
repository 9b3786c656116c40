import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { PersonId } from '#shared/ids'
import { readText } from '#shared/text-doc'
import { craftedDeletion, craftedTexts } from './crafted.fake.ts'
import { defaultOptions } from './door.ts'
import { Draft } from './draft.ts'
import { amira, bela, schools } from './house.fake.ts'
import { addParagraph, updateOf, wordsOf } from './prose.fake.ts'
import { Room } from './room.ts'
import { scribble } from './scribble.fake.ts'
import type { Permit, Seat } from './seat.ts'
import { FakeTexts } from './texts.fake.ts'
import { until } from './until.fake.ts'
import { Witness } from './witness.fake.ts'

const rules = { ...defaultOptions.room, graceMillis: 10, retryMillis: 10_000, settleBytes: 1e6 }
const writing: Permit = { access: 'write', failure: null }

/** Letters that were typed backwards: as many structs, which take many pieces. */
function backwards(doc: Y.Doc, letters = 8000): Uint8Array {
  return updateOf(doc, () => {
    const text = addParagraph(doc, 'lang')
    for (let at = 0; at < letters; at++) text.insert(0, 'x')
  })
}

/** As it is told to others and read from the disk: without what Yjs tidies up by itself. */
function tell(doc: Y.Doc, update: Uint8Array): void {
  doc.transact((transaction) => {
    Y.applyUpdate(doc, update)
    transaction.local = true
  })
}

const isSame = (one: Y.Doc, other: Y.Doc): boolean =>
  Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other)) &&
  JSON.stringify(readText(one)) === JSON.stringify(readText(other))

describe('in a room, while a long update is under way', () => {
  let texts: FakeTexts
  let room: Room
  /** Who was told that something is saved, in order. */
  let saved: PersonId[]

  class Noting extends Witness {
    override saved(): void {
      super.saved()
      saved.push(this.person)
    }
  }

  function enter(person: PersonId): { witness: Witness; seat: Seat } {
    const witness = new Noting(person)
    return { witness, seat: room.join(witness, writing) }
  }

  beforeEach(() => {
    saved = []
    texts = new FakeTexts()
    room = new Room(schools, 1, texts, rules, () => {})
  })

  test('[T33] a short one of somebody else is on disk, told and acknowledged before it; the same person’s next one is not', async () => {
    const [long, short] = [new Y.Doc(), new Y.Doc()]
    const [amiras, belas, reader] = [enter(amira), enter(bela), enter(bela)]
    const seen: string[] = []
    reader.witness.onText = () => seen.push(wordsOf(reader.witness.doc).replaceAll('x', ''))
    room.receive(amiras.seat, 'update', backwards(long))
    room.receive(
      amiras.seat,
      'update',
      updateOf(long, () => addParagraph(long, 'danach')),
    )
    room.receive(
      belas.seat,
      'update',
      updateOf(short, () => addParagraph(short, 'kurz')),
    )
    await until(() => saved.length === 3, 'all is saved')
    expect(saved).toEqual([bela, amira, amira])
    expect(seen[0]).toBe('kurz\n')
    expect(seen).toHaveLength(3)
    const onDisk = texts.at(schools).updates.map((update) => update.length > 1000)
    expect(onDisk).toEqual([false, true, false])
    expect(isSame(texts.docOf(schools), reader.witness.doc)).toBe(true)
    await room.close()
  })

  test('[T33] a store that fails over a short one loses both, and acknowledges none', async () => {
    const [amiras, belas] = [enter(amira), enter(bela)]
    texts.hold()
    room.receive(amiras.seat, 'update', backwards(new Y.Doc()))
    const short = new Y.Doc()
    room.receive(
      belas.seat,
      'update',
      updateOf(short, () => addParagraph(short, 'kurz')),
    )
    await until(() => texts.waiting === 1, 'the short one waits for the disk')
    texts.breakDown()
    texts.release()
    await until(() => amiras.seat.permit.access === 'read', 'told')
    expect([saved, texts.at(schools).updates]).toEqual([[], []])
    await room.close()
  })
})

describe('beside a long update', () => {
  async function opened(base: Uint8Array | null = null): Promise<Draft> {
    const draft = await Draft.open({ base, updates: [], claims: [], epoch: 1 })
    if (!draft.ok) throw new Error('the draft did not open')
    return draft.value
  }

  /** Both begin with one past; then one is away for long, and the other writes while all of that comes in. */
  const history = fc.record({
    past: fc.array(fc.nat(), { maxLength: 12 }),
    away: fc.array(fc.nat(), { maxLength: 25 }),
    beside: fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
    repeats: fc.boolean(),
  })

  test('[T33] whatever others write, all of it comes to one text, in memory, on disk and at everyone’s', async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ past, away, beside, repeats }) => {
        const seed = new Y.Doc()
        addParagraph(seed, 'Anfang')
        for (const choice of past) scribble(seed, choice)
        const base = Y.encodeStateAsUpdate(seed)
        const [draft, far, near, told, all] = [
          await opened(base),
          new Y.Doc(),
          new Y.Doc(),
          new Y.Doc(),
          new Y.Doc(),
        ]
        for (const doc of [far, near, told, all]) tell(doc, base)
        const change = updateOf(far, () => {
          for (const choice of away) scribble(far, choice)
        })
        const long = Y.mergeUpdates([repeats ? Y.encodeStateAsUpdate(far) : change, backwards(far, 3000)])
        const rest = [...beside]
        const turn = (): Promise<boolean> => {
          const choice = rest.shift()
          if (choice === undefined) return Promise.resolve(true)
          const update = updateOf(near, () => scribble(near, choice))
          const { findings, record } = draft.applyBeside([{ person: bela, update }])
          // One that pastes a page has to wait.
          if (findings.length === 0) rest.length = 0
          else expect(findings).toMatchObject([{ kind: 'fine' }])
          if (record !== null) tell(told, record.update)
          if (findings.length > 0) tell(all, update)
          return Promise.resolve(true)
        }
        const applied = await draft.applyLong({ person: amira, update: long }, turn)
        expect(applied.findings).toMatchObject([{ kind: 'fine' }])
        if (applied.record !== null) tell(told, applied.record.update)
        tell(all, long)
        const text = new Y.Doc()
        tell(text, await draft.state())
        expect([isSame(text, all), isSame(told, all)]).toEqual([true, true])
      }),
      { numRuns: 40, endOnFailure: true },
    )
  }, 30_000)

  test('[T33] nothing half done is shown, or may be built on or deleted', async () => {
    const doc = new Y.Doc()
    const draft = await opened()
    const id = doc.clientID
    const shown: number[] = []
    const kinds = new Set<string>()
    const turn = (): Promise<boolean> => {
      shown.push(draft.stateVector.length)
      const onTop = craftedTexts({ at: [5, 0], behind: [id, 3], text: 'darauf' })
      for (const update of [onTop, craftedDeletion(id, 3)]) {
        const { findings, record } = draft.applyBeside([{ person: bela, update }])
        kinds.add(`${findings[0]?.kind} ${record === null}`)
      }
      return Promise.resolve(true)
    }
    await draft.applyLong({ person: amira, update: backwards(doc) }, turn)
    expect(shown.length).toBeGreaterThan(0)
    expect([new Set(shown), kinds]).toEqual([new Set([1]), new Set(['gap true'])])
    expect(draft.stateVector).toEqual(Y.encodeStateVector(doc))
  })

  test('[T33] two of whom each wants to be the first under one client id: in whatever moment, one of them gets it', async () => {
    const doc = new Y.Doc()
    const long = backwards(doc, 10_000)
    const other = new Y.Doc()
    other.clientID = doc.clientID
    const squat = updateOf(other, () => addParagraph(other, 'zuerst'))
    for (let moment = 0; moment < 6; moment++) {
      const draft = await opened()
      const kinds: (string | undefined)[] = []
      let turns = 0
      const turn = (): Promise<boolean> => {
        if (turns++ === moment)
          kinds.push(draft.applyBeside([{ person: bela, update: squat }]).findings[0]?.kind)
        return Promise.resolve(true)
      }
      const { findings } = await draft.applyLong({ person: amira, update: long }, turn)
      kinds.push(findings[0]?.kind)
      expect(kinds.filter((kind) => kind === 'fine')).toHaveLength(1)
    }
  })

  test('[T33] somebody else’s long one waits', async () => {
    const draft = await opened()
    const counts = new Set<number>()
    const turn = (): Promise<boolean> => {
      const update = backwards(new Y.Doc(), 200)
      counts.add(draft.applyBeside([{ person: bela, update }]).findings.length)
      return Promise.resolve(true)
    }
    await draft.applyLong({ person: amira, update: backwards(new Y.Doc()) }, turn)
    expect(counts).toEqual(new Set([0]))
  })
})
