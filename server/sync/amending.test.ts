import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootName } from '#shared/grammar'
import { amira, bela, doro, FakeHouse, schools } from './house.fake.ts'
import { FakeLine } from './line.fake.ts'
import { FakePlain } from './plain.fake.ts'
import { addParagraph, wordsOf } from './prose.fake.ts'
import { aWhile, until } from './until.fake.ts'

let house: FakeHouse
beforeEach(async () => {
  house = await FakeHouse.open()
})
afterEach(() => house.close())

const onDisk = () => wordsOf(house.texts.docOf(schools))

/** What the house changes: the first letter of the text on disk. */
function change(): { update: Uint8Array; client: number } {
  const doc = house.texts.docOf(schools)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => void updates.push(update))
  doc.transact(() => {
    const text = (doc.getXmlFragment(rootName).get(0) as Y.XmlElement).get(0) as Y.XmlText
    text.delete(0, 1)
    text.insert(0, 'S')
  })
  return { update: Y.mergeUpdates(updates), client: doc.clientID }
}

/** A section with a text, held still, and whoever wrote it. */
async function still(): Promise<FakePlain> {
  const writer = await FakePlain.join(house, bela, schools)
  addParagraph(writer.doc, 'schulen')
  await until(() => onDisk() === 'schulen\n', 'there')
  await house.door.hold([schools])
  return writer
}

describe("a change of the house's own", () => {
  test('[Q41] comes into a text that nobody may write in, to disk and to all who are in, and once only', async () => {
    const writer = await still()
    const line = await FakeLine.open(house, amira)
    const tab = await line.join(schools)
    const { update } = change()
    expect(await house.door.amend(schools, update)).toEqual({ ok: true, value: undefined })
    expect(onDisk()).toBe('Schulen\n')
    await until(() => wordsOf(tab.doc) === 'Schulen\n' && wordsOf(writer.doc) === 'Schulen\n', 'seen')
    const before = house.texts.stamp(schools)
    expect(await house.door.amend(schools, update)).toEqual({ ok: true, value: undefined })
    expect(house.texts.stamp(schools)).toBe(before)
    const late = await FakePlain.join(house, doro, schools)
    expect(wordsOf(late.doc)).toBe('Schulen\n')
  })

  test('[Q41] comes into a text that nobody is in, whose room is gone again soon', async () => {
    const writer = await still()
    await writer.close()
    await until(() => house.door.rooms === 0, 'left')
    expect(await house.door.amend(schools, change().update)).toMatchObject({ ok: true })
    expect(onDisk()).toBe('Schulen\n')
    await until(() => house.door.rooms === 0, 'left again')
    expect(onDisk()).toBe('Schulen\n')
  })

  test('[Q41] belongs to nobody: who writes under its id is turned away, after a restart too', async () => {
    await still()
    const { update, client } = change()
    await house.door.amend(schools, update)
    const { claims } = house.texts.at(schools)
    expect(claims.filter(([id]) => id === client)).toEqual([[client, null]])
  })

  test('[Q41] that does not get to the disk is seen by nobody, and comes later', async () => {
    const writer = await still()
    await writer.close()
    const reader = await FakePlain.join(house, bela, schools)
    const { update } = change()
    house.texts.breakDown()
    expect(await house.door.amend(schools, update)).toMatchObject({ ok: false })
    await aWhile(30)
    expect([wordsOf(reader.doc), onDisk()]).toEqual(['schulen\n', 'schulen\n'])
    house.texts.recover()
    expect(await house.door.amend(schools, update)).toMatchObject({ ok: true })
    const late = await FakePlain.join(house, doro, schools)
    expect([wordsOf(late.doc), onDisk()]).toEqual(['Schulen\n', 'Schulen\n'])
  })

  test('[Q41] that does not fit the text is none, nor is one behind a closed door', async () => {
    await still()
    const foreign = new Y.Doc()
    const text = addParagraph(foreign, 'anderswo')
    const updates: Uint8Array[] = []
    foreign.on('update', (update: Uint8Array) => void updates.push(update))
    text.insert(0, 'x')
    expect(await house.door.amend(schools, Y.mergeUpdates(updates))).toMatchObject({ ok: false })
    expect(onDisk()).toBe('schulen\n')
    const { update } = change()
    await house.door.close()
    expect(await house.door.amend(schools, update)).toMatchObject({ ok: false })
    expect([onDisk(), house.door.rooms]).toEqual(['schulen\n', 0])
  })
})
