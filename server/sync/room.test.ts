import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootName } from '#shared/grammar'
import { readText } from '#shared/text-doc'
import { amira, bela, chidi, doro, FakeHouse, schools } from './house.fake.ts'
import { FakeLine } from './line.fake.ts'
import { FakePlain } from './plain.fake.ts'
import { addParagraph, updateOf, wordsOf } from './prose.fake.ts'
import { aWhile, until } from './until.fake.ts'

let house: FakeHouse
beforeEach(async () => {
  house = await FakeHouse.open()
})
afterEach(async () => {
  house.texts.release()
  await house.close()
})

const paragraphs = (doc: Y.Doc) => doc.getXmlFragment(rootName)

/** Whether all that the client has inserted is on disk. */
function isSaved({ doc, saved }: FakePlain): boolean {
  const last = saved.at(-1)
  const clock = last === undefined ? 0 : (Y.decodeStateVector(last).get(doc.clientID) ?? 0)
  return clock === Y.getState(doc.store, doc.clientID)
}

const sameState = (one: Y.Doc, other: Y.Doc): boolean =>
  Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other)) &&
  JSON.stringify(readText(one)) === JSON.stringify(readText(other))

/** The text as someone would find it who opened it from the disk. */
const onDisk = (): Y.Doc => house.texts.docOf(schools)

describe('a word', () => {
  test('[T1] written on a line is read on plain sockets, and the other way round', async () => {
    const line = await FakeLine.open(house, amira)
    const tab = await line.join(schools)
    const plain = await FakePlain.join(house, bela, schools)
    addParagraph(tab.doc, 'von der Linie')
    addParagraph(plain.doc, 'vom Draht')
    await until(() => wordsOf(plain.doc).includes('von der Linie'), 'line to plain')
    await until(() => wordsOf(tab.doc).includes('vom Draht'), 'plain to line')
  })

  test('[T4] is neither relayed nor acknowledged before it is on disk', async () => {
    const writer = await FakePlain.join(house, amira, schools)
    const reader = await FakePlain.join(house, bela, schools)
    await until(() => writer.saved.length === 1, 'the first sync')
    house.texts.hold()
    addParagraph(writer.doc, 'noch nicht')
    await aWhile()
    expect([reader.relayed, writer.saved.length]).toEqual([0, 1])
    house.texts.release()
    await until(() => reader.relayed === 1 && writer.saved.length === 2, 'relayed and saved')
    expect(wordsOf(onDisk())).toContain('noch nicht')
  })

  test('[T4] that is not on disk yet is not shown to a newcomer either', async () => {
    const writer = await FakePlain.join(house, amira, schools)
    house.texts.hold()
    addParagraph(writer.doc, 'noch nicht')
    await aWhile()
    const newcomer = new FakePlain(house, bela, schools)
    await newcomer.opened()
    newcomer.sync()
    await aWhile()
    expect([newcomer.synced, wordsOf(newcomer.doc)]).toEqual([false, ''])
    house.texts.release()
    await until(() => wordsOf(newcomer.doc).includes('noch nicht'), 'the words')
  })

  test('[T5] is saved when the state vector says so', async () => {
    const writer = await FakePlain.join(house, amira, schools)
    addParagraph(writer.doc, 'gesichert')
    const clock = Y.getState(writer.doc.store, writer.doc.clientID)
    await until(() => {
      const last = writer.saved.at(-1)
      return last !== undefined && Y.decodeStateVector(last).get(writer.doc.clientID) === clock
    }, 'the state vector')
    expect(wordsOf(onDisk())).toContain('gesichert')
  })

  test('[T5] is saved on the line when the entries that changed say so, after a sync all of them', async () => {
    const line = await FakeLine.open(house, amira)
    const tab = await line.join(schools)
    addParagraph(tab.doc, 'eins')
    await until(() => tab.saved === tab.sent, 'saved')
    const other = await FakeLine.open(house, bela)
    const theirs = await other.join(schools)
    await until(() => theirs.saved === 1, 'the first sync')
    expect([...Y.decodeStateVector(theirs.stateVector).keys()]).toEqual([tab.doc.clientID])
    addParagraph(theirs.doc, 'zwei')
    await until(() => theirs.saved === theirs.sent, 'saved')
    expect([...Y.decodeStateVector(theirs.stateVector).keys()]).toEqual([theirs.doc.clientID])
  })

  test('[T5] that is only deleted is counted on the line, though no state vector tells', async () => {
    const line = await FakeLine.open(house, amira)
    const tab = await line.join(schools)
    const text = addParagraph(tab.doc, 'zu viel')
    await until(() => tab.saved === tab.sent, 'the words are saved')
    text.delete(0, 3)
    await until(() => tab.saved === tab.sent, 'the deletion is saved')
    expect(Y.decodeStateVector(tab.stateVector).size).toBe(0)
    expect(wordsOf(onDisk())).toContain('viel')
  })

  test('[T5] that the server knows already is acknowledged all the same', async () => {
    const line = await FakeLine.open(house, amira)
    const tab = await line.join(schools)
    await until(() => tab.saved === 1, 'the first sync')
    const update = updateOf(tab.doc, () => addParagraph(tab.doc, 'doppelt'))
    line.write(tab, update)
    line.write(tab, update)
    await until(() => tab.saved === tab.sent, 'all acknowledged')
    expect(house.texts.at(schools).updates.length).toBeLessThan(3)
  })

  test('[T6] comes back to its only writer not at all, and to each of several once per batch', async () => {
    const one = await FakePlain.join(house, amira, schools)
    const other = await FakePlain.join(house, bela, schools)
    addParagraph(one.doc, 'allein')
    await until(() => other.relayed === 1, 'relayed')
    expect(one.relayed).toBe(0)
    house.texts.hold()
    addParagraph(one.doc, 'erst')
    await aWhile(20)
    for (const client of [one, other]) for (const word of ['a', 'b', 'c']) addParagraph(client.doc, word)
    await aWhile(20)
    house.texts.release()
    await until(() => one.relayed === 1 && other.relayed === 3, 'one frame for six updates')
    expect(wordsOf(one.doc)).toBe(wordsOf(other.doc))
  })
})

test('[T7] what the server’s document tidies up by itself is on disk and reaches everyone, the writers too', async () => {
  const one = await FakePlain.join(house, amira, schools)
  const text = addParagraph(one.doc, 'fett und mehr')
  const other = await FakePlain.join(house, bela, schools)
  await until(() => wordsOf(other.doc) !== '', 'the words')
  const theirs = (paragraphs(other.doc).get(0) as Y.XmlElement).get(0) as Y.XmlText
  text.format(0, 4, { bold: {} })
  theirs.format(2, 6, { bold: {} })
  text.format(0, 8, { bold: null })
  await until(() => isSaved(one) && isSaved(other), 'saved')
  await until(() => sameState(one.doc, other.doc) && sameState(one.doc, onDisk()), 'the same everywhere')
  const newcomer = await FakePlain.join(house, doro, schools)
  expect(sameState(newcomer.doc, one.doc)).toBe(true)
})

describe('a store that fails', () => {
  test('[T11] acknowledges nothing, shows nobody the words, and has them once it works again', async () => {
    const line = await FakeLine.open(house, amira)
    const tab = await line.join(schools)
    const reader = await FakePlain.join(house, chidi, schools)
    await until(() => tab.saved === 1, 'the first sync')
    house.texts.hold()
    addParagraph(tab.doc, 'bei voller Platte')
    await aWhile(20)
    house.texts.breakDown()
    house.texts.release()
    await until(() => tab.access === 'read', 'told')
    expect(tab.failure?.kind).toBe('storeUnavailable')
    expect(line.heard).toContainEqual({ kind: 'store', writable: false })
    await aWhile()
    expect([tab.saved, wordsOf(reader.doc)]).toEqual([1, ''])
    const newcomer = await FakePlain.join(house, doro, schools)
    expect(newcomer.synced).toBe(true)
    house.texts.recover()
    await until(() => tab.access === 'write' && tab.saved === tab.sent, 'saved')
    await until(() => [reader, newcomer].every(({ doc }) => wordsOf(doc).includes('voller')), 'read by all')
    expect(wordsOf(onDisk())).toBe('bei voller Platte\n')
  })

  test('[T11] closes a plain socket whose words it lost with 4503, to come back', async () => {
    const writer = await FakePlain.join(house, amira, schools)
    house.texts.hold()
    addParagraph(writer.doc, 'verloren?')
    await aWhile(20)
    house.texts.breakDown()
    house.texts.release()
    await until(() => writer.closeCode === 4503, 'closed')
    house.texts.recover()
    const again = await FakePlain.join(house, amira, schools, writer.doc)
    await until(() => again.saved.length > 0, 'saved')
    expect(wordsOf(onDisk())).toBe('verloren?\n')
  })
})

describe('a room', () => {
  test('[T12] that everyone left writes a base and leaves memory; whoever comes back finds the words', async () => {
    const writer = await FakePlain.join(house, amira, schools)
    addParagraph(writer.doc, 'bleibt')
    await until(() => writer.saved.length > 1, 'saved')
    expect(house.door.rooms).toBe(1)
    await writer.close()
    await until(() => house.door.rooms === 0, 'empty')
    expect([house.texts.settlings, house.texts.at(schools).updates]).toEqual([1, []])
    const reader = await FakePlain.join(house, bela, schools)
    expect(wordsOf(reader.doc)).toBe('bleibt\n')
    await reader.close()
    await until(() => house.door.rooms === 0, 'empty again')
    expect(house.texts.settlings).toBe(1)
  })

  test('[T12] is opened from the disk without changing a byte of it', async () => {
    const writer = await FakePlain.join(house, amira, schools)
    addParagraph(writer.doc, 'fett').format(0, 2, { bold: {} })
    await until(() => JSON.stringify(readText(onDisk())).includes('bold'), 'saved')
    const before = house.texts.at(schools)
    const next = await FakeHouse.open({}, house.texts)
    const reader = await FakePlain.join(next, bela, schools)
    await until(() => reader.saved.length > 0, 'synced')
    expect(house.texts.at(schools)).toEqual(before)
    await next.close()
  })

  test('[T13] is closed in order: sockets told to come back, everything on disk', async () => {
    const line = await FakeLine.open(house, amira)
    const tab = await line.join(schools)
    const plain = await FakePlain.join(house, bela, schools)
    house.texts.delay = 30
    addParagraph(plain.doc, 'in letzter Sekunde')
    await aWhile(15)
    await house.door.close()
    await until(() => line.closeCode === 1012 && plain.closeCode === 1012, 'told')
    expect(wordsOf(onDisk())).toBe('in letzter Sekunde\n')
    expect([house.door.rooms, tab.closed]).toEqual([0, null])
  })
})
