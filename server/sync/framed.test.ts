import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { framed } from './framed.ts'

const message = (length: number): Uint8Array => Uint8Array.from({ length }, (_none, at) => at % 251)
const lengths = [0, 1, 125, 126, 127, 65_535, 65_536, 200_000]

test('[T36] a frame built once is read by every client as the message it holds, whatever its length', async () => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  server.on('connection', (_socket, request) => {
    for (const length of lengths) request.socket.write(framed(message(length)))
  })
  await once(server, 'listening')
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const heard: Buffer[] = []
  client.on('message', (data: Buffer) => heard.push(data))
  await expect.poll(() => heard.length).toBe(lengths.length)
  expect(heard.map((bytes, at) => bytes.equals(message(lengths[at] ?? -1)))).not.toContain(false)
  client.terminate()
  server.close()
})

test('[T36] for all who hear the same message it is built once', () => {
  const [one, other] = [message(40), message(40)]
  const frame = framed(one)
  expect(framed(one)).toBe(frame)
  expect(framed(other)).not.toBe(frame)
  expect(framed(other)).toEqual(frame)
})
