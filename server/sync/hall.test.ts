import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { colorOf } from '#shared/presence'
import { readAwareness, writeAwareness } from './awareness.ts'
import { Hall, type Guest } from './hall.ts'
import { amira, bela, education, FakeHouse, schools, universities } from './house.fake.ts'
import { FakeLine } from './line.fake.ts'
import { awarenessMessage } from './messages.ts'
import { FakePlain } from './plain.fake.ts'
import { stamped } from './stamp.ts'
import { aWhile, until } from './until.fake.ts'

let house: FakeHouse
beforeEach(async () => {
  house = await FakeHouse.open()
})
afterEach(() => house.close())

const caret = {
  anchor: { type: null, tname: 'default', assoc: 0 },
  head: { type: null, tname: 'default', assoc: 0 },
}
const amirasCard = { id: amira, name: 'Amira Haddad', color: colorOf(amira) }

/** What a plain client sees of the others. */
const othersOf = ({ awareness }: FakePlain): unknown[] =>
  [...awareness.getStates()].flatMap(([client, state]) => (client === awareness.clientID ? [] : [state]))

async function inEducation(person: typeof amira): Promise<FakeLine> {
  const line = await FakeLine.open(house, person)
  line.enter(education)
  return line
}

describe('presence', () => {
  test('[P1] has name, colour and id from the session, whatever the client says', async () => {
    const [one, other] = [await inEducation(amira), await inEducation(bela)]
    one.present({
      user: { id: bela, name: 'Der Chef', color: 'url(x)' },
      role: 'admin',
      section: schools,
      cursor: caret,
    })
    await until(() => other.others.length === 1, 'here')
    expect(other.others).toEqual([{ user: amirasCard, section: schools, cursor: caret }])
  })

  test.each<[string, unknown]>([
    ['a clock below zero', { item: { client: 1, clock: -1 } }],
    ['half a clock', { item: { client: 1, clock: 0.5 } }],
    ['another root', { tname: 'other' }],
    ['an id that is none', { type: 'x' }],
    ['more than a place', { tname: 'default', x: 1 }],
  ])('[P8] with a caret at %s is shown without a caret', async (_what, at) => {
    const [one, other] = [await inEducation(amira), await inEducation(bela)]
    one.present({ section: schools, cursor: { anchor: at, head: at } })
    await until(() => other.others.length === 1, 'here')
    expect(other.others).toEqual([{ user: amirasCard, section: schools, cursor: null }])
  })

  test('[P1] of a plain socket is in its own section, whatever it says', async () => {
    const plain = await FakePlain.join(house, amira, schools)
    const line = await inEducation(bela)
    plain.present({ user: { name: 'x' }, section: universities, cursor: caret })
    await until(() => line.others.length === 1, 'here')
    expect(line.others).toEqual([{ user: amirasCard, section: schools, cursor: caret }])
  })

  test('[P1] in a section of another chapter is in none', async () => {
    const [one, other] = [await inEducation(amira), await inEducation(bela)]
    one.present({ section: 'sec_gruendung' })
    await until(() => other.others.length === 1, 'here')
    expect(other.others).toEqual([{ user: amirasCard, section: null, cursor: null }])
  })

  test('[P2] on lines is of the whole chapter, on a plain socket of its section', async () => {
    const line = await inEducation(amira)
    const inSchools = await FakePlain.join(house, bela, schools)
    const inUniversities = await FakePlain.join(house, bela, universities)
    inUniversities.present({})
    line.present({ section: schools })
    await until(() => othersOf(inSchools).length === 1 && line.others.length === 1, 'seen')
    expect(othersOf(inUniversities)).toEqual([])
    line.present({ section: universities })
    await until(() => othersOf(inSchools).length === 0 && othersOf(inUniversities).length === 1, 'moved on')
  })

  test('[P2] is told to whoever enters, or asks', async () => {
    const line = await inEducation(amira)
    line.present({ section: schools })
    await aWhile()
    const late = await inEducation(bela)
    await until(() => late.others.length === 1, 'told on entering')
    const plain = await FakePlain.join(house, bela, schools)
    await until(() => othersOf(plain).length === 1, 'told on joining')
    plain.awareness.states.clear()
    plain.awareness.meta.clear()
    plain.send(new Uint8Array([3]))
    await until(() => othersOf(plain).length === 1, 'told on asking')
  })

  test('[P3] ends with the socket, and when the line leaves the chapter', async () => {
    const watcher = await inEducation(bela)
    const plain = await FakePlain.join(house, amira, schools)
    const line = await inEducation(amira)
    plain.present({})
    line.present({ section: null })
    await until(() => watcher.others.length === 2, 'both here')
    await plain.close()
    await until(() => watcher.others.length === 1, 'one left')
    line.enter(null)
    await until(() => watcher.others.length === 0, 'nobody left')
  })

  test('[P3] that comes back under the same id is seen at once', async () => {
    const watcher = await inEducation(bela)
    const plain = await FakePlain.join(house, amira, schools)
    plain.present({})
    await until(() => watcher.others.length === 1, 'here')
    const { clientID } = plain.awareness
    await plain.close()
    await until(() => watcher.others.length === 0, 'gone')
    const again = await FakePlain.join(house, amira, schools)
    again.send(awarenessMessage(writeAwareness([{ client: clientID, clock: 1, state: '{}' }])))
    await until(() => watcher.others.length === 1, 'here again')
  })

  test('[P4] under the id of someone else is shown under another, and the other stays', async () => {
    const watcher = await FakePlain.join(house, bela, schools)
    const [one, other] = [await inEducation(amira), await inEducation(bela)]
    one.present({ section: schools })
    await until(() => othersOf(watcher).length === 1, 'the first')
    other.awareness.clientID = one.awareness.clientID
    other.send({
      kind: 'presence',
      update: writeAwareness([
        { client: one.awareness.clientID, clock: 50, state: JSON.stringify({ section: schools }) },
      ]),
    })
    await until(() => othersOf(watcher).length === 2, 'both')
    expect(new Set(othersOf(watcher).map((state) => (state as { user: { id: string } }).user.id))).toEqual(
      new Set([amira, bela]),
    )
  })

  test('[P4] says nothing of others: neither that they left nor what they do', async () => {
    const [one, other] = [await inEducation(amira), await inEducation(bela)]
    const watcher = await inEducation(bela)
    one.present({ section: schools })
    other.present({ section: schools })
    await until(() => watcher.others.length === 2, 'both')
    const client = one.awareness.clientID
    other.send({ kind: 'presence', update: writeAwareness([{ client, clock: 99, state: 'null' }]) })
    await aWhile(120)
    expect(watcher.others).toHaveLength(2)
  })

  test.each<[string, Uint8Array]>([
    ['is cut short', new Uint8Array([2, 1, 1])],
    ['is no JSON', writeAwareness([{ client: 7, clock: 1, state: '{oops' }])],
    [
      'is larger than a caret',
      writeAwareness([{ client: 7, clock: 1, state: JSON.stringify({ x: 'x'.repeat(5000) }) }]),
    ],
    ['has a clock beyond all bounds', writeAwareness([{ client: 7, clock: 2 ** 50, state: '{}' }])],
  ])('[P5] that %s closes the socket and no other', async (_what, update) => {
    const line = await inEducation(amira)
    const neighbour = await inEducation(bela)
    line.send({ kind: 'presence', update })
    await until(() => line.closeCode === 4400, 'closed')
    expect(neighbour.closeCode).toBeNull()
  })

  test('[P5] of the size of a book closes the socket', async () => {
    const plain = await FakePlain.join(house, amira, schools)
    plain.send(awarenessMessage(new Uint8Array(100_000)))
    await until(() => plain.closeCode === 4413, 'closed')
  })
})

/** A guest that remembers the frames. */
class FakeGuest implements Guest {
  readonly person
  readonly section
  readonly frames: Uint8Array[] = []

  constructor(person: typeof amira, section: typeof schools | null = null) {
    this.person = person
    this.section = section
  }

  mayUse(): boolean {
    return true
  }

  deliver(frame: Uint8Array): void {
    this.frames.push(frame)
  }
}

describe('a hall', () => {
  const rules = { intervalMillis: 30, expiryMillis: 1000 }
  const hall = () =>
    new Hall(
      education,
      (person, section, { cursor }) => ({ section, state: stamped(person, '', section, cursor) }),
      rules,
    )
  const say = (client: number, clock: number) => writeAwareness([{ client, clock, state: '{}' }])

  test('[P6] sends what many changed many times as one frame per interval, the same bytes to all', async () => {
    const chapter = hall()
    const guests = [amira, bela].flatMap((person) => [
      new FakeGuest(person, schools),
      new FakeGuest(person, schools),
    ])
    for (const guest of guests) chapter.enter(guest)
    for (let clock = 1; clock <= 20; clock++) {
      guests.forEach((guest, index) => chapter.heard(guest, say(index + 1, clock)))
    }
    await until(() => guests.every(({ frames }) => frames.length === 1), 'one frame')
    for (let clock = 21; clock <= 40; clock++) chapter.heard(guests[0] ?? new FakeGuest(amira), say(1, clock))
    await aWhile(50)
    expect(guests.map(({ frames }) => frames.length)).toEqual([2, 2, 2, 2])
    expect(new Set(guests.map(({ frames }) => frames[0]))).toHaveProperty('size', 1)
    chapter.close()
  })

  test('[P7] lets go of a plain socket that was silent about itself, and keeps a line', async () => {
    const chapter = hall()
    const [plain, line, watcher] = [
      new FakeGuest(amira, schools),
      new FakeGuest(amira),
      new FakeGuest(bela, schools),
    ]
    for (const guest of [plain, line, watcher]) chapter.enter(guest)
    chapter.heard(plain, say(1, 1))
    chapter.heard(line, say(2, 1))
    await until(() => watcher.frames.length === 1, 'told')
    chapter.sweep(performance.now() + 2000)
    await until(() => watcher.frames.length === 2, 'told again')
    const last = watcher.frames.at(-1) ?? new Uint8Array()
    expect(readAwareness(last.subarray(2)).map(({ client, state }) => [client, state])).toEqual([[1, 'null']])
    chapter.close()
  })
})

test('[P5] a list of states has bounds', () => {
  const to = encoding.createEncoder()
  encoding.writeVarUint(to, 1e9)
  expect(() => readAwareness(encoding.toUint8Array(to))).toThrow('too many')
})
