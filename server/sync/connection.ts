/**
 * One socket with its limits: how much may come in, how much may wait to go out, how long it may be silent.
 * What passes is handed on as bytes; what does not closes this socket and no other.
 */
import { closeCode, type CloseCode } from '#shared/protocol'
import type { PersonId } from '#shared/ids'
import type { WebSocket } from 'ws'
import { Bucket, type Flow } from './bucket.ts'

export interface SocketLimits {
  readonly messages: Flow
  readonly bytes: Flow
  /** What may wait for a reader that does not read, in bytes. */
  readonly outgoingBytes: number
  /** Pings that may go unanswered. */
  readonly silentPings: number
  /** Milliseconds a closing handshake may take. */
  readonly closingMillis: number
}

/** Who opened the socket, as proven by the session cookie. */
export interface Caller {
  readonly person: PersonId
  readonly session: string
}

export interface Listener {
  received(bytes: Uint8Array): void
  /** Once, however the socket ended. */
  ended(): void
}

export class Connection {
  readonly caller: Caller
  readonly #socket: WebSocket
  readonly #limits: SocketLimits
  readonly #messages: Bucket
  readonly #bytes: Bucket
  #silent = 0
  #open = true

  constructor(socket: WebSocket, caller: Caller, limits: SocketLimits) {
    this.caller = caller
    this.#socket = socket
    this.#limits = limits
    this.#messages = new Bucket(limits.messages, performance.now())
    this.#bytes = new Bucket(limits.bytes, performance.now())
    // An oversized or malformed frame: ws closes the socket itself, with the right code.
    socket.on('error', () => socket.terminate())
  }

  get isOpen(): boolean {
    return this.#open
  }

  listen(listener: Listener): void {
    const socket = this.#socket
    socket.on('message', (data: Buffer, isBinary) => {
      if (this.#passes(data.length)) {
        if (isBinary) listener.received(data)
        else this.close(closeCode.malformed, 'text frames are not spoken here')
      }
    })
    socket.on('ping', (data) => this.#passes(data.length))
    socket.on('pong', (data) => this.#passes(data.length))
    socket.on('close', () => {
      this.#open = false
      listener.ended()
    })
  }

  /** Sends, unless the reader stopped reading: then the socket is cut, so that it costs no more. */
  send(bytes: Uint8Array): void {
    if (!this.#open) return
    if (this.#socket.bufferedAmount > this.#limits.outgoingBytes)
      return this.close(closeCode.tooSlow, 'too slow')
    this.#socket.send(bytes)
  }

  /** Nothing that arrives afterwards is heard. A peer that does not take the close frame is cut off. */
  close(code: CloseCode, reason: string): void {
    if (!this.#open) return
    this.#open = false
    this.#socket.close(code, shortened(reason))
    if (code === closeCode.tooSlow) this.#socket.terminate()
    else setTimeout(() => this.#socket.terminate(), this.#limits.closingMillis).unref()
  }

  /** Asks the peer for a sign of life; cuts it off after too many without an answer. */
  heartbeat(): void {
    if (!this.#open) return
    if (this.#silent > this.#limits.silentPings) return this.#socket.terminate()
    this.#silent += 1
    this.#socket.ping()
  }

  #passes(bytes: number): boolean {
    if (!this.#open) return false
    this.#silent = 0
    const now = performance.now()
    if (this.#messages.take(1, now) && this.#bytes.take(bytes, now)) return true
    this.close(closeCode.tooMany, 'too much at once')
    return false
  }
}

/** A close frame holds 123 bytes of reason; ours are ASCII, or are made so. */
const shortened = (reason: string): string => reason.replace(/[^\x20-\x7e]/gu, '?').slice(0, 120)
