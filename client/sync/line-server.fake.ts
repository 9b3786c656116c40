/**
 * The server's end of the line, in memory: rooms with a document each, a disk that can be held back, sockets
 * that can be refused, cut or left silent. Frames travel as bytes, each way in a later turn.
 */
import { fail, ok, type Failure, type Result } from '#shared/failure'
import type { ChapterId, SectionId } from '#shared/ids'
import type { Entry } from '#shared/events'
import {
  decodeClientFrame,
  encodeServerFrame,
  messageType,
  type Access,
  type ClientFrame,
  type ServerFrame,
} from '#shared/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageYjsSyncStep1, writeSyncStep1, writeSyncStep2, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import type { Socket } from './line.ts'

interface Seat {
  readonly channel: number
  readonly section: SectionId
  /** Sync updates taken in, and of these how many are on disk. */
  taken: number
  saved: number
}

export class LineServerFake {
  /** Whether new sockets open; if not, they fail after a moment. */
  open = true
  /** What the session door answers. */
  session: Result<void> | Promise<Result<void>> = ok(undefined)
  /** How often that door was asked. */
  probes = 0
  /** While true, nothing gets onto the disk: updates are relayed to nobody and not acknowledged. */
  holdsDisk = false
  /** While true, nothing passes either way. */
  silent = false
  /** While true, frames of the browsers are swallowed, and ours still reach them. */
  deaf = false
  /** How many milliseconds our frames take to the browsers. */
  lag = 0
  epoch = 0
  access: Access = 'write'
  /** While true, every room is locked: what is new is refused. `review` tells those who are there. */
  locked = false
  /** News for whoever says hello. */
  journal: Entry[] = []
  readonly refused = new Map<SectionId, Failure>()
  readonly sockets = new Set<SocketFake>()
  readonly heard: ClientFrame[] = []
  readonly #rooms = new Map<SectionId, Y.Doc>()
  #channels = 0

  /** When a socket was asked for, in milliseconds since 1970. */
  readonly attempts: number[] = []

  socket = (): Socket => {
    this.attempts.push(Date.now())
    return new SocketFake(this)
  }

  probe = async (): Promise<Result<void>> => {
    this.probes += 1
    return this.session
  }

  room(section: SectionId): Y.Doc {
    const room = this.#rooms.get(section) ?? new Y.Doc()
    this.#rooms.set(section, room)
    return room
  }

  heardKinds(): string[] {
    return this.heard.map((frame) => frame.kind)
  }

  /** Every socket ends, as when the server is restarted. */
  cutAll(code = 1012): void {
    for (const socket of [...this.sockets]) socket.cut(code)
  }

  tellNews(entries: Entry[]): void {
    for (const socket of this.sockets) socket.tell({ kind: 'news', entries })
  }

  tell(frame: ServerFrame): void {
    for (const socket of this.sockets) socket.tell(frame)
  }

  /** What was held back reaches the disk. */
  flush(): void {
    this.holdsDisk = false
    for (const socket of this.sockets) socket.flush()
  }

  /** Everybody hears what they may do now; who may write again is asked for what did not get through. */
  review(): void {
    for (const socket of this.sockets) socket.review()
  }

  takeUpdate(section: SectionId, update: Uint8Array, from: SocketFake): void {
    const doc = this.room(section)
    Y.applyUpdate(doc, update)
    for (const socket of this.sockets) if (socket !== from) socket.relay(section, update)
  }

  nextChannel(): number {
    this.#channels += 1
    return this.#channels
  }
}

export class SocketFake implements Socket {
  binaryType = 'arraybuffer'
  onopen: ((event: Event) => void) | null = null
  onmessage: ((event: MessageEvent) => void) | null = null
  onclose: ((event: CloseEvent) => void) | null = null
  chapter: ChapterId | null = null
  readonly #server: LineServerFake
  #greeted = false
  readonly #seats = new Map<number, Seat>()
  #waiting: { seat: Seat; update: Uint8Array }[] = []

  constructor(server: LineServerFake) {
    this.#server = server
    queueMicrotask(() => {
      if (!server.open) return this.onclose?.(new CloseEvent('close', { code: 1006 }))
      server.sockets.add(this)
      this.onopen?.(new Event('open'))
    })
  }

  send(bytes: Uint8Array): void {
    if (this.#server.silent || this.#server.deaf) return
    const frame = decodeClientFrame(bytes)
    if (!frame.ok) return this.cut(4400)
    this.#server.heard.push(frame.value)
    queueMicrotask(() => this.#take(frame.value))
  }

  close(): void {
    this.#server.sockets.delete(this)
  }

  cut(code: number): void {
    this.close()
    this.onclose?.(new CloseEvent('close', { code }))
  }

  /** Whoever has not said hello hears nothing. */
  tell(frame: ServerFrame): void {
    if (this.#server.silent || !this.#greeted) return
    const bytes = encodeServerFrame(frame)
    const arrive = () => this.onmessage?.(new MessageEvent('message', { data: bytes.slice().buffer }))
    if (this.#server.lag === 0) queueMicrotask(arrive)
    else setTimeout(arrive, this.#server.lag)
  }

  relay(section: SectionId, update: Uint8Array): void {
    const message = written((to) => writeUpdate(to, update))
    for (const seat of this.#seats.values()) {
      if (seat.section === section) this.tell({ kind: 'data', channel: seat.channel, message })
    }
  }

  review(): void {
    for (const seat of this.#seats.values()) {
      this.#permit(seat)
      if (!this.#server.locked) this.#ask(seat)
    }
  }

  #permit({ channel, section }: Seat): void {
    const { locked, access } = this.#server
    const failure: Failure | null = locked ? { kind: 'locked', section, stage: 'signing' } : null
    this.tell({ kind: 'access', channel, access: locked ? 'read' : access, failure })
  }

  #ask({ channel, section }: Seat): void {
    const doc = this.#server.room(section)
    this.tell({ kind: 'data', channel, message: written((to) => writeSyncStep1(to, doc)) })
  }

  flush(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const { seat, update } of waiting) this.#keep(seat, update)
  }

  #take(frame: ClientFrame): void {
    switch (frame.kind) {
      case 'open':
        return this.#openRoom(frame.section)
      case 'close':
        return void this.#seats.delete(frame.channel)
      case 'data':
        return this.#takeMessage(frame.channel, frame.message)
      case 'ping':
        return this.tell({ kind: 'pong' })
      case 'enter':
        this.chapter = frame.chapter
        return
      case 'presence':
        for (const other of this.#server.sockets) if (other !== this) other.tell(frame)
        return
      case 'hello':
        this.#greeted = true
        if (this.#server.journal.length > 0) this.tell({ kind: 'news', entries: this.#server.journal })
        return
    }
  }

  #openRoom(section: SectionId): void {
    const failure = this.#server.refused.get(section)
    if (failure !== undefined) return this.tell({ kind: 'closed', section, failure })
    const channel = this.#server.nextChannel()
    const seat = { channel, section, taken: 0, saved: 0 }
    this.#seats.set(channel, seat)
    const { locked, access, epoch } = this.#server
    this.tell({ kind: 'opened', section, channel, access: locked ? 'read' : access, epoch })
    this.#ask(seat)
  }

  #takeMessage(channel: number, message: Uint8Array): void {
    const seat = this.#seats.get(channel)
    if (seat === undefined) return
    const from = decoding.createDecoder(message)
    if (decoding.readVarUint(from) !== messageType.sync) return
    const step = decoding.readVarUint(from)
    const payload = decoding.readVarUint8Array(from)
    if (step === messageYjsSyncStep1) return this.#answerStep1(seat, payload)
    if (this.#server.locked && !this.#isKnown(seat, payload)) {
      seat.taken += 1
      this.#permit(seat)
    } else if (this.#server.holdsDisk) this.#waiting.push({ seat, update: payload })
    else this.#keep(seat, payload)
  }

  #isKnown({ section }: Seat, update: Uint8Array): boolean {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.#server.room(section)))
    let isKnown = true
    copy.on('update', () => (isKnown = false))
    Y.applyUpdate(copy, update)
    return isKnown
  }

  #answerStep1(seat: Seat, stateVector: Uint8Array): void {
    const doc = this.#server.room(seat.section)
    this.tell({
      kind: 'data',
      channel: seat.channel,
      message: written((to) => writeSyncStep2(to, doc, stateVector)),
    })
  }

  #keep(seat: Seat, update: Uint8Array): void {
    this.#server.takeUpdate(seat.section, update, this)
    seat.taken += 1
    seat.saved = seat.taken
    const stateVector = Y.encodeStateVector(this.#server.room(seat.section))
    this.tell({ kind: 'saved', channel: seat.channel, count: seat.saved, stateVector })
  }
}

function written(write: (to: encoding.Encoder) => void): Uint8Array {
  const to = encoding.createEncoder()
  encoding.writeVarUint(to, messageType.sync)
  write(to)
  return encoding.toUint8Array(to)
}

/** A server whose session door says no. */
export const signedOut = fail({ kind: 'signedOut' })
