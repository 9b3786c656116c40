/**
 * The keeper of records, threads and sign-offs. Two states: `records` (and the others) is the fold of what is on disk, `#pending` also holds what
 * is on its way there. Decisions are made on the pending state, in one line; one append is under way at a time
 * and takes along everything that came in meanwhile (one fsync for all). When it fails, everything decided on
 * top of it fails too, because it was decided on a state that never came to be.
 */
import type { Decisions } from '#shared/decisions'
import type { Entry, Event } from '#shared/events'
import { foldFacts, type Facts } from '#shared/facts'
import { ok, type Result } from '#shared/failure'
import type { PersonId } from '#shared/ids'
import type { Records } from '#shared/records'
import type { SignOffs } from '#shared/signoff'
import type { Threads } from '#shared/threads'
import type { Versions } from '#shared/versions'
import type { Decide, Keeper } from './keeper.ts'

/** What the keeper needs of the disk. */
export interface RecordsDisk {
  /** Resolves when all entries are on disk, in order, or none of them counts. Fails: storeUnavailable. */
  append(entries: readonly Entry[]): Promise<Result<void>>
  /** Keeps the fold, so that a start need not read the whole journal. Fails: storeUnavailable; the journal still holds everything. */
  checkpoint(facts: Facts): Promise<Result<void>>
}

/**
 * After how many entries a checkpoint is due: it grows with the paper, so it is made the less often the longer the paper
 * is. What it costs for each entry stays the same, and a start reads at most a tenth of the journal behind it.
 */
const checkpointAfter = (seq: number): number => Math.max(200, Math.floor(seq / 10))

/** How many entries are kept at hand for those who were away. */
const kept = 2000

/** From which sequence number on a start reads the journal, so that those who were away find what they missed. */
export const recentEntries = (seq: number): number => Math.max(1, seq - kept + 1)

interface Decision {
  readonly entries: readonly Entry[]
  /** What has been decided up to here, folded. */
  readonly facts: Facts
  readonly settle: (result: Result<readonly Entry[]>) => void
}

type Listener = (entries: readonly Entry[]) => void

export class RecordsKeeper implements Keeper {
  readonly #disk: RecordsDisk
  readonly #now: () => Date
  readonly #listeners = new Set<Listener>()
  #facts: Facts
  #pending: Facts
  #entries: readonly Entry[]
  #waiting: Decision[] = []
  #writing: Promise<void> | null = null
  #checkpointed: number
  #checkpointing: Promise<Result<void>> = Promise.resolve(ok(undefined))

  /**
   * @param start.facts the fold of the whole journal; `start.recent`: its last entries, for those who were away.
   * @param now the clock; entries carry its time.
   */
  constructor(
    disk: RecordsDisk,
    start: { facts: Facts; checkpointed: number; recent: readonly Entry[] },
    now: () => Date,
  ) {
    this.#disk = disk
    this.#now = now
    this.#facts = start.facts
    this.#pending = start.facts
    this.#entries = start.recent.slice(-kept)
    this.#checkpointed = start.checkpointed
  }

  get records(): Records {
    return this.#facts.records
  }

  get threads(): Threads {
    return this.#facts.threads
  }

  get signOffs(): SignOffs {
    return this.#facts.signOffs
  }

  get versions(): Versions {
    return this.#facts.versions
  }

  get decisions(): Decisions {
    return this.#facts.decisions
  }

  async commit(by: PersonId | null, decide: Decide): Promise<Result<readonly Entry[]>> {
    const now = this.#now()
    const { records, threads, signOffs, versions, decisions } = this.#pending
    const decided = decide(records, threads, now, signOffs, versions, decisions)
    if (!decided.ok) return decided
    const entries = this.#numbered(by, now, decided.value)
    const facts = foldFacts(this.#pending, entries)
    this.#pending = facts
    return new Promise((settle) => {
      this.#waiting.push({ entries, facts, settle })
      this.#writing ??= this.#write()
    })
  }

  #numbered(by: PersonId | null, now: Date, events: readonly Event[]): Entry[] {
    const at = now.toISOString()
    return events.map((event, index) => ({ seq: this.#pending.records.seq + 1 + index, at, by, event }))
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
    this.#facts = group.at(-1)?.facts ?? this.#facts
    this.#entries = [...this.#entries, ...entries].slice(-kept)
    for (const decision of group) decision.settle(ok(decision.entries))
    if (entries.length > 0) for (const listener of this.#listeners) listener(entries)
    const { seq } = this.records
    if (seq - this.#checkpointed >= checkpointAfter(seq)) void this.checkpoint()
  }

  #fallBack(decisions: readonly Decision[], failed: Result<never>): void {
    this.#pending = this.#facts
    for (const decision of decisions) decision.settle(failed)
  }

  /** Writes a checkpoint of what is on disk; one at a time. Fails: storeUnavailable. */
  checkpoint(): Promise<Result<void>> {
    const facts = this.#facts
    if (facts.records.seq === this.#checkpointed) return this.#checkpointing
    this.#checkpointed = facts.records.seq
    this.#checkpointing = this.#checkpointing.then(() => this.#disk.checkpoint(facts))
    return this.#checkpointing
  }

  /** Resolves when nothing is on its way to the disk any more, and a checkpoint is written. Fails: storeUnavailable. */
  async close(): Promise<Result<void>> {
    await this.#writing
    return this.checkpoint()
  }

  entriesAfter(seq: number): readonly Entry[] | null {
    const missing = this.records.seq - seq
    if (missing < 0 || missing > this.#entries.length) return null
    return missing === 0 ? [] : this.#entries.slice(-missing)
  }

  onNews(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
