/** Changes from elsewhere wait while somebody must not be disturbed; what goes out, and what is said of it, does not. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { Line } from './line.ts'
import { LineServerFake } from './line-server.fake.ts'
import { einleitung } from './people.fake.ts'
import { SectionRoom } from './section-room.ts'

let server: LineServerFake
let room: SectionRoom
let line: Line
let words: Y.Text
let composing: boolean
let ended: number

const settle = (millis = 0) => vi.advanceTimersByTimeAsync(millis)
const onServer = (): Y.Text => server.room(einleitung).getText('words')

beforeEach(async () => {
  vi.useFakeTimers()
  server = new LineServerFake()
  line = new Line({ socket: server.socket, probe: server.probe, seq: () => 0, random: () => 0 })
  room = new SectionRoom(einleitung, line.channels)
  words = room.doc.getText('words')
  await settle()
  composing = true
  ended = 0
  room.hold.while({ isBusy: () => composing, end: () => ended++ })
})

afterEach(() => {
  room.close()
  line.close()
  vi.useRealTimers()
})

/** Somebody else writes, in a room of their own. */
async function fromElsewhere(letters: string): Promise<void> {
  const far = new Line({ socket: server.socket, probe: server.probe, seq: () => 0, random: () => 0 })
  const theirs = new SectionRoom(einleitung, far.channels)
  await settle()
  theirs.doc.getText('words').insert(0, letters)
  await settle()
  theirs.close()
  far.close()
}

test('[C32] while a word is composed, changes from elsewhere wait; one’s own go out and are acknowledged', async () => {
  await fromElsewhere('dort ')
  words.insert(0, 'hier ')
  await settle(1000)
  expect(words.toJSON()).toBe('hier ')
  expect([onServer().length, room.unsaved]).toEqual([10, 0])
  composing = false
  await settle(100)
  expect(words.toJSON()).toBe(onServer().toJSON())
})

test('[C32] what waits comes in its order', async () => {
  await fromElsewhere('eins ')
  await fromElsewhere('zwei ')
  const came: string[] = []
  room.doc.on('update', () => came.push(words.toJSON()))
  composing = false
  await settle(100)
  expect(came).toEqual(['eins ', 'zwei eins '])
})

test('[C32] nobody’s changes wait longer than ten seconds, or when they are many', async () => {
  await fromElsewhere('lange ')
  await settle(9900)
  expect([words.toJSON(), ended]).toEqual(['', 0])
  await settle(200)
  expect([words.toJSON(), ended]).toEqual(['lange ', 1])
  await fromElsewhere('x'.repeat(1_100_000))
  expect(words.length).toBe(1_100_006)
})

test('[C32] what waits when the line is lost comes with the next one', async () => {
  await fromElsewhere('dort ')
  server.cutAll()
  composing = false
  await settle(20_000)
  expect([words.toJSON(), room.synced]).toEqual(['dort ', true])
})
