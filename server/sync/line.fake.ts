/** A tab of the browser: a line with its rooms, its presence and its news, as the test drives it. */
import * as decoding from 'lib0/decoding'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { News } from '#shared/events'
import { must, type Failure } from '#shared/failure'
import { schemaVersion } from '#shared/grammar'
import type { ChapterId, PersonId, SectionId } from '#shared/ids'
import { linePath } from '#shared/line-path'
import { FrameReader } from '#shared/long-frame'
import {
  encodeClientFrame,
  protocolVersion,
  type Access,
  type ClientFrame,
  type ServerFrame,
} from '#shared/protocol'
import { cookieOf, type FakeHouse } from './house.fake.ts'
import { step1Message, step2Message, updateMessage } from './messages.ts'
import { until } from './until.fake.ts'

/** A room as the tab knows it. */
export class FakeChannel {
  readonly doc = new Y.Doc()
  channel = -1
  access: Access | null = null
  epoch = 0
  closed: Failure | null = null
  failure: Failure | null = null
  synced = false
  /** Sync updates sent, and how many of them the server said are on disk. */
  sent = 0
  saved = 0
  stateVector = new Uint8Array()
}

export class FakeLine {
  readonly socket: WebSocket
  readonly rooms = new Map<SectionId, FakeChannel>()
  readonly news: News[] = []
  readonly awareness = new Awareness(new Y.Doc())
  /** Every frame, in the order it came. */
  readonly heard: ServerFrame[] = []
  closeCode: number | null = null
  readonly #reader = new FrameReader()

  constructor(house: FakeHouse, person: PersonId, device?: string) {
    this.awareness.setLocalState(null)
    this.socket = new WebSocket(house.address(linePath), { headers: { cookie: cookieOf(person, device) } })
    this.socket.on('message', (data: Buffer) => this.#hear(data))
    this.socket.on('error', () => {})
    this.socket.on('close', (code) => {
      this.closeCode = code
      this.awareness.destroy()
    })
  }

  /** Opens a line and says hello. @param seq the last entry the tab has */
  static async open(house: FakeHouse, person: PersonId, seq = 0, device?: string): Promise<FakeLine> {
    const line = new FakeLine(house, person, device)
    await until(() => line.socket.readyState === WebSocket.OPEN, 'connected')
    line.send({ kind: 'hello', protocol: protocolVersion, schema: schemaVersion, seq })
    await until(() => line.heard.length > 0, 'an answer to hello')
    return line
  }

  /** Opens a room and waits until its text is here, or until it was refused. */
  async join(section: SectionId): Promise<FakeChannel> {
    const room = new FakeChannel()
    this.rooms.set(section, room)
    this.send({ kind: 'open', section })
    await until(() => room.access !== null || room.closed !== null, 'opened or closed')
    if (room.closed !== null) return room
    room.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.write(room, update)
    })
    this.say(room, step1Message(Y.encodeStateVector(room.doc)))
    await until(() => room.synced, 'synced')
    return room
  }

  write(room: FakeChannel, update: Uint8Array): void {
    room.sent += 1
    this.say(room, updateMessage(update))
  }

  say({ channel }: FakeChannel, message: Uint8Array): void {
    this.send({ kind: 'data', channel, message })
  }

  send(frame: ClientFrame): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(encodeClientFrame(frame))
  }

  /** Shows itself in the chapter it entered. */
  present(state: Record<string, unknown> | null): void {
    this.awareness.setLocalState(state)
    this.send({ kind: 'presence', update: encodeAwarenessUpdate(this.awareness, [this.awareness.clientID]) })
  }

  enter(chapter: ChapterId | null): void {
    this.send({ kind: 'enter', chapter })
  }

  /** The others it knows of. */
  get others(): Record<string, unknown>[] {
    const states = [...this.awareness.getStates()]
    return states.flatMap(([client, state]) => (client === this.awareness.clientID ? [] : [state]))
  }

  async close(): Promise<void> {
    this.socket.close()
    await until(() => this.closeCode !== null, 'closed')
  }

  #hear(data: Uint8Array): void {
    const frame = this.#reader.read(data)
    if (!frame.ok) throw new Error('the server sent a malformed frame')
    this.heard.push(frame.value)
    this.#take(frame.value)
  }

  #take(frame: ServerFrame): void {
    if (frame.kind === 'opened') this.#opened(frame)
    if (frame.kind === 'closed') must(this.rooms.get(frame.section), 'it asked for it').closed = frame.failure
    if (frame.kind === 'news') this.news.push(...frame.entries)
    if (frame.kind === 'presence') applyAwarenessUpdate(this.awareness, frame.update, this)
    if (frame.kind === 'data') this.#sync(this.#byNumber(frame.channel), frame.message)
    if (frame.kind === 'saved')
      Object.assign(this.#byNumber(frame.channel), { saved: frame.count, stateVector: frame.stateVector })
    if (frame.kind === 'access')
      Object.assign(this.#byNumber(frame.channel), { access: frame.access, failure: frame.failure })
  }

  #opened({ section, channel, access, epoch }: ServerFrame & { kind: 'opened' }): void {
    Object.assign(must(this.rooms.get(section), 'it asked for it'), { channel, access, epoch })
  }

  #byNumber(channel: number): FakeChannel {
    const rooms = [...this.rooms.values()]
    return must(
      rooms.find((room) => room.channel === channel),
      'a frame for a channel that is open',
    )
  }

  #sync(room: FakeChannel, message: Uint8Array): void {
    const from = decoding.createDecoder(message)
    if (decoding.readVarUint(from) !== 0) return
    const step = decoding.readVarUint(from)
    const payload = decoding.readVarUint8Array(from)
    if (step === 0) {
      room.sent += 1
      return this.say(room, step2Message(Y.encodeStateAsUpdate(room.doc, payload)))
    }
    if (step === 1) room.synced = true
    Y.applyUpdate(room.doc, payload, this)
  }
}
