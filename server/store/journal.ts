/** The journal: everything that happened apart from text, one line each, chained by hashes. */
import type { Entry } from '#shared/events'
import type { Result } from '#shared/failure'
import type { StoreState } from './texts.ts'

/** What `verify` found to be whole. */
export interface JournalProof {
  readonly entries: number
  /** The newest line's hash: it stands for the whole journal. */
  readonly hash: string
}

export interface Journal {
  /** Sequence number of the last entry on disk; 0 for an empty journal. */
  readonly seq: number
  /** Hash of the last entry on disk, 64 hex digits. */
  readonly hash: string
  /**
   * Resolves when the entries are on disk, all of them or none. They must follow what was handed in before without a
   * gap. Fails: storeUnavailable, also for entries that stand on others which did not reach the disk.
   */
  append(entries: readonly Entry[]): Promise<Result<void>>
  /** Entries on disk from this sequence number on, in order. Fails: storeUnavailable. */
  read(fromSeq: number): Promise<Result<Entry[]>>
  /** Checks every line from the first on. Fails: storeUnavailable, `cause` names the line. */
  verify(): Promise<Result<JournalProof>>
  readonly state: StoreState
  /** Called whenever `state` changes. Returns the way to stop. */
  onState(listener: (state: StoreState) => void): () => void
}
