import type { ClientFrame } from '#shared/protocol'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { Channel, type ChannelWatch } from './channel.ts'
import { einleitung } from './people.fake.ts'
import { Switchboard } from './switchboard.ts'

class WatchFake implements ChannelWatch {
  readonly section = einleitung
  readonly doc = new Y.Doc()
  readonly told: unknown[] = []
  isSame = true
  opened = (): boolean => this.isSame
  caughtUp = (): void => void this.told.push('caughtUp')
  refused = (failure: unknown): void => void this.told.push(failure)
  accessChanged = (access: unknown): void => void this.told.push(access)
  sent = (what: string, index: number): void => void this.told.push([what, index])
  saved = (count: number): void => void this.told.push(['saved', count])
  arriving = (): void => {}
}

let board: Switchboard
let watch: WatchFake
let sent: ClientFrame[]

beforeEach(() => {
  vi.useFakeTimers()
  board = new Switchboard()
  watch = new WatchFake()
  sent = []
})

afterEach(() => {
  vi.useRealTimers()
})

const settle = (millis = 0) => vi.advanceTimersByTimeAsync(millis)
const kinds = () => sent.map(({ kind }) => kind)
const answerOpen = (channel = 3) =>
  board.heard({ kind: 'opened', section: einleitung, channel, access: 'write', epoch: 0 })
const hear = (...bytes: number[]) => board.heard({ kind: 'data', channel: 3, message: new Uint8Array(bytes) })
const write = () => watch.doc.getText('words').insert(0, 'a')

/** Step 1 of someone who has nothing, and step 2 of someone who lacks nothing. */
const [question, nothingMore] = [
  [0, 0, 1, 0],
  [0, 1, 2, 0, 0],
] as const

function openChannel(): Channel {
  const channel = new Channel(board, watch)
  board.lineOpened((frame) => sent.push(frame))
  answerOpen()
  return channel
}

test('[C6] a channel waits for a line, and asks for all it lacks when the room is open', () => {
  const channel = new Channel(board, watch)
  expect(sent).toEqual([])
  board.lineOpened((frame) => sent.push(frame))
  expect(kinds()).toEqual(['open'])
  answerOpen()
  expect(sent.at(-1)).toEqual({ kind: 'data', channel: 3, message: new Uint8Array([0, 0, 1, 0]) })
  expect(channel.synced).toBe(false)
  hear(...nothingMore)
  expect(channel.synced).toBe(true)
  expect(watch.told).toEqual(['caughtUp'])
})

test('[C6] a quiet room says nothing, and hears nothing of presence', async () => {
  openChannel()
  hear(...nothingMore)
  const before = sent.length
  hear(1, 1, 0)
  await settle(600_000)
  expect(sent).toHaveLength(before)
})

test('[C1] answers and updates are counted, questions are not', () => {
  openChannel()
  hear(...question)
  write()
  expect(watch.told).toEqual([
    ['everything', 1],
    ['update', 2],
  ])
  expect(kinds().filter((kind) => kind === 'data')).toHaveLength(3)
})

test('[C1] what came from elsewhere is not sent back', () => {
  openChannel()
  const other = new Y.Doc()
  other.getText('words').insert(0, 'von dort')
  const update = Y.encodeStateAsUpdate(other)
  hear(0, 2, update.length, ...update)
  expect(watch.doc.getText('words').toJSON()).toBe('von dort')
  expect(watch.told).toEqual([])
})

test('[C4] a refusal for good is the last word until the room is asked for again', async () => {
  const channel = openChannel()
  const failure = { kind: 'forbidden', action: 'readDraft' } as const
  board.heard({ kind: 'closed', section: einleitung, failure })
  await settle(60_000)
  write()
  expect(watch.told).toEqual([failure])
  expect(kinds()).toEqual(['open', 'data'])
  channel.reopen()
  expect(kinds()).toEqual(['open', 'data', 'open'])
})

test('[C4] after a refusal that passes the room is asked for again, ever more seldom', async () => {
  openChannel()
  for (let time = 0; time < 12; time++) {
    board.heard({ kind: 'closed', section: einleitung, failure: { kind: 'storeUnavailable', cause: 'full' } })
    await settle(2500)
  }
  expect(kinds().filter((kind) => kind === 'open')).toHaveLength(13)
  board.heard({ kind: 'closed', section: einleitung, failure: { kind: 'storeUnavailable', cause: 'full' } })
  await settle(2000)
  expect(kinds().filter((kind) => kind === 'open')).toHaveLength(13)
})

test('[C5] a room of another history is left', () => {
  watch.isSame = false
  openChannel()
  expect(kinds()).toEqual(['open', 'close'])
  write()
  expect(kinds()).toEqual(['open', 'close'])
})

test('[C6] a lost line closes its channels, a new one opens them again', () => {
  openChannel()
  board.lineLost()
  write()
  expect(watch.told).toEqual([])
  board.lineOpened((frame) => sent.push(frame))
  expect(kinds().filter((kind) => kind === 'open')).toHaveLength(2)
  answerOpen()
  write()
  expect(watch.told).toEqual([['update', 1]])
})

test('[C6] an answer to someone who left meanwhile closes the channel again', () => {
  const channel = new Channel(board, watch)
  board.lineOpened((frame) => sent.push(frame))
  channel.close()
  answerOpen(9)
  expect(sent.at(-1)).toEqual({ kind: 'close', channel: 9 })
})
