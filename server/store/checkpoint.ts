/** The checkpoint: the fold of the journal at some entry, so that a start reads a snapshot and the journal's tail. */
import type { Result } from '#shared/failure'
import type { Records } from '#shared/records'

export interface Checkpoint {
  /** Sequence number of the checkpoint on disk; 0 for none. */
  readonly seq: number
  /** Writes a new checkpoint. `records` must be a fold of entries that are on disk. Fails: storeUnavailable. */
  save(records: Records): Promise<Result<void>>
}
