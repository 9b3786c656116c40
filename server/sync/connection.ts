/**
 * One socket with its limits: how much may come in, how much may wait to go out, how long it may be silent.
 * What passes is handed on as bytes; what does not closes this socket and no other.
 */
import type { Duplex } from 'node:stream'
import { closeCode, type CloseCode } from '#shared/protocol'
import type { PersonId } from '#shared/ids'
import { partBytes } from '#shared/long-frame'
import type { WebSocket } from 'ws'
import type { Allowance } from './allowance.ts'
import { Bucket, type Flow } from './bucket.ts'
import { framed, framedInParts } from './framed.ts'

export interface SocketLimits {
  readonly messages: Flow
  readonly bytes: Flow
  /** What may wait for a reader that does not read, in bytes. */
  readonly outgoingBytes: number
  /** Pings that may go unanswered. */
  readonly silentPings: number
  /** Whoever sends a message that takes longer hears so often that it is coming in, in milliseconds. */
  readonly comingMillis: number
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
  /** More comes of a message that takes long to come in (`comingMillis`). */
  coming(): void
  /** Once, however the socket ended. */
  ended(): void
}

/** A chunk that is kept costs some memory, however few bytes it has. */
const chunkCost = 512
/** How long a message may take to come in, in milliseconds; and longer, when so many of its bytes come in each. */
const longestMessage = 180_000
const slowestRate = 2
/** So much is on its way to a peer on a slow line for as long as a ping is waited for; its answer stands behind all of it. */
const slowBytes = 50_000
/** So much of what comes in after the end is read over, so that an honest peer can take its leave. */
const unheardBytes = 65_536
/** Longer messages are not copied into a frame. */
const longestFramed = 16_384
/** A member that has so much before it is asked to take that first, in bytes. */
const enoughBytes = 1024 * 1024

export class Connection {
  readonly caller: Caller
  readonly allowance: Allowance
  readonly #socket: WebSocket
  readonly #raw: Duplex
  readonly #limits: SocketLimits
  readonly #messages: Bucket
  readonly #bytes: Bucket
  #silent = 0
  /** What was sent since the last sign of life, in bytes. */
  #sent = 0
  #open = true
  /** What is kept of a message that is not complete, since when, and what the last chunk has added. */
  #unfinished = 0
  #unfinishedSince = 0
  #unfinishedBytes = 0
  #saidComing = 0
  #lastKept = 0
  #unheard = 0

  /** @param raw what the socket's frames come in and go out by: whatever comes in and makes no message is counted there */
  constructor(socket: WebSocket, raw: Duplex, caller: Caller, limits: SocketLimits, allowance: Allowance) {
    this.caller = caller
    this.allowance = allowance
    this.#socket = socket
    this.#raw = raw
    this.#limits = limits
    this.#messages = new Bucket(limits.messages, performance.now())
    this.#bytes = new Bucket(limits.bytes, performance.now())
    // An oversized or malformed frame: ws closes the socket itself, with the right code.
    socket.on('error', () => socket.terminate())
  }

  get isOpen(): boolean {
    return this.#open
  }

  /** Whether it has enough to read: whatever can wait is told later. */
  get isBehind(): boolean {
    return this.#socket.bufferedAmount > enoughBytes
  }

  listen(listener: Listener): void {
    const socket = this.#socket
    this.#raw.prependListener('data', (chunk: Buffer) => {
      this.#arrived(chunk.length)
      if (this.#isComing()) listener.coming()
    })
    socket.on('message', (data: Buffer, isBinary) => {
      this.#finished()
      if (!this.spend(1)) return
      if (isBinary) listener.received(data)
      else this.close(closeCode.malformed, 'text frames are not spoken here')
    })
    socket.on('ping', () => this.#beside())
    socket.on('pong', () => this.#beside())
    socket.on('close', () => {
      this.#open = false
      this.#finished()
      listener.ended()
    })
  }

  /** Sends, unless the reader stopped reading: then the socket is cut, so that it costs no more. */
  send(bytes: Uint8Array): void {
    if (this.#mayTell(bytes)) this.#put(bytes)
  }

  /** Sends a frame of a line; a long one in parts. */
  sendFrame(frame: Uint8Array): void {
    if (frame.length <= partBytes) return this.send(frame)
    if (this.#mayTell(frame) && this.#socket.readyState === this.#socket.OPEN)
      this.#raw.write(framedInParts(frame))
  }

  #mayTell(bytes: Uint8Array): boolean {
    if (!this.#open || this.#isDeaf()) return false
    this.#sent += bytes.length
    this.allowance.told(performance.now())
    return true
  }

  /** One write of a frame that is built once for all costs half of what the socket takes for each. It compresses nothing and keeps nothing back. */
  #put(bytes: Uint8Array): void {
    if (bytes.length > longestFramed || this.#socket.readyState !== this.#socket.OPEN)
      this.#socket.send(bytes)
    else this.#raw.write(framed(bytes))
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
    if (!this.#open || this.#isDeaf()) return
    const patience = this.#limits.silentPings + Math.floor(this.#sent / slowBytes)
    if (this.#silent > patience || this.#isEndless()) return this.#socket.terminate()
    this.#silent += 1
    this.#socket.ping()
  }

  /** The peer asks for what costs as much as `messages`; false, and the socket is closed, when that is too much. */
  spend(messages: number): boolean {
    if (!this.#open) return false
    const now = performance.now()
    if (this.#messages.take(messages, now) && this.allowance.takeMessages(messages, now)) return true
    // Yjs answers what it is told: with all that is missing, and when it tidies up. That is no flood.
    if (this.allowance.takeAnswers(messages)) return true
    this.close(closeCode.tooMany, 'too much at once')
    return false
  }

  /** Bytes came in; what they say is not known yet. */
  #arrived(bytes: number): void {
    this.#silent = 0
    this.#sent = 0
    if (!this.#open) return this.#readOver(bytes)
    const now = performance.now()
    if (this.#unfinished === 0) this.#begun(now)
    this.#unfinishedBytes += bytes
    const isMuch = !this.#keep(Math.max(bytes, chunkCost))
    if (isMuch || !this.#bytes.take(bytes, now) || !this.allowance.takeBytes(bytes, now)) {
      this.close(closeCode.tooMany, 'too much at once')
    }
  }

  /** A message begins to come in. */
  #begun(now: number): void {
    this.#unfinishedSince = this.#saidComing = now
    this.#unfinishedBytes = 0
  }

  #isComing(): boolean {
    const now = performance.now()
    if (!this.#open || now - this.#saidComing < this.#limits.comingMillis) return false
    this.#saidComing = now
    return true
  }

  /** False when the person's sockets keep too much. */
  #keep(bytes: number): boolean {
    this.#lastKept = bytes
    this.#unfinished += bytes
    return this.allowance.keep(bytes)
  }

  #finished(): void {
    this.#keep(-this.#unfinished)
  }

  /** A ping or a pong, which may come in the midst of a message; alone in its chunk it leaves nothing behind. */
  #beside(): void {
    if (this.#lastKept === chunkCost) this.#keep(-chunkCost)
    this.spend(1)
  }

  /** Whether a message has been coming in for longer than on any line that works. */
  #isEndless(): boolean {
    const patience = longestMessage + this.#unfinishedBytes / slowestRate
    return this.#unfinished > 0 && performance.now() - this.#unfinishedSince > patience
  }

  /** Whoever floods on after the end is not even read. */
  #readOver(bytes: number): void {
    this.#unheard += bytes
    if (this.#unheard > unheardBytes) this.#socket.pause()
  }

  /** Whether the reader has stopped reading; then it is gone. */
  #isDeaf(): boolean {
    if (this.#socket.bufferedAmount <= this.#limits.outgoingBytes) return false
    this.close(closeCode.tooSlow, 'too slow')
    return true
  }
}

/** A close frame holds 123 bytes of reason; ours are ASCII, or are made so. */
const shortened = (reason: string): string => reason.replace(/[^\x20-\x7e]/gu, '?').slice(0, 120)
