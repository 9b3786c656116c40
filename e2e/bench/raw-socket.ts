/**
 * A WebSocket client as thin as can be (RFC 6455): frames are built beforehand and written as they are, so that the
 * load generator costs little and the servers are what is measured.
 */
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

/** Where and as whom to connect. */
export interface Address {
  readonly port: number
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

type Listener = (payload: Buffer) => void

const opcode = { binary: 2, close: 8, ping: 9, pong: 10 } as const

/** The bytes of one client frame. The mask key is zero, so the payload stands in it as it is. */
export function frameOf(payload: Uint8Array, code: number = opcode.binary): Buffer {
  const size = payload.length
  const extra = size < 126 ? 0 : size < 65_536 ? 2 : 8
  const frame = Buffer.alloc(6 + extra + size)
  frame[0] = 0x80 | code
  frame[1] = 0x80 | (extra === 0 ? size : extra === 2 ? 126 : 127)
  if (extra === 2) frame.writeUInt16BE(size, 2)
  if (extra === 8) frame.writeBigUInt64BE(BigInt(size), 2)
  frame.set(payload, 6 + extra)
  return frame
}

export class RawSocket {
  readonly #socket: Socket
  #rest: Buffer
  /** Called with each message's payload, valid only during the call. */
  onMessage: Listener = () => undefined
  /** Whether the other side, or an error, ended it. */
  closed: string | null = null

  private constructor(socket: Socket, rest: Buffer) {
    this.#socket = socket
    this.#rest = rest
    socket.on('data', (chunk) => this.#receive(chunk))
    socket.on('error', (error) => (this.closed ??= error.message))
    socket.on('close', () => (this.closed ??= 'connection closed'))
  }

  /** Throws when the server does not answer with 101. */
  static async open(address: Address): Promise<RawSocket> {
    const socket = connect(address.port, '127.0.0.1').setNoDelay(true)
    // An error after the handshake failed concerns nobody any more.
    socket.on('error', () => undefined)
    socket.write(handshake(address))
    const rest = await untilUpgraded(socket)
    return new RawSocket(socket, rest)
  }

  /** Writes bytes of whole frames as they are. */
  write(frames: Uint8Array): void {
    this.#socket.write(frames)
  }

  send(payload: Uint8Array): void {
    this.write(frameOf(payload))
  }

  /** Begins to hand out messages; what came before waits. */
  listen(listener: Listener): void {
    this.onMessage = listener
    this.#receive(Buffer.alloc(0))
  }

  close(): void {
    this.closed ??= 'closed by us'
    this.#socket.destroy()
  }

  #receive(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    let at = 0
    for (let end = frameEnd(bytes, at); end !== null; end = frameEnd(bytes, at)) {
      this.#handle(bytes[at] ?? 0, bytes.subarray(end.payload, end.next))
      at = end.next
    }
    this.#rest = bytes.subarray(at)
  }

  #handle(first: number, payload: Buffer): void {
    const code = first & 0x0f
    if (code === opcode.binary) this.onMessage(payload)
    else if (code === opcode.ping) this.write(frameOf(payload, opcode.pong))
    else if (code === opcode.close) {
      this.closed ??= `closed with ${payload.length >= 2 ? payload.readUInt16BE(0) : 'no code'} ${payload.subarray(2).toString()}`
    }
  }
}

/** Where the frame at `at` has its payload and its end; null while it is incomplete. */
function frameEnd(bytes: Buffer, at: number): { payload: number; next: number } | null {
  if (bytes.length < at + 2) return null
  const short = (bytes[at + 1] ?? 0) & 0x7f
  const payload = at + 2 + (short === 126 ? 2 : short === 127 ? 8 : 0)
  if (bytes.length < payload) return null
  const size =
    short === 126 ? bytes.readUInt16BE(at + 2) : short === 127 ? Number(bytes.readBigUInt64BE(at + 2)) : short
  return bytes.length < payload + size ? null : { payload, next: payload + size }
}

function handshake({ port, path, headers }: Address): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
  return `${lines.join('\r\n')}\r\n\r\n`
}

/** Resolves with what came behind the answer's head. */
function untilUpgraded(socket: Socket): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let head = Buffer.alloc(0)
    const read = (chunk: Buffer) => {
      head = Buffer.concat([head, chunk])
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      socket.off('data', read)
      socket.off('error', reject)
      const status = head.subarray(0, end).toString().split('\r\n')[0] ?? ''
      if (!status.includes(' 101 ')) reject(new Error(`no upgrade: ${status}`))
      else resolve(head.subarray(end + 4))
    }
    socket.on('data', read)
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('the connection was closed before the upgrade')))
  })
}
