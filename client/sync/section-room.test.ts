import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { Line } from './line.ts'
import { LineServerFake } from './line-server.fake.ts'
import { einleitung } from './people.fake.ts'
import { SectionRoom } from './section-room.ts'

let server: LineServerFake
const made: (SectionRoom | Line)[] = []

beforeEach(() => {
  vi.useFakeTimers()
  server = new LineServerFake()
})

afterEach(() => {
  for (const one of made.splice(0)) one.close()
  vi.useRealTimers()
})

const lineTo = (to: LineServerFake): Line =>
  new Line({ socket: to.socket, probe: to.probe, seq: () => 0, random: () => 0 })

function browser(): { room: SectionRoom; line: Line; words: Y.Text } {
  const line = lineTo(server)
  const room = new SectionRoom(einleitung, line.channels)
  made.push(room, line)
  return { room, line, words: room.doc.getText('words') }
}

const settle = (millis = 0) => vi.advanceTimersByTimeAsync(millis)

test('[C3] two rooms of one section converge, whoever writes', async () => {
  const [aylin, bernd] = [browser(), browser()]
  await settle()
  aylin.words.insert(0, 'Guten ')
  await settle()
  bernd.words.insert(6, 'Tag')
  aylin.words.insert(6, '… ')
  await settle()
  expect(aylin.words.toJSON()).toBe(bernd.words.toJSON())
  expect(server.room(einleitung).getText('words').toJSON()).toBe(aylin.words.toJSON())
})

test('[C3] a room is synced only when the text is here', async () => {
  server.room(einleitung).getText('words').insert(0, 'schon da')
  const { room, words } = browser()
  expect(room.synced).toBe(false)
  expect(room.access).toBe('read')
  await settle()
  expect(room.synced).toBe(true)
  expect(room.access).toBe('write')
  expect(words.toJSON()).toBe('schon da')
})

test('[C1] a word is unsaved until it is on disk', async () => {
  const { room, words } = browser()
  await settle()
  server.holdsDisk = true
  words.insert(0, 'a')
  words.insert(1, 'b')
  await settle(1000)
  expect(room.unsaved).toBe(2)
  server.flush()
  await settle()
  expect(room.unsaved).toBe(0)
})

test('[C1] a deletion alone is acknowledged like any other change', async () => {
  const { room, words } = browser()
  await settle()
  words.insert(0, 'weg damit')
  await settle()
  server.holdsDisk = true
  words.delete(0, 4)
  await settle()
  expect(room.unsaved).toBe(1)
  server.flush()
  await settle()
  expect(room.unsaved).toBe(0)
  expect(server.room(einleitung).getText('words').toJSON()).toBe('damit')
})

test('[C1] what others write is not counted as own', async () => {
  const [aylin, bernd] = [browser(), browser()]
  await settle()
  server.holdsDisk = true
  aylin.words.insert(0, 'von Aylin')
  await settle()
  server.flush()
  await settle()
  expect(bernd.words.toJSON()).toBe('von Aylin')
  expect(bernd.room.unsaved).toBe(0)
})

test('[C2] what was written offline is counted, comes over after the reconnect, and is saved then', async () => {
  const { room, words, line } = browser()
  await settle()
  server.open = false
  server.cutAll()
  await settle()
  expect(line.state.kind).toBe('offline')
  for (const letter of 'offline') words.insert(words.length, letter)
  await settle(20_000)
  expect(room.unsaved).toBe(7)
  server.open = true
  await settle(20_000)
  expect(line.state.kind).toBe('open')
  expect(room.unsaved).toBe(0)
  expect(server.room(einleitung).getText('words').toJSON()).toBe('offline')
})

test('[C2] an update sent into a line that dies is not taken for saved', async () => {
  const { room, words } = browser()
  await settle()
  server.holdsDisk = true
  words.insert(0, 'halb')
  await settle()
  server.cutAll()
  server.holdsDisk = false
  await settle(1)
  expect(room.unsaved).toBe(1)
  await settle(20_000)
  expect(room.unsaved).toBe(0)
  expect(server.room(einleitung).getText('words').toJSON()).toBe('halb')
})

test('[C4] a refused room says why, keeps its text, and opens again when asked', async () => {
  const { room, words } = browser()
  await settle()
  words.insert(0, 'bleibt hier')
  await settle()
  const removed = { kind: 'notFound', what: 'section' } as const
  server.refused.set(einleitung, removed)
  server.tell({ kind: 'closed', section: einleitung, failure: removed })
  await settle(10_000)
  expect(room.failure).toEqual(removed)
  expect(room.access).toBe('read')
  expect(words.toJSON()).toBe('bleibt hier')
  server.refused.clear()
  room.reopen()
  await settle()
  expect(room.failure).toBe(null)
  expect(room.access).toBe('write')
})

test('[C4] when the right to write is taken away, unsaved words stay counted', async () => {
  const { room, words } = browser()
  await settle()
  server.holdsDisk = true
  words.insert(0, 'noch nicht')
  const failure = { kind: 'forbidden', action: 'write' } as const
  server.tell({ kind: 'access', channel: 1, access: 'read', failure })
  await settle()
  expect(room.status).toMatchObject({ access: 'read', failure, unsaved: 1 })
})

test('[C5] after a restore from backup a room of before is not merged', async () => {
  const { room, words } = browser()
  await settle()
  words.insert(0, 'alte Geschichte')
  await settle()
  server.epoch = 1
  server.cutAll()
  const updates: Uint8Array[] = []
  server.room(einleitung).on('update', (update: Uint8Array) => updates.push(update))
  words.insert(0, 'neu ')
  await settle(20_000)
  expect(room.failure).toEqual({ kind: 'outdatedClient' })
  expect(updates).toEqual([])
})

test('[C6] presence is not sent room by room', async () => {
  browser()
  await settle(60_000)
  const types = server.heard.flatMap((frame) => (frame.kind === 'data' ? [frame.message[0]] : []))
  expect(new Set(types)).toEqual(new Set([0]))
})
