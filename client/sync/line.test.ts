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

test('[C9] it is not said of a server that takes sockets again by then: nobody loses a letter to a moment of reading only', async () => {
  await settle()
  const states: string[] = []
  line.subscribe(() => states.push(line.state.kind))
  server.open = false
  server.cutAll()
  await settle(9900)
  server.open = true
  await settle(10_000)
  expect(new Set(states)).toEqual(new Set(['offline', 'open']))
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
