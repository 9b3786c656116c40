/** What hostile and broken clients do. Each attack throws when the server does not answer it as it should. */
import { request } from 'node:http'
import fc from 'fast-check'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { rootName } from '#shared/grammar'
import { encodeClientFrame, protocolVersion } from '#shared/protocol'
import { askMessage, presenceMessage } from './bench/typing.ts'
import {
  addParagraph,
  backwards,
  bombs,
  crowd,
  deletionOf,
  deletions,
  foreign,
  update,
  updateOf,
} from './crafted.ts'
import { joinPlainly } from './plain-client.ts'
import { closeOf, pause, type Siege } from './siege.ts'
import { expect } from './stage.ts'

const megabyte = 1024 * 1024
const seed = Number(process.env['TORTURE_SEED'] ?? 7)

type Attack = (siege: Siege) => Promise<void>

/** Each on a socket of its own; every one must be closed. */
async function eachIsCut(
  siege: Siege,
  frames: readonly (readonly [string, Uint8Array])[],
  code: number,
): Promise<void> {
  for (const [what, frame] of frames) {
    const attacker = await siege.attacker()
    attacker.send(frame)
    expect(await closeOf(attacker), what).toBe(code)
  }
}

const ids = (count: number, from: number): number[] => Array.from({ length: count }, (_, at) => from - at)
const times = (count: number, frame: Uint8Array): Uint8Array[] => Array.from({ length: count }, () => frame)

/** Sends these frames; the attacker may be cut or not. */
async function send(siege: Siege, frames: readonly Uint8Array[]): Promise<void> {
  const attacker = await siege.attacker()
  attacker.on('error', () => undefined)
  for (const frame of frames) attacker.send(frame)
  await pause(400)
  attacker.terminate()
}

export const attacks: readonly (readonly [string, Attack])[] = [
  ['nothing', () => pause(500)],
  ['allocation bombs', (siege) => eachIsCut(siege, bombs, 4400)],
  [
    'foreign content',
    (siege) =>
      eachIsCut(
        siege,
        foreign.map(([what, make]) => [what, update(updateOf(make))] as const),
        4400,
      ),
  ],
  [
    'malformed frames',
    (siege) =>
      eachIsCut(
        siege,
        [
          ['nothing', new Uint8Array()],
          ['an unknown type', Uint8Array.of(9)],
          ['bytes behind', Uint8Array.of(3, 1)],
          ['noise', Uint8Array.from(ids(500, 500))],
        ],
        4400,
      ),
  ],
  ['frames of other kinds', otherFrames],
  ['honest frames with bytes changed', mutatedFrames],
  ['gaps, deletions of the future', gapsAndFuture],
  ['a squatted client id', squattedId],
  ['halves of a character', halves],
  ['many structs', crowded],
  ['changes that are hard to place', hardToPlace],
  [
    'many deletions',
    (siege) => send(siege, [update(deletions(900_001, 29_000)), update(deletions(900_001, 29_000))]),
  ],
  ['questions in a loop', questions],
  ['a flood of small frames', (siege) => floodIsCut(siege, update(Uint8Array.of(0, 0)))],
  ['a flood of presence', (siege) => floodIsCut(siege, presenceMessage(5, 1, { section: null }))],
  [
    'a thousand ids of presence',
    (siege) =>
      send(
        siege,
        ids(1000, 5000).map((id) => presenceMessage(id, 1, {})),
      ),
  ],
  ['a flood of pings', pings],
  ['rooms opened and closed in a loop', openAndClose],
  ['rooms with hostile names', hostileNames],
  ['readers that do not read', deafReaders],
  ['hundreds of connections', manyConnections],
  ['hostile requests', hostileRequests],
]

async function otherFrames(siege: Siege): Promise<void> {
  const text = await siege.attacker()
  text.send('hello')
  expect(await closeOf(text), 'text').toBe(4400)
  const large = await siege.attacker()
  large.send(new Uint8Array(17 * megabyte))
  expect([1006, 1009], 'a frame beyond the limit').toContain(await closeOf(large))
  const pieces = await siege.attacker()
  for (let at = 0; at < 3000; at++) pieces.send(new Uint8Array(0), { fin: false })
  expect([1006, 1008, 4429], 'empty pieces').toContain(await closeOf(pieces))
  const line = await siege.line()
  line.send(encodeClientFrame({ kind: 'ping' }))
  expect(await closeOf(line), 'no hello').toBe(4400)
  const compressing = await siege.attacker()
  expect(compressing.extensions, 'compression was offered').toBe('')
  compressing.terminate()
}

/** Every socket gets some frames, until it is cut. */
async function mutatedFrames(siege: Siege): Promise<void> {
  const doc = new Y.Doc()
  const honest = [
    update(updateOf((one) => addParagraph(one, 'Grüße 🌻').format(0, 3, { bold: {} }), doc)),
    update(updateOf((one) => one.getXmlFragment(rootName).delete(0, 1), doc)),
    askMessage(Y.encodeStateVector(doc)),
    presenceMessage(doc.clientID, 1, { cursor: null }),
  ]
  const changed = fc
    .tuple(
      fc.constantFrom(...honest),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 }),
    )
    .map(([frame, changes]) =>
      changes.reduce((bytes, [at, byte]) => bytes.with(at % bytes.length, byte), Uint8Array.from(frame)),
    )
  const frames = fc.sample(fc.array(changed, { minLength: 5, maxLength: 5 }), { seed, numRuns: 60 })
  for (const some of frames) {
    const attacker = await siege.attacker()
    attacker.on('error', () => undefined)
    for (const frame of some) attacker.send(frame)
    attacker.close()
  }
}

async function gapsAndFuture(siege: Siege): Promise<void> {
  const doc = new Y.Doc()
  updateOf((one) => addParagraph(one, 'fehlt'), doc)
  const behind = updateOf((one) => addParagraph(one, 'dahinter'), doc)
  await send(siege, [update(behind), update(deletionOf(4_000_000_000, 1_000_000))])
}

/** Of those who had written before: the server's own seed, and the honest. */
async function squattedId(siege: Siege): Promise<void> {
  const reader = await joinPlainly(siege.server.url, siege.room, siege.hostile)
  const text = Y.encodeStateAsUpdate(reader.doc)
  reader.leave()
  for (const client of siege.authors) {
    const forged = new Y.Doc()
    Y.applyUpdate(forged, text)
    forged.clientID = client
    // Longer than what its owner types meanwhile: what is known already would say nothing new.
    const long = updateOf((doc) => addParagraph(doc, 'im Namen von'.repeat(500)), forged)
    const attacker = await siege.attacker()
    attacker.send(update(long))
    expect([4400, 4403], 'under the id of someone else').toContain(await closeOf(attacker))
  }
}

async function halves(siege: Siege): Promise<void> {
  const doc = new Y.Doc()
  const whole = updateOf((one) => addParagraph(one, 'a🌻b'), doc)
  const half = updateOf((one) => {
    const paragraph = one.getXmlFragment(rootName).get(0) as Y.XmlElement
    const text = paragraph.get(0) as Y.XmlText
    text.insert(2, 'x')
  }, doc)
  const attacker = await siege.attacker()
  attacker.send(update(whole))
  attacker.send(update(half))
  expect(await closeOf(attacker)).toBe(4400)
}

async function crowded(siege: Siege): Promise<void> {
  const doc = new Y.Doc()
  doc.clientID = 900_001
  const empty = updateOf((one) => addParagraph(one, ''), doc)
  await send(siege, [update(empty), update(backwards(900_001, 900_001, 2, 60_000))])
  await pause(600)
}

async function hardToPlace(siege: Siege): Promise<void> {
  await send(siege, [
    ...ids(30, 800_000).map((id) => update(crowd(900_001, [id]))),
    update(crowd(900_001, ids(16, 780_000))),
    update(crowd(900_001, ids(250, 700_000))),
  ])
}

async function questions(siege: Siege): Promise<void> {
  const some = askMessage(Y.encodeStateVector(new Map([[900_001, 5]])))
  await send(siege, [...times(500, askMessage()), ...times(500, some)])
}

async function floodIsCut(siege: Siege, frame: Uint8Array): Promise<void> {
  const attacker = await siege.attacker()
  for (let at = 0; at < 8000; at++) attacker.send(frame)
  expect([1006, 4400, 4429]).toContain(await closeOf(attacker))
}

async function pings(siege: Siege): Promise<void> {
  const attacker = await siege.attacker()
  attacker.on('error', () => undefined)
  for (let at = 0; at < 8000 && attacker.readyState === WebSocket.OPEN; at++) attacker.ping()
  expect([1006, 4429]).toContain(await closeOf(attacker))
}

async function openAndClose(siege: Siege): Promise<void> {
  const line = await siege.line()
  line.send(encodeClientFrame({ kind: 'hello', protocol: protocolVersion, schema: 1000, seq: 0 }))
  for (let at = 0; at < 3000; at++) {
    line.send(encodeClientFrame({ kind: 'open', section: siege.room }))
    for (let channel = 0; channel < 3; channel++) line.send(encodeClientFrame({ kind: 'close', channel }))
  }
  expect([1006, 4429]).toContain(await closeOf(line))
}

async function hostileNames(siege: Siege): Promise<void> {
  const names = [
    '__proto__',
    'constructor',
    '..%2f..%2fdata',
    '%00',
    'ü'.repeat(20),
    'x'.repeat(10_000),
    'sec_',
    '*',
  ]
  for (const name of names) {
    const socket = new WebSocket(`${siege.server.url.replace('http', 'ws')}/sync/${encodeURI(name)}`, {
      headers: { cookie: siege.hostile },
    })
    const status = await new Promise<number>((resolve) => {
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
      socket.on('open', () => resolve(101))
      socket.on('error', () => resolve(-1))
    })
    expect([400, 404, 431], name.slice(0, 20)).toContain(status)
  }
}

/** Fifty of them, in the room that is written in. */
async function deafReaders(siege: Siege): Promise<void> {
  const readers = await Promise.all(ids(50, 50).map(() => siege.attacker()))
  for (const reader of readers) {
    reader.pause()
    reader.on('error', () => undefined)
    for (const question of times(20, askMessage())) reader.send(question)
  }
  await pause(1500)
  for (const reader of readers) reader.terminate()
}

async function manyConnections(siege: Siege): Promise<void> {
  const opened: WebSocket[] = []
  for (const cookie of siege.everyone) {
    const some = await Promise.allSettled(ids(61, 61).map(() => siege.line(cookie)))
    opened.push(...some.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])))
    expect(
      some.some(({ status }) => status === 'rejected'),
      'beyond one person’s sockets',
    ).toBe(true)
  }
  expect(opened.length).toBeGreaterThan(500)
  for (const socket of opened) socket.terminate()
  await pause(300)
}

async function hostileRequests(siege: Siege): Promise<void> {
  const { url, port } = siege.server
  const headers = await new Promise<number>((resolve) => {
    const asking = request({ port, host: '127.0.0.1', path: '/', headers: { 'x-large': 'x'.repeat(50_000) } })
    asking.on('response', (response) => resolve(response.resume().statusCode ?? 0))
    asking.on('error', () => resolve(431))
    asking.end()
  })
  expect(headers).toBe(431)
  const answers = await Promise.all(
    ids(400, 400).map(() => fetch(`${url}/api/records`).then(({ status }) => status)),
  )
  expect(new Set(answers)).toEqual(new Set([401]))
}
