/**
 * A room's channel of the line: opens as the room does, speaks y-protocols' sync through it, and counts what it sends
 * for the ledger. Presence and signs of life are the line's own.
 */
import { closeCodeOf } from '#shared/close-code'
import type { Failure } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import { messageType, type Access } from '#shared/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageYjsSyncStep2, readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import type * as Y from 'yjs'
import type { LineEnd, Switchboard } from './switchboard.ts'

/** What a room wants to know of its channel. */
export interface ChannelWatch {
  readonly section: SectionId
  readonly doc: Y.Doc
  /** False: this room must not be merged with (see `epoch`); the channel closes again. */
  opened(access: Access, epoch: number): boolean
  /** All that the server had is in the document. */
  caughtUp(): void
  refused(failure: Failure): void
  accessChanged(access: Access, failure: Failure | null): void
  /** A sync message with changes went out as the `index`-th of this channel, from 1. */
  sent(what: 'everything' | 'update', index: number): void
  saved(count: number, stateVector: Uint8Array): void
  /** A change from elsewhere is about to be applied. */
  arriving(): void
}

/** How long to wait before a room is asked for that was refused for a passing reason: twice as long each time. */
const againMillis = { first: 200, most: 2500 } as const

export class Channel implements LineEnd {
  readonly section: SectionId
  /** Whether all that the server had came in since the channel was opened. */
  synced = false
  readonly #board: Switchboard
  readonly #watch: ChannelWatch
  /** The room's number on the line; null: not open. */
  #number: number | null = null
  #sent = 0
  #wait: number = againMillis.first
  #again: ReturnType<typeof setTimeout> | undefined

  /** Asks for the room as soon as there is a line. */
  constructor(board: Switchboard, watch: ChannelWatch) {
    this.section = watch.section
    this.#board = board
    this.#watch = watch
    watch.doc.on('update', this.#changed)
    board.join(this)
  }

  /** Asks for the room again, after it was refused for good. */
  reopen(): void {
    clearTimeout(this.#again)
    this.#board.join(this)
  }

  close(): void {
    clearTimeout(this.#again)
    this.#watch.doc.off('update', this.#changed)
    this.#shut()
    this.#board.leave(this)
  }

  opened(number: number, access: Access, epoch: number): void {
    if (!this.#watch.opened(access, epoch)) return this.#board.leave(this)
    this.#number = number
    this.#sent = 0
    this.#send((to) => writeSyncStep1(to, this.#watch.doc))
  }

  refused(failure: Failure): void {
    this.#shut()
    this.#watch.refused(failure)
    const isFinal = closeCodeOf(failure) >= 4400 && closeCodeOf(failure) < 4500
    if (isFinal) return
    this.#again = setTimeout(() => this.#board.join(this), this.#wait)
    this.#wait = Math.min(2 * this.#wait, againMillis.most)
  }

  received(message: Uint8Array): void {
    const from = decoding.createDecoder(message)
    if (decoding.readVarUint(from) !== messageType.sync) return
    this.#watch.arriving()
    const reply = encoding.createEncoder()
    const step = readSyncMessage(from, reply, this.#watch.doc, this)
    if (encoding.length(reply) > 0) {
      this.#count('everything')
      this.#send((to) => encoding.writeBinaryEncoder(to, reply))
    }
    if (step === messageYjsSyncStep2 && !this.synced) this.#caughtUp()
  }

  saved(count: number, stateVector: Uint8Array): void {
    this.#watch.saved(count, stateVector)
  }

  accessChanged(access: Access, failure: Failure | null): void {
    this.#watch.accessChanged(access, failure)
  }

  lost(): void {
    this.#shut()
    this.#board.join(this)
  }

  #caughtUp(): void {
    this.synced = true
    this.#wait = againMillis.first
    this.#watch.caughtUp()
  }

  #shut(): void {
    this.#number = null
    this.synced = false
  }

  #changed = (update: Uint8Array, origin: unknown): void => {
    if (origin === this || this.#number === null) return
    this.#count('update')
    this.#send((to) => writeUpdate(to, update))
  }

  #count(what: 'everything' | 'update'): void {
    this.#sent += 1
    this.#watch.sent(what, this.#sent)
  }

  #send(write: (to: encoding.Encoder) => void): void {
    if (this.#number === null) return
    const to = encoding.createEncoder()
    encoding.writeVarUint(to, messageType.sync)
    write(to)
    this.#board.send(this.#number, encoding.toUint8Array(to))
  }
}
