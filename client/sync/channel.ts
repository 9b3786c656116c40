/**
 * A channel of the line in the shape of a WebSocket, so that y-websocket's provider can speak its plain
 * protocol through it (option `WebSocketPolyfill`). It opens and closes as the room does, counts what it
 * sends for the ledger, and keeps from the provider what the line carries better: presence and pings.
 */
import { closeCodeOf } from '#shared/close-code'
import type { Failure } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import { closeCode, messageType, type Access } from '#shared/protocol'
import { messageYjsSyncStep1, messageYjsSyncStep2 } from 'y-protocols/sync'
import * as decoding from 'lib0/decoding'
import type { LineEnd, Switchboard } from './switchboard.ts'

/** What a room wants to know of its channel. */
export interface ChannelWatch {
  readonly section: SectionId
  /** False: this room must not be merged with (see `epoch`); the channel closes again. */
  opened(access: Access, epoch: number): boolean
  refused(failure: Failure): void
  accessChanged(access: Access, failure: Failure | null): void
  /** A sync message with changes went out as the `index`-th of this channel, from 1. */
  sent(what: 'everything' | 'update', index: number): void
  saved(count: number, stateVector: Uint8Array): void
  /** The server asks what it lacks of this text: it has all up to here. */
  asked(stateVector: Uint8Array): void
  /** A change of so many bytes came from elsewhere; the room has it applied when it can. A closed channel applies none. */
  arrived(apply: () => void, bytes: number): void
}

/** The provider gives a connection up after 30 s without a message; a room may be quiet for hours. */
const quietMillis = 10_000

/** A y-protocols awareness update about nobody. */
const emptyAwareness = new Uint8Array([messageType.awareness, 1, 0])

type Handler<E> = ((event: E) => void) | null

export class Channel implements LineEnd {
  readonly CONNECTING = 0
  readonly OPEN = 1
  readonly CLOSING = 2
  readonly CLOSED = 3
  readonly section: SectionId
  readyState = 0
  binaryType = 'arraybuffer'
  onopen: Handler<Event> = null
  onmessage: Handler<MessageEvent> = null
  onclose: Handler<CloseEvent> = null
  onerror: Handler<Event> = null
  readonly #board: Switchboard
  readonly #watch: ChannelWatch
  #channel = -1
  #sent = 0
  #lastReceived = 0

  constructor(board: Switchboard, watch: ChannelWatch) {
    this.section = watch.section
    this.#board = board
    this.#watch = watch
    // A real socket never opens before its maker could set the handlers.
    queueMicrotask(() => this.readyState === this.CONNECTING && board.join(this))
  }

  send(message: Uint8Array): void {
    if (this.readyState !== this.OPEN || message[0] !== messageType.sync) return
    this.#count(message)
    this.#board.send(this.#channel, message)
  }

  close(): void {
    if (this.readyState === this.CLOSED) return
    this.readyState = this.CLOSED
    this.#board.leave(this)
  }

  opened(channel: number, access: Access, epoch: number): void {
    if (!this.#watch.opened(access, epoch)) return this.#shut(closeCode.outdatedClient)
    this.#channel = channel
    this.readyState = this.OPEN
    this.#lastReceived = Date.now()
    this.onopen?.(new Event('open'))
  }

  refused(failure: Failure): void {
    this.#watch.refused(failure)
    this.#shut(closeCodeOf(failure))
  }

  received(message: Uint8Array): void {
    if (message[0] !== messageType.sync) return
    const from = decoding.createDecoder(message)
    decoding.readVarUint(from)
    if (decoding.readVarUint(from) === messageYjsSyncStep1) {
      // What is asked for is answered at once: own words wait for nothing.
      this.#watch.asked(decoding.readVarUint8Array(from))
      this.#deliver(message)
    } else this.#watch.arrived(() => this.#deliver(message), message.length)
  }

  saved(count: number, stateVector: Uint8Array): void {
    this.#watch.saved(count, stateVector)
  }

  accessChanged(access: Access, failure: Failure | null): void {
    this.#watch.accessChanged(access, failure)
  }

  alive(): void {
    if (Date.now() - this.#lastReceived >= quietMillis) this.#deliver(emptyAwareness)
  }

  lost(): void {
    this.#shut(1006)
  }

  #deliver(message: Uint8Array): void {
    this.#lastReceived = Date.now()
    this.onmessage?.(new MessageEvent('message', { data: message }))
  }

  #count(message: Uint8Array): void {
    const from = decoding.createDecoder(message)
    decoding.readVarUint(from)
    const step = decoding.readVarUint(from)
    if (step === messageYjsSyncStep1) return
    this.#sent += 1
    this.#watch.sent(step === messageYjsSyncStep2 ? 'everything' : 'update', this.#sent)
  }

  #shut(code: number): void {
    if (this.readyState === this.CLOSED) return
    this.close()
    this.onclose?.(new CloseEvent('close', { code, wasClean: code !== 1006 }))
  }
}

/** The class the provider makes its connections of. */
export function channelClass(board: Switchboard, watch: ChannelWatch): typeof WebSocket {
  class RoomChannel extends Channel {
    constructor() {
      super(board, watch)
    }
  }
  // The provider uses the few members above; the rest of WebSocket is never touched.
  return RoomChannel as unknown as typeof WebSocket
}
