/**
 * The physical limit: a bare `ws` relay that knows nothing of text, keeps nothing and writes nothing. A message goes
 * to everyone else in its room, one frame each; with `batched`, everything that came in one turn of the event loop
 * goes out as one frame to each reader (messages one behind the other, each behind its length).
 */
import * as encoding from 'lib0/encoding'
import { WebSocketServer, type WebSocket } from 'ws'

const batched = process.argv[2] === 'batched'
const rooms = new Map<string, Room>()

class Room {
  readonly members = new Set<WebSocket>()
  #waiting: Buffer[] = []

  receive(from: WebSocket, message: Buffer): void {
    if (!batched) return this.#relay(message, from)
    if (this.#waiting.push(message) === 1) setImmediate(() => this.#flush())
  }

  #flush(): void {
    const to = encoding.createEncoder()
    for (const message of this.#waiting) encoding.writeVarUint8Array(to, message)
    this.#waiting = []
    this.#relay(encoding.toUint8Array(to), null)
  }

  #relay(frame: Uint8Array, except: WebSocket | null): void {
    for (const member of this.members) if (member !== except) member.send(frame)
  }
}

const roomAt = (path: string): Room => {
  const room = rooms.get(path) ?? new Room()
  rooms.set(path, room)
  return room
}

const server = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.env['PORT']),
  perMessageDeflate: false,
})
server.on('connection', (socket, request) => {
  const room = roomAt(request.url ?? '/')
  room.members.add(socket)
  socket.on('message', (message: Buffer) => room.receive(socket, message))
  socket.on('close', () => room.members.delete(socket))
})
