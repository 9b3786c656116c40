/** Someone in a room, however the bytes travel: a channel of a line, or a plain socket of its own. */
import type { Failure } from '#shared/failure'
import type { PersonId } from '#shared/ids'
import type { CloseCode } from '#shared/protocol'
import type { Allowance } from './allowance.ts'
import type { OnDisk } from './batch.ts'
import type { Permit } from './seat.ts'

/** One message for many: encoded once, whatever way it goes. */
export interface Relayed {
  /** The message of the plain protocol. */
  readonly plain: Uint8Array
  /** The same as a frame of the line, with the room's channel number. */
  readonly line: Uint8Array
}

export interface Member {
  readonly person: PersonId
  /** What its person's sockets may cost, all together. */
  readonly allowance: Allowance
  /** Whether it has not yet read what it was sent before. */
  readonly isBehind: boolean
  /** Whether a long text has to be cut for it, so that it hears something now and then on a slow line. */
  readonly needsParts: boolean
  /** The room is open; frames may come. */
  opened(permit: Permit, epoch: number): void
  send(message: Uint8Array): void
  relay(message: Relayed): void
  /** `count` of its sync updates are on disk. `synced`: it said what it has, and is told what there is. */
  saved(count: number, onDisk: OnDisk, synced: boolean): void
  /** It wrote where it may only read; its words go nowhere. */
  denied(permit: Permit): void
  permitted(permit: Permit): void
  /** The store failed while its words were waiting; they are not on disk. */
  lost(failure: Failure): void
  /** It is no longer in the room. */
  expelled(failure: Failure): void
  /** It sent what no honest client sends: the whole socket is closed. */
  cut(code: CloseCode, reason: string): void
}
