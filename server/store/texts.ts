/** The texts of all sections on disk: one write-ahead log for all of them, and a base state for each. */
import type { Result } from '#shared/failure'
import type { PersonId, SectionId } from '#shared/ids'

/** Who a Yjs client id belongs to: the person who first used it; null for the server's own (template, demo). */
export type Claim = readonly [client: number, person: PersonId | null]

/** What a room starts from: `base`, then `updates` (`buildInPieces`). */
export interface StoredText {
  /** A Yjs update (v1) with the whole state at the last settling; null for a section without one. */
  readonly base: Uint8Array | null
  /** Yjs updates (v1) appended since, in order; some may be in `base` already. */
  readonly updates: readonly Uint8Array[]
  readonly claims: readonly Claim[]
  /** Counted up by a restore from backup: texts of another epoch must not be merged. */
  readonly epoch: number
}

export interface TextRecord {
  /** One Yjs update (v1): what a batch changed. May be empty bytes when only claims are recorded. */
  readonly update: Uint8Array
  /** Client ids first used in this batch. */
  readonly claims: readonly Claim[]
}

/** Whether the disk takes writes; `cause` is a sentence for the log and the runbook. */
export type StoreState = { writable: true } | { writable: false; cause: string }

export interface Texts {
  /** Everything on disk for the section; an unknown section is an empty text. Fails: storeUnavailable. */
  load(section: SectionId): Promise<Result<StoredText>>
  /** Resolves when the record is on disk (one group fsync covers all that wait). Fails: storeUnavailable, and then nothing of it counts. */
  append(section: SectionId, record: TextRecord): Promise<Result<void>>
  /** Writes a new base. `state` holds everything appended for the section so far (and nothing that is not on disk). The log is kept until the new base was read back. */
  settle(section: SectionId, state: Uint8Array): Promise<Result<void>>
  /** Counted up whenever `load` would answer with more than before. */
  stamp(section: SectionId): number
  readonly state: StoreState
  /** Called whenever `state` changes. Returns the way to stop. */
  onState(listener: (state: StoreState) => void): () => void
}
