import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentHash } from '#shared/content'
import type { Event } from '#shared/events'
import { amira, bela, chidi, doro, evren, FakeHouse, schools } from './house.fake.ts'
import { FakeLine } from './line.fake.ts'
import { step2Message, updateMessage } from './messages.ts'
import { FakePlain } from './plain.fake.ts'
import { addParagraph, updateOf, wordsOf } from './prose.fake.ts'
import { aWhile, until } from './until.fake.ts'

let house: FakeHouse
beforeEach(async () => {
  house = await FakeHouse.open()
})
afterEach(() => house.close())

const onDisk = () => wordsOf(house.texts.docOf(schools))
const called: Event = {
  type: 'signOffCalled',
  section: schools,
  hash: contentHash.parse('a'.repeat(64)),
  due: null,
  message: null,
}
/** What the line heard of its rights in the room, in order. */
const rightsHeard = (line: FakeLine): string[] =>
  line.heard.flatMap((frame) =>
    frame.kind === 'access' ? [`${frame.access} ${frame.failure?.kind ?? 'freely'}`] : [],
  )

describe('a room that comes to a standstill', () => {
  test('[Q16] tells those who write that a lock is coming, then takes their last words in', async () => {
    const line = await FakeLine.open(house, amira)
    const tab = await line.join(schools)
    const held = house.door.hold([schools])
    await until(() => tab.failure !== null, 'told')
    expect([tab.access, tab.failure]).toEqual([
      'write',
      { kind: 'locked', section: schools, stage: 'signing' },
    ])
    addParagraph(tab.doc, 'noch schnell')
    await until(() => onDisk().includes('noch schnell'), 'still taken in')
    await until(() => tab.access === 'read', 'reading')
    // Typed before the tab heard of it, sent with the answer to the last question.
    await held
    expect(rightsHeard(line)).toEqual(['write locked', 'read locked'])
    expect(tab.saved).toBe(tab.sent)
  })

  test('[Q16] asks for what is still on its way, from plain clients too', async () => {
    const plain = await FakePlain.join(house, bela, schools)
    const typed = addParagraph(plain.doc, 'Zwei')
    await until(() => onDisk() === 'Zwei\n', 'begun')
    const frames: Uint8Array[] = []
    const send = plain.send.bind(plain)
    // Its updates are slow; its answers are not.
    plain.write = (update) => void frames.push(updateMessage(update))
    const held = house.door.hold([schools])
    typed.insert(4, ' Sätze')
    await held
    expect(onDisk()).toBe('Zwei Sätze\n')
    for (const frame of frames) send(frame)
    await aWhile(30)
    expect([onDisk(), plain.closeCode]).toEqual(['Zwei Sätze\n', null])
  })

  test('[Q17] takes not a letter from anyone by any client; their words stay with them, uncounted', async () => {
    const line = await FakeLine.open(house, amira)
    const tab = await line.join(schools)
    const plain = await FakePlain.join(house, bela, schools)
    const text = addParagraph(tab.doc, 'steht')
    await until(() => wordsOf(plain.doc) === 'steht\n', 'there')
    await house.door.hold([schools])
    const before = house.texts.at(schools)
    text.delete(0, 5)
    addParagraph(plain.doc, 'und mehr')
    const late = await FakePlain.join(house, doro, schools)
    addParagraph(late.doc, 'zu spät')
    plain.send(step2Message(Y.encodeStateAsUpdate(plain.doc)))
    await until(() => late.denied.length > 0 && plain.denied.length > 1, 'refused')
    await aWhile(20)
    expect(house.texts.at(schools)).toEqual(before)
    expect(onDisk()).toBe('steht\n')
    expect([...plain.denied, ...late.denied].every((reason) => reason === 'locked')).toBe(true)
    expect(tab.saved).toBeLessThan(tab.sent)
    expect([wordsOf(plain.doc), wordsOf(late.doc)]).toEqual(['steht\nund mehr\n', 'steht\nzu spät\n'])
    expect([plain.closeCode, late.closeCode, line.closeCode]).toEqual([null, null, null])
  })

  test('[Q17] lets what repeats the known pass', async () => {
    const plain = await FakePlain.join(house, bela, schools)
    const frame = updateOf(plain.doc, () => addParagraph(plain.doc, 'einmal'))
    await until(() => onDisk() === 'einmal\n', 'there')
    await house.door.hold([schools])
    const [saved, denied] = [plain.saved.length, plain.denied.length]
    plain.write(frame)
    await until(() => plain.saved.length > saved, 'acknowledged')
    expect([plain.denied.length, onDisk()]).toEqual([denied, 'einmal\n'])
  })

  test('[Q17] is so for a room that nobody was in, and for one that everybody left', async () => {
    const release = await house.door.hold([schools])
    const plain = await FakePlain.join(house, amira, schools)
    addParagraph(plain.doc, 'hinein')
    await until(() => plain.denied.length > 0, 'refused')
    await plain.close()
    await until(() => house.door.rooms === 0, 'left')
    const next = await FakePlain.join(house, amira, schools, plain.doc)
    await aWhile(30)
    expect([onDisk(), next.denied.length > 0]).toEqual(['', true])
    release()
    await until(() => onDisk() === 'hinein\n', 'asked for')
  })

  test('[Q18] waits a bounded time for who does not answer, and for who does not stop', async () => {
    const silent = await FakePlain.join(house, amira, schools)
    silent.send = () => {}
    const flooding = await FakePlain.join(house, bela, schools)
    const flood = setInterval(() => addParagraph(flooding.doc, 'mehr'), 1)
    try {
      await house.door.hold([schools])
      const before = onDisk()
      await aWhile(50)
      expect(onDisk()).toBe(before)
    } finally {
      clearInterval(flood)
    }
  })

  test('[Q18] words of those who left before it are in', async () => {
    const plain = await FakePlain.join(house, amira, schools)
    await until(() => plain.saved.length > 0, 'in sync')
    house.texts.delay = 30
    addParagraph(plain.doc, 'im Gehen')
    await until(() => plain.socket.bufferedAmount === 0, 'sent')
    await plain.close()
    await house.door.hold([schools])
    expect(onDisk()).toBe('im Gehen\n')
  })

  test('[Q16] opens again for those who may write, and asks them for what did not get through', async () => {
    const line = await FakeLine.open(house, amira)
    const tab = await line.join(schools)
    const reader = await FakeLine.open(house, chidi)
    const still = await reader.join(schools)
    const first = await house.door.hold([schools])
    const second = await house.door.hold([schools])
    addParagraph(tab.doc, 'aufgehoben')
    first()
    await aWhile(20)
    expect([onDisk(), tab.access]).toEqual(['', 'read'])
    second()
    await until(() => onDisk() === 'aufgehoben\n', 'taken in')
    await until(() => tab.saved === tab.sent && tab.access === 'write', 'free')
    expect([still.access, rightsHeard(reader)]).toEqual(['read', []])
  })

  test('[Q17] goes over into the lock without a gap, and the lock is there before any socket', async () => {
    const line = await FakeLine.open(house, amira)
    const tab = await line.join(schools)
    const release = await house.door.hold([schools])
    house.keeper.tellBy(doro, called)
    release()
    addParagraph(tab.doc, 'dazwischen')
    await aWhile(30)
    expect([onDisk(), tab.access]).toEqual(['', 'read'])
    expect(rightsHeard(line)).not.toContain('write freely')
    const again = await FakeHouse.open({}, house.texts)
    again.keeper.tellBy(doro, called)
    const plain = await FakePlain.join(again, amira, schools, tab.doc)
    await until(() => plain.denied.length > 0, 'refused')
    await again.close()
    expect(onDisk()).toBe('')
  })
})

describe('news of a sign-off', () => {
  test('[Q15] are for readers of the draft; the others hear that the section is locked, and no word', async () => {
    const [expert, steering] = [await FakeLine.open(house, chidi), await FakeLine.open(house, evren)]
    house.keeper.tellBy(doro, called)
    house.keeper.tellBy(amira, { type: 'signOffRevoked', section: schools, reason: 'Geheim.' })
    await until(
      () => expert.news.length > 1 && steering.news.at(-1)?.seq === house.keeper.records.seq,
      'told',
    )
    expect(expert.news.slice(-2).map(({ event }) => event?.type)).toEqual(['signOffCalled', 'signOffRevoked'])
    const seq = house.keeper.records.seq
    expect(steering.news.slice(-2)).toEqual([
      { seq: seq - 1, event: null, transition: { section: schools, by: 'signOffCalled' } },
      { seq, event: null },
    ])
  })
})
