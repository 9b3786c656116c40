/** Everything on disk, opened together and closed in order. */
import type { Entry } from '#shared/events'
import type { Result } from '#shared/failure'
import type { Records } from '#shared/records'
import type { Checkpoint } from './checkpoint.ts'
import type { Journal } from './journal.ts'
import type { Lock } from './lock.ts'
import type { People } from './people.ts'
import type { Sessions } from './sessions.ts'
import type { TextStore } from './text-store.ts'

export interface Store {
  readonly texts: TextStore
  readonly journal: Journal
  readonly checkpoint: Checkpoint
  /** The fold of the whole journal at opening. */
  readonly records: Records
  /** The entries behind the checkpoint, in order, already folded into `records`. */
  readonly recent: readonly Entry[]
  readonly people: People
  readonly sessions: Sessions
  readonly lock: Lock
  /** What recovery did, as sentences for the log; empty after an orderly stop. */
  readonly report: readonly string[]
  /** Waits for everything on its way to the disk, then lets the folder go. */
  close(): Promise<void>
}

export interface StoreOptions {
  /** Size at which the write-ahead log goes on in a new segment, in bytes. Default 32 MiB. */
  readonly segmentBytes?: number
  /** Milliseconds since 1970; for sessions. */
  readonly now?: () => number
}

/** Opens (or founds) the store in this folder. Fails: storeUnavailable, `cause` is a sentence for the operator. */
export declare function openStore(dir: string, options?: StoreOptions): Promise<Result<Store>>
