import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootName } from '#shared/grammar'
import { defaultOptions } from './door.ts'
import { amira, bela, FakeHouse, schools } from './house.fake.ts'
import { FakeLine } from './line.fake.ts'
import { step1Message, updateMessage } from './messages.ts'
import { FakePlain } from './plain.fake.ts'
import { addParagraph, updateOf, wordsOf } from './prose.fake.ts'
import { aWhile, until } from './until.fake.ts'

let house: FakeHouse
afterEach(() => house.close())

/** Someone honest in the same room, who must not notice anything. */
async function neighbour(): Promise<FakePlain> {
  const client = await FakePlain.join(house, bela, schools)
  addParagraph(client.doc, 'Arbeit')
  return client
}

describe('a hostile client', () => {
  test.each<[string, (attacker: FakePlain) => void, number]>([
    ['speaks text', ({ socket }) => socket.send('hello'), 4400],
    ['sends an unknown type', (one) => one.send(new Uint8Array([9])), 4400],
    ['sends an unknown step', (one) => one.send(new Uint8Array([0, 7, 0])), 4400],
    ['sends nothing', (one) => one.send(new Uint8Array()), 4400],
    ['cuts a message short', (one) => one.send(new Uint8Array([0, 2, 200, 1])), 4400],
    ['sends a malformed state vector', (one) => one.send(new Uint8Array([0, 0, 2, 9, 9])), 4400],
    [
      'asks for gigabytes in seven bytes',
      (one) => one.write(new Uint8Array([1, 255, 255, 255, 63, 1, 0])),
      4400,
    ],
    ['writes an unknown element', (one) => insert(one, 'script'), 4400],
    ['sends a frame beyond the limit', (one) => one.send(new Uint8Array(17 * 1024 * 1024)), 1009],
  ])('[T18] that %s is cut, and the others are not', async (_what, attack, code) => {
    house = await FakeHouse.open()
    const honest = await neighbour()
    const attacker = await FakePlain.join(house, amira, schools)
    attack(attacker)
    await until(() => attacker.closeCode !== null, 'cut')
    expect(attacker.closeCode).toBe(code)
    addParagraph(honest.doc, 'geht weiter')
    const reader = await FakePlain.join(house, amira, schools)
    await until(() => wordsOf(reader.doc) === 'Arbeit\ngeht weiter\n', 'the honest words, and only those')
    expect(honest.closeCode).toBeNull()
  })

  test('[T14] that writes under another’s client id is cut with 4403, and the victim writes on', async () => {
    house = await FakeHouse.open()
    const victim = await neighbour()
    const attacker = await FakePlain.join(house, amira, schools)
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(victim.doc))
    forged.clientID = victim.doc.clientID
    attacker.write(updateOf(forged, () => addParagraph(forged, 'im Namen von')))
    await until(() => attacker.closeCode === 4403, 'cut')
    addParagraph(victim.doc, 'unbeirrt')
    const reader = await FakePlain.join(house, amira, schools)
    await until(() => wordsOf(reader.doc) === 'Arbeit\nunbeirrt\n', 'the victim’s words')
  })

  test('[T30] cannot write under the id by which somebody shows herself before she has written', async () => {
    house = await FakeHouse.open()
    const victim = await neighbour()
    const fresh = await FakePlain.join(house, bela, schools)
    fresh.present({ cursor: null })
    const attacker = await FakePlain.join(house, amira, schools)
    await until(() => attacker.awareness.getStates().has(fresh.doc.clientID), 'shown')
    const squatter = new Y.Doc()
    squatter.clientID = fresh.doc.clientID
    attacker.write(updateOf(squatter, () => addParagraph(squatter, 'besetzt')))
    await until(() => attacker.closeCode === 4403, 'cut')
    addParagraph(fresh.doc, 'frei')
    await until(() => wordsOf(victim.doc) === 'Arbeit\nfrei\n', 'the words of her whose id it is')
  })

  test('[T26] that opens sockets in a loop is refused with 429; others come in', async () => {
    house = await FakeHouse.open({
      person: { ...defaultOptions.person, openings: { perSecond: 0, burst: 3 } },
    })
    const tries = Array.from({ length: 5 }, () => new FakePlain(house, amira, schools))
    await Promise.all(tries.map((one) => one.opened()))
    expect(tries.filter(({ socket }) => socket.readyState === socket.OPEN)).toHaveLength(3)
    expect((await FakePlain.join(house, bela, schools)).synced).toBe(true)
  })

  test('[T26] that spreads a flood over many sockets is cut all the same', async () => {
    house = await FakeHouse.open({
      person: { ...defaultOptions.person, messages: { perSecond: 0, burst: 400 } },
    })
    const sockets = await Promise.all(Array.from({ length: 5 }, () => FakePlain.join(house, amira, schools)))
    for (const one of sockets) for (let i = 0; i < 100; i++) one.send(updateMessage(new Uint8Array([0, 0])))
    await until(() => sockets.some(({ closeCode }) => closeCode === 4429), 'cut')
    expect((await neighbour()).closeCode).toBeNull()
  })

  test('[T31] that begins messages and never ends them is cut before they cost much', async () => {
    house = await FakeHouse.open({ person: { ...defaultOptions.person, unfinishedBytes: 200_000 } })
    const attackers = await Promise.all([1, 2, 3].map(() => FakePlain.join(house, amira, schools)))
    for (const { socket } of attackers) socket.send(new Uint8Array(90_000), { fin: false })
    await until(() => attackers.some(({ closeCode }) => closeCode === 4429), 'cut')
    const honest = await FakePlain.join(house, bela, schools)
    addParagraph(honest.doc, 'x'.repeat(150_000))
    await until(() => honest.saved.length > 1, 'a long message that ends')
  })

  test('[T31] that cuts a message into thousands of empty pieces is cut off', async () => {
    house = await FakeHouse.open()
    const attacker = await FakePlain.join(house, amira, schools)
    for (let i = 0; i < 3000; i++) attacker.socket.send(new Uint8Array(0), { fin: false })
    await until(() => attacker.closeCode !== null, 'cut')
  })

  test('[T31] that sends nothing but pongs is not mistaken for one who never ends', async () => {
    house = await FakeHouse.open({ person: { ...defaultOptions.person, unfinishedBytes: 10_000 } })
    const quiet = await FakePlain.join(house, amira, schools)
    for (let i = 0; i < 100; i++) {
      quiet.socket.pong()
      await new Promise((resolve) => setImmediate(resolve))
    }
    addParagraph(quiet.doc, 'doch noch')
    await until(() => wordsOf(house.texts.docOf(schools)) === 'doch noch\n', 'still heard')
  })

  test('[T28] that asks for everything in a loop and does not read gets no more than it reads', async () => {
    house = await FakeHouse.open()
    const writer = await FakePlain.join(house, bela, schools)
    addParagraph(writer.doc, 'x'.repeat(600_000))
    await until(() => writer.saved.length > 1, 'saved')
    const attacker = await FakePlain.join(house, amira, schools)
    attacker.socket.pause()
    for (let i = 0; i < 900; i++) attacker.sync()
    addParagraph(writer.doc, 'weiter')
    await until(() => wordsOf(house.texts.docOf(schools)).includes('weiter'), 'the writer goes on')
    await aWhile(100)
    expect(house.door.connections).toBe(2)
    attacker.socket.resume()
    const before = attacker.messages
    await until(() => attacker.messages > before + 1, 'the rest')
    expect(attacker.messages).toBeLessThan(200)
  })

  test.each([
    ['longer than anyone’s', 200_000],
    ['that claims a billion clients', 5],
  ])('[T28] that asks with a state vector %s is cut', async (_what, bytes) => {
    house = await FakeHouse.open()
    await neighbour()
    const attacker = await FakePlain.join(house, amira, schools)
    attacker.send(step1Message(new Uint8Array([255, 255, 255, 255, 15, ...new Uint8Array(bytes).fill(1)])))
    await until(() => attacker.closeCode === 4400, 'cut')
  })

  test('[T15] that floods is cut with 4429', async () => {
    house = await FakeHouse.open()
    const attacker = await FakePlain.join(house, amira, schools)
    for (let i = 0; i < 6000; i++) attacker.send(updateMessage(new Uint8Array([0, 0])))
    await until(() => attacker.closeCode === 4429, 'cut')
  })

  test('[T15] that floods with pings is cut too', async () => {
    house = await FakeHouse.open()
    const attacker = await FakePlain.join(house, amira, schools)
    for (let i = 0; i < 6000 && attacker.closeCode === null; i++) attacker.socket.ping()
    await until(() => attacker.closeCode !== null, 'cut')
  })

  test('[T19] that stops reading is cut off; the others get everything', async () => {
    house = await FakeHouse.open({ socket: { ...defaultOptions.socket, outgoingBytes: 100_000 } })
    const writer = await FakePlain.join(house, amira, schools)
    const reader = await FakePlain.join(house, bela, schools)
    const sleeper = await FakePlain.join(house, bela, schools)
    sleeper.socket.pause()
    const text = addParagraph(writer.doc, '')
    for (let i = 0; i < 16; i++) {
      text.insert(0, 'x'.repeat(500_000))
      await until(() => text.length === lengthIn(reader.doc), 'read')
    }
    await until(() => house.door.connections === 2, 'the sleeper is gone')
    expect(reader.closeCode).toBeNull()
  })

  test('[T20] whose socket is half open is gone after a few heartbeats; who answers stays', async () => {
    house = await FakeHouse.open({ heartbeatMillis: 20 })
    const alive = await FakePlain.join(house, bela, schools)
    const dead = await FakePlain.join(house, amira, schools)
    dead.socket.pause()
    await until(() => house.door.connections === 1, 'one is gone')
    await aWhile(100)
    expect(alive.closeCode).toBeNull()
  })

  test('[T20] a line that is slow and has much to carry is not half open: it is given the time', async () => {
    house = await FakeHouse.open({ heartbeatMillis: 20 })
    const writer = await FakePlain.join(house, bela, schools)
    const reader = await FakePlain.join(house, amira, schools)
    house.texts.hold()
    addParagraph(writer.doc, 'x'.repeat(3_000_000))
    await until(() => house.texts.waiting === 1, 'written')
    reader.socket.pause()
    house.texts.release()
    await aWhile(150)
    expect(house.door.connections).toBe(2)
    reader.socket.resume()
    await until(() => wordsOf(reader.doc).length > 3_000_000, 'all has come')
    expect(reader.closeCode).toBeNull()
  })

  test('[T18] with frames of random bytes crashes nothing', async () => {
    house = await FakeHouse.open()
    const honest = await neighbour()
    const frames = fc.array(fc.oneof(fc.uint8Array({ maxLength: 40 }), likelyFrame), {
      minLength: 1,
      maxLength: 20,
    })
    await fc.assert(
      fc.asyncProperty(frames, async (random) => {
        const plain = await FakePlain.join(house, amira, schools)
        const line = await FakeLine.open(house, amira)
        for (const bytes of random) {
          plain.send(bytes)
          if (line.socket.readyState === line.socket.OPEN) line.socket.send(bytes)
        }
        await Promise.all([plain.close(), line.close()])
      }),
      { numRuns: 15, endOnFailure: true },
    )
    addParagraph(honest.doc, 'heil')
    const reader = await FakePlain.join(house, amira, schools)
    await until(() => wordsOf(reader.doc).includes('heil'), 'still working')
    expect(honest.closeCode).toBeNull()
  })
})

test('[T20] a plain socket hears something every heartbeat, so that its client does not give it up', async () => {
  house = await FakeHouse.open({ heartbeatMillis: 20 })
  const client = await FakePlain.join(house, amira, schools)
  const before = client.messages
  await until(() => client.messages > before + 2, 'signs of life')
})

function insert({ doc }: FakePlain, name: string): void {
  doc.getXmlFragment(rootName).insert(0, [new Y.XmlElement(name)])
}

const lengthIn = (doc: Y.Doc): number =>
  doc
    .getXmlFragment(rootName)
    .toArray()
    .flatMap((one) => (one as Y.XmlElement).toArray())
    .reduce((sum, text) => sum + (text as Y.XmlText).length, 0)

/** Bytes that begin like a frame of one of the two ways. */
const likelyFrame = fc
  .tuple(fc.nat({ max: 8 }), fc.nat({ max: 3 }), fc.uint8Array({ maxLength: 30 }))
  .map(([kind, step, rest]) => new Uint8Array([kind, step, rest.length, ...rest]))
