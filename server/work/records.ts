/**
 * The keeper of the records. Two states: `records` is the fold of what is on disk, `#pending` also holds what
 * is on its way there. Decisions are made on the pending state, in one line; one append is under way at a time
 * and takes along everything that came in meanwhile (one fsync for all). When it fails, everything decided on
 * top of it fails too, because it was decided on a state that never came to be.
 */
import type { Entry, Event } from '#shared/events'
import { ok, type Result } from '#shared/failure'
import type { PersonId } from '#shared/ids'
import { foldAll } from '#shared/reducer'
import type { Records } from '#shared/records'
import type { Keeper } from './keeper.ts'

/** What the keeper needs of the disk. */
export interface RecordsDisk {
  /** Resolves when all entries are on disk, in order, or none of them counts. Fails: storeUnavailable. */
  append(entries: readonly Entry[]): Promise<Result<void>>
  /** Keeps the fold, so that a start need not read the whole journal. Fails: storeUnavailable; the journal still holds everything. */
  checkpoint(records: Records): Promise<Result<void>>
}

/** After how many entries a checkpoint is due. */
const checkpointEvery = 200

/** How many entries are kept at hand for those who were away. */
const kept = 2000

/** From which sequence number on a start reads the journal, so that those who were away find what they missed. */
export const recentEntries = (seq: number): number => Math.max(1, seq - kept + 1)

interface Decision {
  readonly entries: readonly Entry[]
  readonly settle: (result: Result<readonly Entry[]>) => void
}

type Listener = (entries: readonly Entry[]) => void

export class RecordsKeeper implements Keeper {
  readonly #disk: RecordsDisk
  readonly #now: () => Date
  readonly #listeners = new Set<Listener>()
  #records: Records
  #pending: Records
  #entries: readonly Entry[]
  #waiting: Decision[] = []
  #writing: Promise<void> | null = null
  #checkpointed: number
  #checkpointing: Promise<Result<void>> = Promise.resolve(ok(undefined))

  /**
   * @param start.records the fold of the whole journal; `start.recent`: its last entries, for those who were away.
   * @param now the clock; entries carry its time.
   */
  constructor(
    disk: RecordsDisk,
    start: { records: Records; checkpointed: number; recent: readonly Entry[] },
    now: () => Date,
  ) {
    this.#disk = disk
    this.#now = now
    this.#records = start.records
    this.#pending = start.records
    this.#entries = start.recent.slice(-kept)
    this.#checkpointed = start.checkpointed
  }

  get records(): Records {
    return this.#records
  }

  async commit(
    by: PersonId | null,
    decide: (records: Records) => Result<readonly Event[]>,
  ): Promise<Result<readonly Entry[]>> {
    const decided = decide(this.#pending)
    if (!decided.ok) return decided
    const entries = this.#numbered(by, decided.value)
    this.#pending = foldAll(this.#pending, entries)
    return new Promise((settle) => {
      this.#waiting.push({ entries, settle })
      this.#writing ??= this.#write()
    })
  }

  #numbered(by: PersonId | null, events: readonly Event[]): Entry[] {
    const at = this.#now().toISOString()
    return events.map((event, index) => ({ seq: this.#pending.seq + 1 + index, at, by, event }))
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0)
      const entries = group.flatMap((decision) => decision.entries)
      // Always a turn later, so that `#writing` is set before it is cleared.
      const written = await (entries.length === 0 ? ok(undefined) : this.#disk.append(entries))
      if (written.ok) this.#fold(entries, group)
      else this.#fallBack([...group, ...this.#waiting.splice(0)], written)
    }
    this.#writing = null
  }

  #fold(entries: readonly Entry[], group: readonly Decision[]): void {
    this.#records = foldAll(this.#records, entries)
    this.#entries = [...this.#entries, ...entries].slice(-kept)
    for (const decision of group) decision.settle(ok(decision.entries))
    if (entries.length > 0) for (const listener of this.#listeners) listener(entries)
    if (this.#records.seq - this.#checkpointed >= checkpointEvery) void this.checkpoint()
  }

  #fallBack(decisions: readonly Decision[], failed: Result<never>): void {
    this.#pending = this.#records
    for (const decision of decisions) decision.settle(failed)
  }

  /** Writes a checkpoint of what is on disk; one at a time. Fails: storeUnavailable. */
  checkpoint(): Promise<Result<void>> {
    const records = this.#records
    if (records.seq === this.#checkpointed) return this.#checkpointing
    this.#checkpointed = records.seq
    this.#checkpointing = this.#checkpointing.then(() => this.#disk.checkpoint(records))
    return this.#checkpointing
  }

  /** Resolves when nothing is on its way to the disk any more, and a checkpoint is written. Fails: storeUnavailable. */
  async close(): Promise<Result<void>> {
    await this.#writing
    return this.checkpoint()
  }

  entriesAfter(seq: number): readonly Entry[] | null {
    const missing = this.#records.seq - seq
    if (missing < 0 || missing > this.#entries.length) return null
    return missing === 0 ? [] : this.#entries.slice(-missing)
  }

  onNews(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
