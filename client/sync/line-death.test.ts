import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { partsOf } from '#shared/long-frame'
import { decodeServerFrame, encodeServerFrame, type ServerFrame } from '#shared/protocol'
import { Line } from './line.ts'
import { LineServerFake } from './line-server.fake.ts'

let server: LineServerFake
let line: Line

const settle = (millis = 0) => vi.advanceTimersByTimeAsync(millis)

beforeEach(() => {
  vi.useFakeTimers()
  server = new LineServerFake()
  line = new Line({ socket: server.socket, probe: server.probe, seq: () => 7, random: () => 0 })
})

afterEach(() => {
  line.close()
  vi.useRealTimers()
})

test('[C7] a line whose answers stay away is dead, whatever the socket says', async () => {
  await settle()
  server.silent = true
  await settle(2000)
  expect(line.state.kind).toBe('open')
  await settle(3000)
  expect(line.state.kind).toBe('offline')
})

test('[C7] in whatever moment a line dies, it is shown within 5 s', async () => {
  await settle()
  for (let moment = 0; moment < 3000; moment += 70) {
    await settle(moment)
    server.silent = true
    await settle(5000)
    expect(line.state.kind, `died ${moment} ms after it was opened`).toBe('offline')
    server.silent = false
    await settle(20_000)
    expect(line.state.kind).toBe('open')
  }
})

test('[C7] a line on which nothing gets out is dead, though the words of others still come in', async () => {
  await settle()
  server.deaf = true
  const others = setInterval(() => server.tell({ kind: 'presence', update: new Uint8Array([0]) }), 50)
  await settle(5000)
  clearInterval(others)
  expect(line.state.kind).toBe('offline')
})

test('[C7] nor do the carets and keys of a dozen people who all write at once speak for a line on which nothing gets out', async () => {
  await settle()
  server.deaf = true
  const carets = setInterval(() => server.tell({ kind: 'presence', update: new Uint8Array(4000) }), 50)
  const keys = setInterval(() => server.tell({ kind: 'data', channel: 99, message: new Uint8Array(600) }), 20)
  await settle(5000)
  clearInterval(carets)
  clearInterval(keys)
  expect(line.state.kind).toBe('offline')
})

test('[C7] on a slow line, where much stands before the answer, nobody despairs', async () => {
  await settle()
  server.deaf = true
  const text = setInterval(() => server.tell({ kind: 'presence', update: new Uint8Array(20_000) }), 2000)
  await settle(30_000)
  expect(line.state.kind).toBe('open')
  clearInterval(text)
  await settle(5000)
  expect(line.state.kind).toBe('offline')
})

test('[C7] a line too slow for its answers is said to be offline, is given more time, and gets through', async () => {
  await settle()
  server.lag = 8000
  await settle(5000)
  expect(line.state.kind).toBe('offline')
  await settle(90_000)
  const [socket] = server.sockets
  const states: string[] = []
  line.subscribe(() => states.push(line.state.kind))
  await settle(300_000)
  expect([line.state.kind, states]).toEqual(['open', []])
  expect([...server.sockets]).toEqual([socket])
})

test('[C7] a line that carries a megabyte upwards is not given up before it could have got there', async () => {
  await settle()
  const [socket] = server.sockets
  server.deaf = true
  line.send({ kind: 'presence', update: new Uint8Array(1_000_000) })
  await settle(5000)
  expect(line.state.kind).toBe('offline')
  await settle(60_000)
  expect([...server.sockets]).toEqual([socket])
  server.deaf = false
  await settle(5000)
  expect(line.state.kind).toBe('open')
  server.deaf = true
  await settle(9000)
  expect([...server.sockets]).not.toContain(socket)
})

test('[C36] a long text that crawls in keeps the line open, part by part, and is one frame at its end', async () => {
  await settle()
  server.deaf = true
  const states: string[] = []
  line.subscribe(() => states.push(line.state.kind))
  const heard: ServerFrame[] = []
  line.on('presence', (frame) => heard.push(frame))
  const frame = { kind: 'presence', update: new Uint8Array(100_000).fill(7) } as const
  for (const part of partsOf(encodeServerFrame(frame))) {
    await settle(2000)
    expect(heard.length).toBe(0)
    const decoded = decodeServerFrame(part)
    if (decoded.ok) server.tell(decoded.value)
  }
  await settle()
  expect([states, heard]).toEqual([[], [frame]])
  await settle(5000)
  expect(line.state.kind).toBe('offline')
})

test('[C36] a part that was lost with its line spoils nothing of the next one', async () => {
  await settle()
  server.tell({ kind: 'part', left: 3, bytes: new Uint8Array([1, 2, 3]) })
  await settle()
  server.cutAll()
  await settle(5000)
  const heard: ServerFrame[] = []
  line.on('presence', (frame) => heard.push(frame))
  const frame = { kind: 'presence', update: new Uint8Array([9]) } as const
  server.tell({ kind: 'part', left: 0, bytes: encodeServerFrame(frame) })
  await settle()
  expect(heard).toEqual([frame])
})

test('[C36] a long message that crawls out keeps the line open while the server says that it comes in', async () => {
  await settle()
  const [socket] = server.sockets
  server.deaf = true
  const states: string[] = []
  line.subscribe(() => states.push(line.state.kind))
  line.send({ kind: 'presence', update: new Uint8Array(1_000_000) })
  for (let second = 0; second < 250; second++) {
    server.tell({ kind: 'part', left: 1, bytes: new Uint8Array() })
    await settle(1000)
  }
  expect([states, [...server.sockets]]).toEqual([[], [socket]])
  await settle(5000)
  expect(line.state.kind).toBe('offline')
})

test('[C7] after a slow line the next dead one is shown as soon as ever', async () => {
  await settle()
  server.lag = 8000
  await settle(90_000)
  server.lag = 0
  await settle(60_000)
  expect(line.state.kind).toBe('open')
  server.silent = true
  await settle(5000)
  expect(line.state.kind).toBe('offline')
})

test('[C7] a line that does not come about is shown within 5 s, and opens when it can', async () => {
  server.silent = true
  const fresh = new Line({ socket: server.socket, probe: server.probe, seq: () => 7 })
  await settle(5000)
  expect(fresh.state.kind).toBe('offline')
  server.silent = false
  await settle(20_000)
  expect(fresh.state.kind).toBe('open')
  fresh.close()
})

test('[C7] a session that takes long to be replaced is shown within 5 s', async () => {
  await settle()
  let done = (): void => {}
  const changed = line.stepAside(() => new Promise<void>((resolve) => (done = resolve)))
  await settle(5000)
  expect(line.state.kind).toBe('offline')
  done()
  await changed
  await settle()
  expect(line.state.kind).toBe('open')
})

test('[C7] a line that died behind a hidden tab is shown within 5 s of looking at it', async () => {
  await settle()
  const visible = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  server.silent = true
  vi.setSystemTime(Date.now() + 59_000)
  visible.mockReturnValue('visible')
  document.dispatchEvent(new Event('visibilitychange'))
  await settle(5000)
  expect(line.state.kind).toBe('offline')
  vi.restoreAllMocks()
})

test('[C7] looking at a tab again whose clock was slowed down does not cost its line', async () => {
  await settle()
  const visible = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  const socket = [...server.sockets][0]
  vi.setSystemTime(Date.now() + 59_000)
  visible.mockReturnValue('visible')
  document.dispatchEvent(new Event('visibilitychange'))
  await settle(10_000)
  expect([...server.sockets][0]).toBe(socket)
  vi.restoreAllMocks()
})

test.each([6000, 29_000, 31_000, 3_600_000])(
  '[C7] a line that died while the machine slept for %i ms is shown within 5 s of waking',
  async (slept) => {
    await settle(700)
    server.silent = true
    vi.setSystemTime(Date.now() + slept)
    await settle(5000)
    expect(line.state.kind).toBe('offline')
  },
)

test('[C7] a quiet line stays open: every ping is answered', async () => {
  await settle(60_000)
  expect(line.state.kind).toBe('open')
  expect(server.sockets.size).toBe(1)
})

test('[C7] a hidden tab, whose clock ticks once a minute, does not lose its line', async () => {
  await settle()
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  const socket = [...server.sockets][0]
  for (let minute = 0; minute < 3; minute++) {
    vi.setSystemTime(Date.now() + 59_000)
    await settle(1000)
  }
  expect([...server.sockets][0]).toBe(socket)
  vi.restoreAllMocks()
})

test('[C7] after sleep the line is built anew at once', async () => {
  await settle()
  const socket = [...server.sockets][0]
  vi.setSystemTime(Date.now() + 3_600_000)
  await settle(1000)
  expect(line.state.kind).toBe('open')
  expect([...server.sockets][0]).not.toBe(socket)
})

test('[C7] when the network comes back to a line in doubt, a new one is built at once', async () => {
  await settle()
  server.lag = 8000
  await settle(17_000)
  expect(line.state.kind).toBe('offline')
  server.lag = 0
  window.dispatchEvent(new Event('online'))
  await settle(500)
  expect(line.state.kind).toBe('open')
})
