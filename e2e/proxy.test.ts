import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { Proxy } from './proxy.ts'
import { clear } from './weather.ts'

/** Answers every byte with itself. */
let echo: Server
let proxy: Proxy
const heard = { server: '' }

beforeEach(async () => {
  heard.server = ''
  echo = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => {
      heard.server += bytes.toString()
      socket.write(bytes)
    })
  })
  proxy = await Proxy.open(await portOf(echo))
})

afterEach(async () => {
  await proxy.close()
  echo.close()
})

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** Someone on the other side of the proxy, and all that reached them. */
interface Caller {
  readonly socket: Socket
  readonly heard: { text: string; pieces: number; ended: boolean }
}

async function call(): Promise<Caller> {
  const socket = connect(Number(new URL(proxy.url).port), '127.0.0.1')
  const caller: Caller = { socket, heard: { text: '', pieces: 0, ended: false } }
  socket.on('data', (bytes) => {
    caller.heard.text += bytes.toString()
    caller.heard.pieces += 1
  })
  socket.on('error', () => undefined)
  socket.on('close', () => (caller.heard.ended = true))
  await once(socket, 'connect')
  return caller
}

async function until(holds: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 3000; !holds() && Date.now() < deadline;) await sleep(2)
  expect(holds()).toBe(true)
}

test('[Z17] in clear weather bytes pass both ways, and an end is an end', async () => {
  const caller = await call()
  caller.socket.write('Guten Tag')
  await until(() => caller.heard.text === 'Guten Tag')
  caller.socket.end()
  await until(() => caller.heard.ended && proxy.open === 0)
})

test('[Z17] delay comes both ways, and keeps the order', async () => {
  const caller = await call()
  await proxy.turn({ kind: 'delay', millis: 30, jitter: 20 })
  const begun = Date.now()
  for (const letter of 'abcdef') {
    caller.socket.write(letter)
    await sleep(2)
  }
  await until(() => caller.heard.text === 'abcdef')
  expect(Date.now() - begun).toBeGreaterThanOrEqual(20)
})

test('[Z17] bytes that trickle come in small pieces, all of them', async () => {
  const caller = await call()
  await proxy.turn({ kind: 'trickle', bytes: 3, millis: 2 })
  caller.socket.write('0123456789')
  await until(() => caller.heard.text === '0123456789')
  expect(caller.heard.pieces).toBeGreaterThan(3)
})

test('[Z17] a black hole keeps everything back, and gives it when it has closed', async () => {
  const caller = await call()
  await proxy.turn({ kind: 'blackHole', way: 'both' })
  caller.socket.write('hinein')
  await sleep(20)
  expect([heard.server, caller.heard.text, caller.heard.ended]).toEqual(['', '', false])
  await proxy.turn(clear)
  await until(() => caller.heard.text === 'hinein')
})

test('[Z17] a black hole may take one way only', async () => {
  const caller = await call()
  await proxy.turn({ kind: 'blackHole', way: 'down' })
  caller.socket.write('hinauf')
  await until(() => heard.server === 'hinauf')
  expect(caller.heard.text).toBe('')
  await proxy.turn({ kind: 'blackHole', way: 'up' })
  await until(() => caller.heard.text === 'hinauf')
  caller.socket.write(' und weiter')
  await sleep(20)
  expect(heard.server).toBe('hinauf')
})

test('[Z17] whoever comes during a black hole is heard of when it has closed; who gave up is not', async () => {
  await proxy.turn({ kind: 'blackHole', way: 'both' })
  const [patient, other] = [await call(), await call()]
  patient.socket.write('ich warte')
  other.socket.write('ich nicht')
  await sleep(10)
  other.socket.destroy()
  await until(() => proxy.open === 1)
  await proxy.turn(clear)
  await until(() => patient.heard.text === 'ich warte')
  expect(heard.server).toBe('ich warte')
})

test('[Z17] what was forgotten stays open and silent, while new connections pass', async () => {
  const old = await call()
  old.socket.write('davor')
  await until(() => old.heard.text === 'davor')
  proxy.forget()
  old.socket.write('danach')
  const fresh = await call()
  fresh.socket.write('neu')
  await until(() => fresh.heard.text === 'neu')
  expect([old.heard.text, old.heard.ended]).toEqual(['davor', false])
})

test('[Z17] loss breaks a connection off in the middle of what it carries', async () => {
  const caller = await call()
  await proxy.turn({ kind: 'loss', stalls: 100, millis: 5, resets: 100 })
  caller.socket.write('0123456789')
  await until(() => caller.heard.ended && proxy.open === 0)
  expect(heard.server).toBe('01234')
})

test('[Z17] in dead weather connections break off and new ones are refused, on the same port until it clears', async () => {
  const caller = await call()
  const before = proxy.url
  await proxy.turn({ kind: 'dead' })
  await until(() => caller.heard.ended)
  await expect(call()).rejects.toThrow('ECONNREFUSED')
  await proxy.turn(clear)
  const next = await call()
  next.socket.write('wieder da')
  await until(() => next.heard.text === 'wieder da')
  expect(proxy.url).toBe(before)
})

test.each([403, 502, 'closed'] as const)(
  '[Z17] a company that refuses sockets (%s) breaks off open ones and lets pages pass',
  async (answer) => {
    const pages = createHttpServer((_request, response) => response.end('eine Seite'))
    const sockets = new WebSocketServer({ server: pages })
    const company = await Proxy.open(await portOf(pages))
    const before = new WebSocket(company.url.replace('http', 'ws'))
    await once(before, 'open')
    await company.turn({ kind: 'refusal', answer })
    await once(before, 'close')
    const after = new WebSocket(company.url.replace('http', 'ws'))
    const [why] = (await once(after, 'error')) as [Error]
    expect(why.message).toMatch(answer === 'closed' ? /socket hang up|ECONNRESET/u : String(answer))
    expect(await (await fetch(company.url)).text()).toBe('eine Seite')
    await company.close()
    sockets.close()
    pages.close()
    pages.closeAllConnections()
  },
)
