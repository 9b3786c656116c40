import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { amira, bela, chidi, economy, expertOfEducation, FakeHouse, schools } from './house.fake.ts'
import { FakeLine } from './line.fake.ts'
import { FakePlain } from './plain.fake.ts'
import { addParagraph, wordsOf } from './prose.fake.ts'
import { aWhile, until } from './until.fake.ts'

let house: FakeHouse
beforeEach(async () => {
  house = await FakeHouse.open()
})
afterEach(() => house.close())

describe('a reader', () => {
  test('[T8] on a plain socket is told that it may not write; nobody sees its words, and it stays', async () => {
    const writer = await FakePlain.join(house, amira, schools)
    const reader = await FakePlain.join(house, chidi, schools)
    addParagraph(reader.doc, 'eingeschmuggelt')
    await until(() => reader.denied.length > 0, 'denied')
    expect(reader.denied).toEqual(['forbidden'])
    addParagraph(writer.doc, 'erlaubt')
    await until(() => wordsOf(reader.doc).includes('erlaubt'), 'it still reads')
    expect(wordsOf(writer.doc)).not.toContain('eingeschmuggelt')
    expect([reader.closeCode, wordsOf(house.texts.docOf(schools))]).toEqual([null, 'erlaubt\n'])
  })

  test('[T8] on a line hears the reason', async () => {
    const line = await FakeLine.open(house, chidi)
    const tab = await line.join(schools)
    expect(tab.access).toBe('read')
    addParagraph(tab.doc, 'eingeschmuggelt')
    await until(() => tab.failure !== null, 'the reason')
    expect([tab.failure, tab.access]).toEqual([{ kind: 'forbidden', action: 'write' }, 'read'])
  })

  test('[T8] that repeats what is known, deletions included, is not refused', async () => {
    const writer = await FakePlain.join(house, amira, schools)
    addParagraph(writer.doc, 'Wort für Wort').delete(0, 5)
    const reader = await FakePlain.join(house, chidi, schools)
    await until(() => reader.saved.length > 0, 'its step 2 is acknowledged')
    reader.sync()
    await until(() => reader.saved.length > 1, 'again')
    expect(reader.denied).toEqual([])
  })
})

describe('rights that change', () => {
  test('[T9] a role that is withdrawn closes plain sockets with 4403 and tells the line of each room', async () => {
    const line = await FakeLine.open(house, amira)
    const tab = await line.join(schools)
    const plain = await FakePlain.join(house, amira, schools)
    house.keeper.tell({ type: 'roleWithdrawn', person: amira, grant: expertOfEducation })
    await until(() => plain.closeCode === 4403 && tab.closed !== null, 'told')
    expect(tab.closed).toEqual({ kind: 'forbidden', action: 'readDraft' })
    expect(line.closeCode).toBeNull()
    expect(line.heard.findIndex(({ kind }) => kind === 'closed')).toBeGreaterThan(
      line.heard.findLastIndex(({ kind }) => kind === 'news'),
    )
  })

  test('[T9] a writer who becomes a reader keeps reading; what it wrote since is asked for when it may write again', async () => {
    house.keeper.tell({ type: 'roleGranted', person: amira, grant: { role: 'moderator', chapter: economy } })
    const line = await FakeLine.open(house, amira)
    const tab = await line.join(schools)
    house.keeper.tell({ type: 'roleWithdrawn', person: amira, grant: expertOfEducation })
    await until(() => tab.access === 'read', 'reading')
    addParagraph(tab.doc, 'trotzdem')
    await aWhile(20)
    expect(tab.saved).toBeLessThan(tab.sent)
    house.keeper.tell({ type: 'roleGranted', person: amira, grant: expertOfEducation })
    await until(() => tab.access === 'write' && tab.saved === tab.sent, 'asked for and saved')
    expect(wordsOf(house.texts.docOf(schools))).toContain('trotzdem')
  })

  test('[T9] a section that is removed closes its room: 4404 for plain sockets, a reason for lines', async () => {
    const line = await FakeLine.open(house, bela)
    const tab = await line.join(schools)
    const plain = await FakePlain.join(house, amira, schools)
    house.keeper.tell({ type: 'sectionRemoved', section: schools })
    await until(() => plain.closeCode === 4404 && tab.closed !== null, 'told')
    expect(tab.closed?.kind).toBe('removed')
    await until(() => house.door.rooms === 0, 'the room is gone')
  })
})
