import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentHash } from '#shared/content'
import type { Event } from '#shared/events'
import type { PersonId } from '#shared/ids'
import { stages, type Stage } from '#shared/stage'
import { frozenEvent } from '#shared/version.fake'
import { amira, bela, chidi, doro, evren, FakeHouse, schools } from './house.fake.ts'
import { FakeLine } from './line.fake.ts'
import { step2Message } from './messages.ts'
import { FakePlain } from './plain.fake.ts'
import { addParagraph, wordsOf } from './prose.fake.ts'
import { until } from './until.fake.ts'

let house: FakeHouse
beforeEach(async () => {
  house = await FakeHouse.open()
})
afterEach(() => house.close())

const hash = contentHash.parse('a'.repeat(64))
const called: Event = { type: 'signOffCalled', section: schools, hash, due: null, message: null }
const tally = { signed: 2, needed: 2, members: 2 }
const reached: Event = { type: 'quorumReached', section: schools, tally }
const ways: Record<Stage, readonly Event[]> = {
  drafting: [],
  signing: [called],
  signedOff: [called, reached],
  frozen: [called, reached, { ...frozenEvent('submission'), closes: [schools] }],
}

const people = { expert: amira, otherExpert: chidi, moderator: doro, steering: evren }
/** Who may write in which stage; else why what they send is refused. */
const table: Record<Stage, string> = {
  //               expert  other      moderation  none
  drafting: '      yes     forbidden  yes         -',
  signing: '       locked  forbidden  locked      -',
  signedOff: '     locked  forbidden  locked      -',
  frozen: '        locked  forbidden  locked      -',
}
const cells = stages.flatMap((stage) =>
  table[stage]
    .trim()
    .split(/\s+/u)
    .map((answer, at) => ({ stage, who: Object.keys(people)[at] as keyof typeof people, answer })),
)

const onDisk = () => wordsOf(house.texts.docOf(schools))

/** What a plain client hears that writes, deletes, and comes back with all of it; '-' where it is not let in. */
async function heardPlainly(person: PersonId): Promise<string> {
  const client = new FakePlain(house, person, schools)
  await client.opened()
  client.sync()
  await until(() => client.synced || client.closeCode !== null, 'synced')
  if (client.closeCode !== null) return '-'
  const saved = client.saved.length
  addParagraph(client.doc, 'schlicht')
  client.send(step2Message(Y.encodeStateAsUpdate(client.doc)))
  await until(() => client.denied.length > 1 || client.saved.length > saved + 1, 'heard')
  return client.denied[0] ?? 'yes'
}

async function heardOnLine(person: PersonId): Promise<string> {
  const line = await FakeLine.open(house, person)
  const tab = await line.join(schools)
  if (tab.closed !== null) return '-'
  addParagraph(tab.doc, 'durch die Leitung')
  await until(() => tab.failure !== null || tab.saved === tab.sent, 'heard')
  return tab.failure?.kind ?? 'yes'
}

test.each(cells)('[Q5] at the sockets, in $stage, $who writes: $answer', async ({ stage, who, answer }) => {
  const writer = await FakePlain.join(house, bela, schools)
  addParagraph(writer.doc, 'steht')
  await until(() => onDisk() === 'steht\n', 'there')
  house.keeper.tell(...ways[stage])
  expect(house.keeper.records.sections[schools]?.stage).toBe(stage)
  expect(await heardPlainly(people[who])).toBe(answer)
  expect(await heardOnLine(people[who])).toBe(answer)
  expect(onDisk().split('\n').length).toBe(answer === 'yes' ? 4 : 2)
})
