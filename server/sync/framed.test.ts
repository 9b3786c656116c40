import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { FrameReader } from '#shared/long-frame'
import { encodeServerFrame } from '#shared/protocol'
import { framed, framedInParts } from './framed.ts'

const message = (length: number): Uint8Array => Uint8Array.from({ length }, (_none, at) => at % 251)
const lengths = [0, 1, 125, 126, 127, 65_535, 65_536, 200_000]

async function heardOf(frames: readonly Uint8Array[], count: number): Promise<Buffer[]> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  server.on('connection', (_socket, request) => {
    for (const frame of frames) request.socket.write(frame)
  })
  await once(server, 'listening')
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const heard: Buffer[] = []
  client.on('message', (data: Buffer) => heard.push(data))
  await expect.poll(() => heard.length).toBe(count)
  client.terminate()
  server.close()
  return heard
}

test('[T36] a frame built once is read by every client as the message it holds, whatever its length', async () => {
  const heard = await heardOf(
    lengths.map((length) => framed(message(length))),
    lengths.length,
  )
  expect(heard.map((bytes, at) => bytes.equals(message(lengths[at] ?? -1)))).not.toContain(false)
})

test('[T36] for all who hear the same message it is built once', () => {
  const [one, other] = [message(40), message(40)]
  const frame = framed(one)
  expect(framed(one)).toBe(frame)
  expect(framed(other)).not.toBe(frame)
  expect(framed(other)).toEqual(frame)
})

test('[L10] a long frame of a line goes in parts, which make the same frame again; they are built once', async () => {
  const frame = { kind: 'presence', update: message(30_000) } as const
  const bytes = encodeServerFrame(frame)
  const heard = await heardOf([framedInParts(bytes)], 4)
  const reader = new FrameReader()
  const read = heard.map((part) => reader.read(part))
  expect(read.map((one) => one.ok && one.value.kind)).toEqual(['part', 'part', 'part', 'presence'])
  expect(read.at(-1)).toEqual({ ok: true, value: frame })
  expect(framedInParts(bytes)).toBe(framedInParts(bytes))
})
