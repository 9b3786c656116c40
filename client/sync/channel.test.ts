import { closeCode } from '#shared/protocol'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Channel, type ChannelWatch } from './channel.ts'
import { einleitung } from './people.fake.ts'
import { Switchboard } from './switchboard.ts'
import type { ClientFrame } from '#shared/protocol'

class WatchFake implements ChannelWatch {
  readonly section = einleitung
  readonly told: unknown[] = []
  opened = (): boolean => true
  refused = (failure: unknown): void => void this.told.push(failure)
  accessChanged = (access: unknown): void => void this.told.push(access)
  sent = (what: string, index: number): void => void this.told.push([what, index])
  saved = (count: number): void => void this.told.push(['saved', count])
  asked = (): void => {}
  arrived = (apply: () => void): void => apply()
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

async function openChannel(): Promise<{ channel: Channel; received: Uint8Array[]; closed: number[] }> {
  const channel = new Channel(board, watch)
  const received: Uint8Array[] = []
  const closed: number[] = []
  channel.onmessage = (event) => received.push(event.data)
  channel.onclose = (event) => closed.push(event.code)
  board.lineOpened((frame) => sent.push(frame))
  await settle()
  board.heard({ kind: 'opened', section: einleitung, channel: 3, access: 'write', epoch: 0 })
  return { channel, received, closed }
}

test('[C6] a channel waits for a line, and is open when the room is', async () => {
  const { channel } = await openChannel()
  expect(sent).toEqual([{ kind: 'open', section: einleitung }])
  expect(channel.readyState).toBe(channel.OPEN)
})

test('[C6] while the line is alive, a quiet room gives a sign of life every 10 s', async () => {
  const { received } = await openChannel()
  for (let seconds = 0; seconds < 60; seconds += 2) {
    await settle(2000)
    board.alive()
  }
  expect(received).toHaveLength(6)
  expect(received[0]).toEqual(new Uint8Array([1, 1, 0]))
})

test('[C1] steps 2 and updates are counted, questions and presence are not', async () => {
  const { channel } = await openChannel()
  channel.send(new Uint8Array([0, 0, 1, 0]))
  channel.send(new Uint8Array([1, 1, 0]))
  channel.send(new Uint8Array([0, 1, 2, 0, 0]))
  channel.send(new Uint8Array([0, 2, 2, 0, 0]))
  expect(watch.told).toEqual([
    ['everything', 1],
    ['update', 2],
  ])
  expect(sent.filter((frame) => frame.kind === 'data')).toHaveLength(3)
})

test('[C4] a refusal closes with a code that tells final from passing', async () => {
  const { closed } = await openChannel()
  board.heard({ kind: 'closed', section: einleitung, failure: { kind: 'forbidden', action: 'readDraft' } })
  expect(closed).toEqual([closeCode.forbidden])
  const second = await openChannel()
  board.heard({ kind: 'closed', section: einleitung, failure: { kind: 'storeUnavailable', cause: 'full' } })
  expect(second.closed).toEqual([closeCode.storeUnavailable])
})

test('[C6] a lost line closes its channels, a new one opens what waits', async () => {
  const { closed } = await openChannel()
  board.lineLost()
  expect(closed).toEqual([1006])
  await openChannel()
  expect(sent.filter((frame) => frame.kind === 'open')).toHaveLength(2)
})

test('[C6] an answer to someone who left meanwhile closes the channel again', async () => {
  const channel = new Channel(board, watch)
  board.lineOpened((frame) => sent.push(frame))
  await settle()
  channel.close()
  board.heard({ kind: 'opened', section: einleitung, channel: 9, access: 'write', epoch: 0 })
  expect(sent.at(-1)).toEqual({ kind: 'close', channel: 9 })
})
