/** Records, threads, sign-offs, versions and what was decided on them, on the server: the fold of the journal, and the only way to change it. */
import type { Decisions } from '#shared/decisions'
import type { Entry, Event } from '#shared/events'
import type { Result } from '#shared/failure'
import type { PersonId } from '#shared/ids'
import type { Records } from '#shared/records'
import type { SignOffs } from '#shared/signoff'
import type { Threads } from '#shared/threads'
import type { Versions } from '#shared/versions'

/** What shall happen, on the newest state there is. */
export type Decide = (
  records: Records,
  threads: Threads,
  now: Date,
  signOffs: SignOffs,
  versions: Versions,
  decisions: Decisions,
) => Result<readonly Event[]>

export interface Keeper {
  /** The fold of everything that is on disk. */
  readonly records: Records
  readonly threads: Threads
  readonly signOffs: SignOffs
  readonly versions: Versions
  readonly decisions: Decisions
  /**
   * Decides on the newest state, appends, folds, tells the listeners; resolves when the entries are on disk.
   * `decide` is called once, synchronously, with the time that the entries will carry; decisions that wait for the disk are already in the state it sees.
   * Fails: what `decide` fails with, storeUnavailable (then nothing happened).
   */
  commit(by: PersonId | null, decide: Decide): Promise<Result<readonly Entry[]>>
  /** Entries after `seq` in order; null when they are no longer at hand and the records must be fetched anew. */
  entriesAfter(seq: number): readonly Entry[] | null
  /** Called with entries that are on disk and folded, in order. Returns the way to stop. */
  onNews(listener: (entries: readonly Entry[]) => void): () => void
}
