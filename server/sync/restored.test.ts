import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { amira, bela, FakeHouse, schools } from './house.fake.ts'
import { FakePlain } from './plain.fake.ts'
import { addParagraph, wordsOf } from './prose.fake.ts'
import { FakeTexts } from './texts.fake.ts'
import { until } from './until.fake.ts'

const epoch = 1_790_000_000

let house: FakeHouse
/** What clients from elsewhere had when the text was put back to what stood in the backup. */
let amiras: Y.Doc
let belas: Y.Doc

const onDisk = (): string => wordsOf(house.texts.docOf(schools))

/** Both write; after the backup each goes on, and Béla deletes what Amira had written before. */
beforeEach(async () => {
  house = await FakeHouse.open()
  const one = await FakePlain.join(house, amira, schools)
  const other = await FakePlain.join(house, bela, schools)
  addParagraph(one.doc, 'Davor. ')
  await until(() => wordsOf(other.doc) !== '', 'read')
  addParagraph(other.doc, 'Auch davor. ')
  await until(() => onDisk() === 'Davor. \nAuch davor. \n', 'written')
  const backup = house.texts.at(schools)
  addParagraph(one.doc, 'Danach. ')
  await until(() => wordsOf(other.doc).includes('Danach'), 'read')
  other.doc.getXmlFragment('default').delete(0, 1)
  await until(() => !onDisk().includes('Davor'), 'deleted')
  for (const client of [one, other]) await client.close()
  ;[amiras, belas] = [one.doc, other.doc]
  await house.close()
  const texts = new FakeTexts()
  texts.restore(schools, backup, epoch)
  house = await FakeHouse.open({}, texts)
})
afterEach(() => house.close())

test('[T35] whoever kept a text from before the restore is told so (4426), and nothing of it gets in', async () => {
  for (const [person, doc] of [
    [amira, amiras],
    [bela, belas],
  ] as const) {
    const client = await FakePlain.join(house, person, schools, doc)
    addParagraph(client.doc, 'Blind. ')
    await until(() => client.closeCode === 4426, 'turned away')
  }
  const reader = await FakePlain.join(house, amira, schools)
  expect([wordsOf(reader.doc), onDisk()]).toEqual(Array(2).fill('Davor. \nAuch davor. \n'))
})

test('[T35] words behind the question of such a one are not heard either, however soon they come', async () => {
  const client = new FakePlain(house, bela, schools, belas)
  await client.opened()
  client.sync()
  belas.getXmlFragment('default').delete(0, 1)
  await until(() => client.closeCode === 4426, 'turned away')
  await house.close()
  expect(onDisk()).toBe('Davor. \nAuch davor. \n')
})

test('[T35] who begins with nothing is let in, and comes back with what was written without a line', async () => {
  const client = await FakePlain.join(house, bela, schools)
  expect(wordsOf(client.doc)).toBe('Davor. \nAuch davor. \n')
  await client.close()
  addParagraph(client.doc, 'Offline. ')
  const again = await FakePlain.join(house, bela, schools, client.doc)
  await until(() => onDisk().includes('Offline'), 'written')
  expect(again.closeCode).toBeNull()
})

test('[T35] who has only words of its own, and never had the text, is let in', async () => {
  const doc = new Y.Doc()
  addParagraph(doc, 'Ganz neu. ')
  await FakePlain.join(house, amira, schools, doc)
  await until(() => onDisk().includes('Ganz neu'), 'written')
  expect(onDisk()).toContain('Davor. \nAuch davor. \n')
})
