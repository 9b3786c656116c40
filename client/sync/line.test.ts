import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Line } from './line.ts'
import { LineServerFake, signedOut } from './line-server.fake.ts'
import { fail } from '#shared/failure'

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

test('[C7] a line says hello with the last news it knows, and is open when the server answers', async () => {
  const fresh = new Line({ socket: server.socket, probe: server.probe, seq: () => 7 })
  expect(fresh.state.kind).toBe('connecting')
  await settle()
  expect(fresh.state.kind).toBe('open')
  fresh.close()
  expect(server.heard[0]).toMatchObject({ kind: 'hello', seq: 7 })
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

test('[C8] attempts come fast first and never further apart than 10 s', async () => {
  await settle()
  server.open = false
  server.attempts.length = 0
  server.cutAll()
  await settle(60_000)
  const waits = server.attempts.slice(1).map((at, index) => at - (server.attempts[index] ?? 0))
  expect(waits[0]).toBeLessThan(500)
  expect(Math.max(...waits)).toBeLessThanOrEqual(10_000)
  server.open = true
  await settle(10_000)
  expect(line.state.kind).toBe('open')
})

test('[C8] when the network comes back, nobody waits', async () => {
  await settle()
  server.open = false
  server.session = fail({ kind: 'unreachable' })
  server.cutAll()
  await settle(60_000)
  expect(line.state.kind).toBe('offline')
  server.open = true
  window.dispatchEvent(new Event('online'))
  await settle()
  expect(line.state.kind).toBe('open')
})

test('[C9] a server that answers but lets no socket through for 10 s is said to refuse', async () => {
  await settle()
  server.open = false
  server.cutAll()
  await settle(5000)
  expect(line.state.kind).toBe('offline')
  await settle(15_000)
  expect(line.state.kind).toBe('refused')
  server.open = true
  await settle(10_000)
  expect(line.state.kind).toBe('open')
})

test('[C9] it is said after 10 s, not when the next attempt happens to come', async () => {
  await settle()
  server.open = false
  server.cutAll()
  await settle(11_000)
  expect(line.state.kind).toBe('refused')
})

test('[C9] when the network goes while sockets are refused, nobody refuses any more', async () => {
  await settle()
  server.open = false
  server.cutAll()
  await settle(20_000)
  expect(line.state.kind).toBe('refused')
  server.session = fail({ kind: 'unreachable' })
  await settle(20_000)
  expect(line.state.kind).toBe('offline')
})

test('[C9] while a question hangs in a dead network, no further one is asked', async () => {
  await settle()
  server.open = false
  server.session = new Promise(() => {})
  server.cutAll()
  await settle(120_000)
  expect(server.probes).toBe(1)
})

test('[C9] a network that is gone is offline, not refused', async () => {
  await settle()
  server.open = false
  server.session = fail({ kind: 'unreachable' })
  server.cutAll()
  await settle(60_000)
  expect(line.state.kind).toBe('offline')
})

test('[C10] an ended session ends the line, and signing in again brings it back', async () => {
  await settle()
  server.open = false
  server.session = signedOut
  server.cutAll()
  await settle(1000)
  expect(line.state).toEqual({ kind: 'ended', failure: { kind: 'signedOut' } })
  server.open = true
  await settle(60_000)
  expect(line.state.kind).toBe('ended')
  line.resume()
  await settle()
  expect(line.state.kind).toBe('open')
})

test('[C10] the close code of an ended session is final', async () => {
  await settle()
  server.cutAll(4401)
  expect(line.state).toEqual({ kind: 'ended', failure: { kind: 'signedOut' } })
})

test('[C10] a page that is too old is told so', async () => {
  await settle()
  server.cutAll(4426)
  expect(line.state).toEqual({ kind: 'ended', failure: { kind: 'outdatedClient' } })
})

test('[C11] whether the store takes writes is told', async () => {
  await settle()
  const told = vi.fn()
  line.subscribe(told)
  server.tell({ kind: 'store', writable: false })
  await settle()
  expect(line.writable).toBe(false)
  expect(told).toHaveBeenCalledOnce()
})

test('[C22] while the session is replaced the line is away, and a cut of the old session is not heard', async () => {
  await settle()
  const states: string[] = []
  line.subscribe(() => states.push(line.state.kind))
  const changed = line.stepAside(async () => {
    server.cutAll(4401)
    return 'changed'
  })
  expect(line.state.kind).toBe('connecting')
  expect(await changed).toBe('changed')
  await settle()
  expect(states).toEqual(['connecting', 'open'])
  expect(server.sockets.size).toBe(1)
})

test('[C22] it comes back when the change fails, too', async () => {
  await settle()
  const changed = line.stepAside(() => Promise.reject(new Error('no')))
  await expect(changed).rejects.toThrow('no')
  await settle()
  expect(line.state.kind).toBe('open')
})
