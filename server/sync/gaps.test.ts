import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { craftedDeletion } from './crafted.fake.ts'
import { amira, bela, FakeHouse, schools } from './house.fake.ts'
import { FakeLine } from './line.fake.ts'
import { FakePlain } from './plain.fake.ts'
import { addParagraph, updateOf, wordsOf } from './prose.fake.ts'
import { until } from './until.fake.ts'

let house: FakeHouse
beforeEach(async () => {
  house = await FakeHouse.open()
})
afterEach(() => house.close())

describe('a gap', () => {
  test('[T10] an update that comes before an earlier one does no harm', async () => {
    const client = await FakePlain.join(house, amira, schools)
    const apart = new Y.Doc()
    const text = { current: new Y.XmlText() }
    const first = updateOf(apart, () => (text.current = addParagraph(apart, 'eins')))
    const second = updateOf(apart, () => text.current.insert(4, ' zwei'))
    const asked = client.askedAgain
    Y.applyUpdate(client.doc, Y.mergeUpdates([first, second]), client)
    client.write(second)
    await until(() => client.askedAgain > asked, 'asked again')
    const reader = await FakePlain.join(house, bela, schools)
    await until(() => wordsOf(reader.doc) === 'eins zwei\n', 'everything')
    expect(client.closeCode).toBeNull()
  })

  test('[T10] on a line nothing behind it counts as saved until a step 2 was kept', async () => {
    const line = await FakeLine.open(house, amira)
    const tab = await line.join(schools)
    await until(() => tab.saved === 1, 'the first sync')
    const apart = new Y.Doc()
    const updates: Uint8Array[] = []
    apart.on('update', (update: Uint8Array) => updates.push(update))
    const text = addParagraph(apart, 'eins')
    text.insert(4, ' zwei')
    text.insert(9, ' drei')
    Y.applyUpdate(tab.doc, Y.encodeStateAsUpdate(apart), line)
    for (const update of updates.slice(1)) line.write(tab, update)
    await until(() => tab.saved === tab.sent && tab.sent >= 4, 'all saved')
    const counts = line.heard.flatMap((frame) => (frame.kind === 'saved' ? [frame.count] : []))
    expect(counts).not.toContain(2)
    expect(wordsOf(house.texts.docOf(schools))).toBe('eins zwei drei\n')
  })

  test('[T10] a deletion of what nobody wrote yet is not kept to eat it later', async () => {
    const victim = await FakePlain.join(house, amira, schools)
    const attacker = await FakePlain.join(house, bela, schools)
    const asked = attacker.askedAgain
    attacker.write(craftedDeletion(victim.doc.clientID, 50))
    await until(() => attacker.askedAgain > asked, 'asked')
    addParagraph(victim.doc, 'unversehrt')
    await until(() => wordsOf(attacker.doc).includes('unversehrt'), 'the words')
    expect(wordsOf(house.texts.docOf(schools))).toBe('unversehrt\n')
  })
})
