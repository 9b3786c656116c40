import { afterEach, expect, test } from 'vitest'
import { amira, bela, FakeHouse, schools } from './house.fake.ts'
import { FakePlain } from './plain.fake.ts'
import { addParagraph, wordsOf } from './prose.fake.ts'
import { until } from './until.fake.ts'

let house: FakeHouse
afterEach(() => house.close())

test('[T1] what one writes, the other reads', async () => {
  house = await FakeHouse.open()
  const one = await FakePlain.join(house, amira, schools)
  const other = await FakePlain.join(house, bela, schools)
  addParagraph(one.doc, 'Guten Tag')
  await until(() => wordsOf(other.doc).includes('Guten Tag'), 'the words')
  await until(() => one.saved.length > 1, 'saved')
})
