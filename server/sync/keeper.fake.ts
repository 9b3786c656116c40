/** Records in memory, changed by events that the test tells. */
import { foldDecisions, noDecisions, type Decisions } from '#shared/decisions'
import type { Entry, Event } from '#shared/events'
import { ok, type Result } from '#shared/failure'
import type { PersonId } from '#shared/ids'
import { emptyRecords, type Records } from '#shared/records'
import { fold } from '#shared/reducer'
import { noSignOffs, type SignOffs } from '#shared/signoff'
import { foldSignOffs } from '#shared/signoff-fold'
import { foldThreads, noThreads, type Threads } from '#shared/threads'
import { foldVersions, noVersions, type Versions } from '#shared/versions'
import type { Decide, Keeper } from '../work/keeper.ts'

export class FakeKeeper implements Keeper {
  records: Records = emptyRecords
  threads: Threads = noThreads
  signOffs: SignOffs = noSignOffs
  versions: Versions = noVersions
  decisions: Decisions = noDecisions
  /** Entries up to this number are no longer at hand. */
  forgottenUpTo = 0
  readonly #entries: Entry[] = []
  readonly #listeners = new Set<(entries: readonly Entry[]) => void>()

  /** It happened: on record, and everyone is told. */
  tell(...events: Event[]): void {
    this.tellBy(null, ...events)
  }

  /** Somebody did it. */
  tellBy(by: PersonId | null, ...events: Event[]): void {
    const entries = events.map((event) => this.#record(by, event))
    for (const listener of this.#listeners) listener(entries)
  }

  commit(by: PersonId | null, decide: Decide): Promise<Result<readonly Entry[]>> {
    const now = new Date('2026-01-01T10:00:00Z')
    const events = decide(this.records, this.threads, now, this.signOffs, this.versions, this.decisions)
    if (!events.ok) return Promise.resolve(events)
    const before = this.#entries.length
    this.tellBy(by, ...events.value)
    return Promise.resolve(ok(this.#entries.slice(before)))
  }

  entriesAfter(seq: number): readonly Entry[] | null {
    return seq < this.forgottenUpTo ? null : this.#entries.slice(seq)
  }

  onNews(listener: (entries: readonly Entry[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #record(by: PersonId | null, event: Event): Entry {
    const entry: Entry = { seq: this.records.seq + 1, at: '2026-01-01T10:00:00Z', by, event }
    this.versions = foldVersions(this.versions, entry, this.records)
    this.records = fold(this.records, entry)
    this.threads = foldThreads(this.threads, entry)
    this.signOffs = foldSignOffs(this.signOffs, entry)
    this.decisions = foldDecisions(this.decisions, entry)
    this.#entries.push(entry)
    return entry
  }
}
