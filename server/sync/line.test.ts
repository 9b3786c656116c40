import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { schemaVersion } from '#shared/grammar'
import { must } from '#shared/failure'
import { replyId, threadId } from '#shared/ids'
import { encodeClientFrame, protocolVersion } from '#shared/protocol'
import * as Y from 'yjs'
import { defaultOptions } from './door.ts'
import {
  amira,
  bela,
  chidi,
  economy,
  education,
  evren,
  FakeHouse,
  schools,
  startUps,
  universities,
} from './house.fake.ts'
import { FakeLine } from './line.fake.ts'
import { updateMessage } from './messages.ts'
import { FakePlain } from './plain.fake.ts'
import { addParagraph, wordsOf } from './prose.fake.ts'
import { aWhile, until } from './until.fake.ts'

let house: FakeHouse
beforeEach(async () => {
  house = await FakeHouse.open()
})
afterEach(() => house.close())

/** A line that is connected and has said nothing yet. */
async function connected(): Promise<FakeLine> {
  const line = new FakeLine(house, amira)
  await until(() => line.socket.readyState === line.socket.OPEN, 'connected')
  return line
}

const said = {
  type: 'threadOpened',
  thread: threadId.parse('thr_0001'),
  section: schools,
  anchor: null,
  body: 'Mehr Sprache',
  mentions: [] as never[],
  suggestion: null,
} as const
const answered = {
  type: 'threadReplied',
  reply: replyId.parse('rep_0001'),
  body: 'Ja',
  mentions: [] as never[],
} as const

const rename = (title: string) => house.keeper.tell({ type: 'sectionRenamed', section: schools, title })

describe('a line', () => {
  test('[L4] of another protocol, or of an older schema, is closed with 4426 before it hears anything', async () => {
    for (const hello of [
      { protocol: protocolVersion + 1, schema: schemaVersion },
      { protocol: protocolVersion, schema: schemaVersion - 1 },
    ]) {
      const line = await connected()
      line.send({ kind: 'hello', seq: 0, ...hello })
      await until(() => line.closeCode === 4426, 'closed')
      expect(line.heard).toEqual([])
    }
  })

  test('[L4] of a newer schema is welcome', async () => {
    const line = await connected()
    line.send({ kind: 'hello', protocol: protocolVersion, schema: schemaVersion + 1, seq: 0 })
    await until(() => line.heard.length > 0, 'an answer')
  })

  test('[L4] that does not begin with hello, or says it twice, is closed', async () => {
    const early = await connected()
    early.send({ kind: 'open', section: schools })
    await until(() => early.closeCode === 4400, 'closed')
    const twice = await FakeLine.open(house, amira)
    twice.send({ kind: 'hello', protocol: protocolVersion, schema: schemaVersion, seq: 0 })
    await until(() => twice.closeCode === 4400, 'closed')
  })

  test('[L5] carries several rooms; each has its own words', async () => {
    const line = await FakeLine.open(house, amira)
    const [one, two] = [await line.join(schools), await line.join(universities)]
    const reader = await FakeLine.open(house, bela)
    const [first, second] = [await reader.join(schools), await reader.join(universities)]
    addParagraph(one.doc, 'Schule')
    addParagraph(two.doc, 'Hochschule')
    await until(() => wordsOf(first.doc) === 'Schule\n' && wordsOf(second.doc) === 'Hochschule\n', 'both')
    expect(one.channel).not.toBe(two.channel)
  })

  test('[L5] hears nothing more of a room it closed, and counts anew when it opens it again', async () => {
    const line = await FakeLine.open(house, amira)
    const first = await line.join(schools)
    addParagraph(first.doc, 'eins')
    await until(() => first.saved === first.sent, 'saved')
    line.send({ kind: 'close', channel: first.channel })
    const again = await line.join(schools)
    await until(() => again.saved === 1, 'the first sync of the new channel')
    expect([wordsOf(again.doc), again.channel]).toEqual(['eins\n', first.channel])
  })

  test('[L5] that opens an open room is told again where it is', async () => {
    const line = await FakeLine.open(house, amira)
    await line.join(schools)
    line.send({ kind: 'open', section: schools })
    await until(() => line.heard.filter(({ kind }) => kind === 'opened').length === 2, 'told')
  })

  test('[L5] may read where it may not write, and is told so', async () => {
    const line = await FakeLine.open(house, amira)
    expect((await line.join(startUps)).access).toBe('read')
  })

  test('[L10] hears of a long text part by part, and is in sync when all of it has come', async () => {
    const writer = await FakePlain.join(house, bela, schools)
    addParagraph(writer.doc, 'x'.repeat(100_000))
    await until(() => writer.saved.length > 1, 'saved')
    const line = await FakeLine.open(house, amira)
    const room = await line.join(schools)
    const parts = line.heard.flatMap((frame) => (frame.kind === 'part' ? [frame.left] : []))
    expect(parts).toEqual(parts.map((_left, at) => parts.length - at))
    expect([parts.length, wordsOf(room.doc)]).toEqual([12, wordsOf(writer.doc)])
  })

  test('[L10] hears that what it sends is coming in, while it takes long', async () => {
    await house.close()
    house = await FakeHouse.open({ socket: { ...defaultOptions.socket, comingMillis: 20 } })
    const line = await FakeLine.open(house, amira)
    const signs = () => line.heard.filter(({ kind }) => kind === 'part').length
    const { channel } = await line.join(schools)
    const doc = new Y.Doc()
    addParagraph(doc, 'lang'.repeat(50))
    const message = updateMessage(Y.encodeStateAsUpdate(doc))
    const frame = encodeClientFrame({ kind: 'data', channel, message })
    for (let at = 0; at < frame.length - 60; at += 60) {
      line.socket.send(frame.subarray(at, at + 60), { fin: false })
      await aWhile(30)
    }
    expect(signs()).toBeGreaterThan(0)
    line.socket.send(frame.subarray(Math.floor((frame.length - 1) / 60) * 60))
    await until(() => wordsOf(house.texts.docOf(schools)) === wordsOf(doc), 'all of it')
    const before = signs()
    line.send({ kind: 'ping' })
    await until(() => line.heard.some(({ kind }) => kind === 'pong'), 'pong')
    expect(signs()).toBe(before)
  })

  test('[L5] is answered every ping', async () => {
    const line = await FakeLine.open(house, amira)
    line.send({ kind: 'ping' })
    await until(() => line.heard.some(({ kind }) => kind === 'pong'), 'pong')
  })

  test('[M25] what is said about the text is told to its readers alone; for the others only the counting goes on', async () => {
    const [reader, steering] = [await FakeLine.open(house, chidi), await FakeLine.open(house, evren)]
    house.keeper.tellBy(amira, said)
    house.keeper.tellBy(bela, { ...answered, thread: said.thread })
    rename('Neue Schulen')
    for (const line of [reader, steering])
      await until(() => line.news.at(-1)?.event?.type === 'sectionRenamed', 'the news')
    const [last] = house.keeper.entriesAfter(house.keeper.records.seq - 1) ?? []
    const { seq } = must(last, 'something happened')
    expect(reader.news.slice(-3).map(({ event }) => event)).toMatchObject([
      said,
      answered,
      { title: 'Neue Schulen' },
    ])
    expect(steering.news.slice(-3, -1)).toEqual([seq - 2, seq - 1].map((one) => ({ seq: one, event: null })))
    expect(JSON.stringify(steering.heard)).not.toContain('Sprache')
  })

  test('[M25] so it is with what one missed while away', async () => {
    const before = house.keeper.records.seq
    house.keeper.tellBy(amira, said)
    const [reader, steering] = [new FakeLine(house, bela), new FakeLine(house, evren)]
    for (const line of [reader, steering]) {
      await until(() => line.socket.readyState === line.socket.OPEN, 'connected')
      line.send({ kind: 'hello', protocol: protocolVersion, schema: schemaVersion, seq: before })
      await until(() => line.news.length === 1, 'what was missed')
    }
    expect([reader.news[0]?.event, steering.news]).toEqual([said, [{ seq: before + 1, event: null }]])
  })

  test('[L6] of the steering group gets the news and no live text, and is in nobody’s presence', async () => {
    const line = await FakeLine.open(house, evren)
    const room = await line.join(schools)
    expect(room.closed).toEqual({ kind: 'forbidden', action: 'readDraft' })
    const expert = await FakeLine.open(house, amira)
    for (const one of [line, expert]) one.enter(education)
    line.present({ section: schools })
    expert.present({ section: schools })
    rename('Neue Schulen')
    await until(() => line.news.at(-1)?.event?.type === 'sectionRenamed', 'the news')
    await aWhile()
    expect([line.others, expert.others]).toEqual([[], []])
  })

  test('[L6] is refused a section that nobody knows', async () => {
    const line = await FakeLine.open(house, amira)
    house.keeper.tell({ type: 'sectionRemoved', section: universities })
    expect((await line.join(universities)).closed?.kind).toBe('removed')
  })
})

describe('the news', () => {
  test('[L7] since the last entry the line has come at once, the later ones as they happen, none twice', async () => {
    const { seq } = house.keeper.records
    rename('erstens')
    const line = await FakeLine.open(house, amira, seq)
    rename('zweitens')
    await until(() => line.news.length === 2, 'both')
    expect(line.news.map((entry) => entry.seq)).toEqual([seq + 1, seq + 2])
  })

  test('[L7] that are no longer at hand are fetched anew', async () => {
    house.keeper.forgottenUpTo = 5
    const line = await FakeLine.open(house, amira, 2)
    expect(line.heard[0]).toEqual({ kind: 'reload' })
  })

  test('[L9] a page that knows more than the server, which was restored from a backup, has to load anew', async () => {
    const line = await connected()
    const seq = house.keeper.records.seq + 1
    line.send({ kind: 'hello', protocol: protocolVersion, schema: schemaVersion, seq })
    await until(() => line.closeCode === 4426, 'closed')
    expect(line.heard).toEqual([])
  })

  test('[L7] come before what follows from them', async () => {
    const line = await FakeLine.open(house, amira, house.keeper.records.seq)
    const room = await line.join(schools)
    house.keeper.tell({ type: 'sectionRemoved', section: schools })
    await until(() => room.closed !== null, 'closed')
    const kinds = line.heard.map(({ kind }) => kind)
    expect(kinds.lastIndexOf('news')).toBeLessThan(kinds.indexOf('closed'))
  })
})

test('[L8] a line hears when the store stops to take writes, when it does again, and when it came in between', async () => {
  const line = await FakeLine.open(house, amira)
  house.texts.breakDown()
  await until(() => line.heard.some((frame) => frame.kind === 'store' && !frame.writable), 'no writes')
  const late = await FakeLine.open(house, bela)
  const room = await late.join(schools)
  expect(late.heard).toContainEqual({ kind: 'store', writable: false })
  expect([room.access, room.failure?.kind]).toEqual(['read', 'storeUnavailable'])
  house.texts.recover()
  await until(() => room.access === 'write', 'writes')
  expect(line.heard.at(-1)).toEqual({ kind: 'store', writable: true })
})

test('[L6] a role that is withdrawn ends the presence too', async () => {
  const line = await FakeLine.open(house, amira)
  const other = await FakeLine.open(house, bela)
  for (const one of [line, other]) one.enter(economy)
  line.present({ section: null })
  await until(() => other.others.length === 1, 'here')
  for (const grant of house.keeper.records.grants[amira] ?? []) {
    house.keeper.tell({ type: 'roleWithdrawn', person: amira, grant })
  }
  await until(() => other.others.length === 0, 'gone')
  other.present({ section: startUps })
  await aWhile()
  expect(line.others).toEqual([])
})
