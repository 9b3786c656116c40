import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { defaultOptions } from './door.ts'
import { Draft } from './draft.ts'
import { amira, bela, schools } from './house.fake.ts'
import { addParagraph, updateOf, wordsOf } from './prose.fake.ts'
import { Room } from './room.ts'
import type { Permit } from './seat.ts'
import { FakeTexts } from './texts.fake.ts'
import { until } from './until.fake.ts'
import { Witness } from './witness.fake.ts'

const rules = { ...defaultOptions.room, graceMillis: 10, retryMillis: 10_000, settleBytes: 1e6 }
const writing: Permit = { access: 'write', failure: null }
const nothing = Y.encodeStateVector(new Map())

let texts: FakeTexts
let room: Room
/** A text that takes many pieces to build and to encode. */
let long: Y.Doc

beforeEach(() => {
  texts = new FakeTexts()
  room = new Room(schools, 1, texts, rules, () => {})
  long = new Y.Doc()
  const text = addParagraph(long, 'Ausgangslage')
  for (let at = 0; at < 6000; at++) text.insert(0, 'x')
})

async function store(): Promise<void> {
  const update = Y.encodeStateAsUpdate(long)
  await texts.append(schools, { update, claims: [[long.clientID, amira]] })
  await texts.settle(schools, update)
}

/** Whether the room's document stands: before that it knows nobody's client ids. */
const isBuilt = (): boolean => room.ownerOf(long.clientID) === amira

function asking(person = amira): { witness: Witness; seat: ReturnType<Room['join']> } {
  const witness = new Witness(person)
  const seat = room.join(witness, writing)
  room.receive(seat, 'step1', nothing)
  return { witness, seat }
}

describe('while the document is being built', () => {
  test('[T24] whoever has nothing is shown the base at once, and is asked in turn when the document stands', async () => {
    await store()
    const builtWhenShown: boolean[] = []
    const { witness } = asking()
    witness.onText = () => builtWhenShown.push(isBuilt())
    await until(() => witness.told.includes('asked'), 'asked')
    expect(witness.told).toEqual(['opened', 'text', 'asked'])
    expect([builtWhenShown, isBuilt()]).toEqual([[false], true])
    expect(wordsOf(witness.doc)).toBe(wordsOf(long))
    await room.close()
  })

  test('[T24] whoever comes meanwhile is shown it too, and asking twice brings no second copy before', async () => {
    await store()
    const first = asking()
    let second: Witness | null = null
    first.witness.onText = () => {
      if (isBuilt()) return
      room.receive(first.seat, 'step1', nothing)
      second = asking(bela).witness
    }
    await until(() => second?.told.includes('asked') === true, 'asked')
    expect(second).toMatchObject({ told: ['opened', 'text', 'asked'] })
    expect(first.witness.told).toEqual(['opened', 'text', 'text', 'asked'])
    await room.close()
  })

  test('[T24] a text with words behind its base is shown when it is whole', async () => {
    await store()
    const update = updateOf(long, () => addParagraph(long, 'und mehr'))
    await texts.append(schools, { update, claims: [] })
    const { witness } = asking()
    let builtWhenShown = false
    witness.onText = () => (builtWhenShown = isBuilt())
    await until(() => witness.told.includes('asked'), 'asked')
    expect([builtWhenShown, wordsOf(witness.doc)]).toEqual([true, wordsOf(long)])
    await room.close()
  })

  test('[T12] of a base that does not fit together, whoever saw it is sent away', async () => {
    const before = Y.encodeStateVector(long)
    const hole = updateOf(long, () => addParagraph(long, 'ohne Anfang'))
    expect(before).not.toEqual(nothing)
    await texts.settle(schools, hole)
    const { witness } = asking()
    await until(() => witness.told.includes('expelled'), 'expelled')
    expect(witness.told).toEqual(['opened', 'text', 'expelled'])
    await room.close()
  })
})

describe('while a long text is being encoded', () => {
  test('[T24] nothing may be applied: it would be in a part of the answer only', async () => {
    await store()
    const draft = await Draft.open(texts.at(schools))
    if (!draft.ok) throw new Error('the draft did not open')
    const update = updateOf(long, () => addParagraph(long, 'dazwischen'))
    const lacked = draft.value.lackedBy(nothing)
    expect(() => draft.value.apply([{ person: amira, update }])).toThrow('being read')
    await lacked
    expect(draft.value.apply([{ person: amira, update }]).findings[0]?.kind).toBe('fine')
    expect(await draft.value.state()).toEqual(Y.encodeStateAsUpdate(long))
  })

  test('[T9] who loses the right to write meanwhile has written nothing', async () => {
    await texts.append(schools, { update: Y.encodeStateAsUpdate(long), claims: [[long.clientID, amira]] })
    const { witness, seat } = asking()
    witness.onText = () =>
      room.permits.grant(seat, { access: 'read', failure: { kind: 'forbidden', action: 'write' } })
    room.receive(
      seat,
      'update',
      updateOf(long, () => addParagraph(long, 'zu spät')),
    )
    await until(() => witness.told.includes('denied'), 'denied')
    expect(texts.at(schools).updates.length).toBe(1)
    await room.close()
  })

  test('[T13] a room that closes has written all of it', async () => {
    await texts.append(schools, { update: Y.encodeStateAsUpdate(long), claims: [[long.clientID, amira]] })
    const { witness, seat } = asking()
    await until(() => witness.told.includes('asked'), 'asked')
    room.receive(
      seat,
      'update',
      updateOf(long, () => addParagraph(long, 'zuletzt')),
    )
    await room.close()
    expect(texts.at(schools)).toMatchObject({ base: Y.encodeStateAsUpdate(long), updates: [] })
  })
})
