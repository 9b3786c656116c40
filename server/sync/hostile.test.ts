import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootName } from '#shared/grammar'
import { defaultOptions } from './door.ts'
import { amira, bela, FakeHouse, schools } from './house.fake.ts'
import { FakeLine } from './line.fake.ts'
import { updateMessage } from './messages.ts'
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
    ['sends a frame beyond the limit', (one) => one.send(new Uint8Array(5 * 1024 * 1024)), 1009],
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

  test('[T15] that floods is cut with 4429', async () => {
    house = await FakeHouse.open()
    const attacker = await FakePlain.join(house, amira, schools)
    for (let i = 0; i < 3000; i++) attacker.send(updateMessage(new Uint8Array([0, 0])))
    await until(() => attacker.closeCode === 4429, 'cut')
  })

  test('[T15] that floods with pings is cut too', async () => {
    house = await FakeHouse.open()
    const attacker = await FakePlain.join(house, amira, schools)
    for (let i = 0; i < 3000 && attacker.closeCode === null; i++) attacker.socket.ping()
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
      { numRuns: 15 },
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
