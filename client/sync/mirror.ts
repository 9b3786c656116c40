/** The records and the people as this tab knows them: fetched once, then kept up by the news. */
import type { RecordsView } from '#shared/api'
import type { Result } from '#shared/failure'
import { isTold, type Entry, type News } from '#shared/events'
import type { PersonId } from '#shared/ids'
import type { PersonCard } from '#shared/person'
import type { Records } from '#shared/records'
import { fold } from '#shared/reducer'

export interface RecordsAndPeople {
  readonly records: Records
  readonly people: ReadonlyMap<PersonId, PersonCard>
}

const againMillis = 3000

export class RecordsMirror {
  view: RecordsAndPeople
  readonly #fetch: () => Promise<Result<RecordsView>>
  readonly #watchers = new Set<() => void>()
  /** Entries that came before their forerunners did. */
  #early: News[] = []
  #fetching = false
  #again: ReturnType<typeof setTimeout> | undefined

  constructor(view: RecordsView, fetch: () => Promise<Result<RecordsView>>) {
    this.view = { records: view.records, people: cardsById(view.people) }
    this.#fetch = fetch
  }

  get seq(): number {
    return this.view.records.seq
  }

  /** Called whenever `view` changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Folds news in: entries already known are skipped, a gap or an unknown person asks for everything anew. */
  heard(entries: readonly News[]): void {
    const before = this.view
    this.#early = [...this.#early, ...entries].sort((one, other) => one.seq - other.seq)
    this.#foldWhatFollows()
    if (this.#early.length > 0 || entries.filter(isTold).some((entry) => this.#namesStranger(entry)))
      void this.refetch()
    if (this.view !== before) this.#tell()
  }

  /** Fetches everything anew; when that fails, again a little later. */
  async refetch(): Promise<void> {
    if (this.#fetching) return
    this.#fetching = true
    const answer = await this.#fetch()
    this.#fetching = false
    if (answer.ok) this.#take(answer.value)
    if (!answer.ok || this.#early.length > 0) this.#refetchLater()
  }

  /** Resolves when everything up to `seq` is folded in. */
  reached(seq: number): Promise<void> {
    if (this.seq >= seq) return Promise.resolve()
    return new Promise((resolve) => {
      const stop = this.subscribe(() => {
        if (this.seq < seq) return
        stop()
        resolve()
      })
    })
  }

  close(): void {
    clearTimeout(this.#again)
    this.#watchers.clear()
  }

  /** News may have come while the answer was under way: the newer records win. */
  #take({ records, people }: RecordsView): void {
    const newer = records.seq >= this.seq ? records : this.view.records
    this.view = { records: newer, people: withGrants(cardsById(people), newer) }
    this.#foldWhatFollows()
    this.#tell()
  }

  #foldWhatFollows(): void {
    for (const entry of this.#early) {
      if (entry.seq !== this.seq + 1) continue
      const records = fold(this.view.records, entry)
      const sameGrants = records.grants === this.view.records.grants
      const people = sameGrants ? this.view.people : withGrants(this.view.people, records)
      this.view = { records, people }
    }
    this.#early = this.#early.filter((entry) => entry.seq > this.seq)
  }

  #namesStranger({ by, event }: Entry): boolean {
    const named = 'person' in event ? [by, event.person] : [by]
    return named.some((person) => person !== null && !this.view.people.has(person))
  }

  #refetchLater(): void {
    clearTimeout(this.#again)
    this.#again = setTimeout(() => void this.refetch(), againMillis)
  }

  #tell(): void {
    for (const watcher of [...this.#watchers]) watcher()
  }
}

const cardsById = (people: readonly PersonCard[]): Map<PersonId, PersonCard> =>
  new Map(people.map((card) => [card.id, card]))

/** The cards with the grants that the records hold. */
const withGrants = (
  people: ReadonlyMap<PersonId, PersonCard>,
  records: Records,
): ReadonlyMap<PersonId, PersonCard> =>
  new Map([...people].map(([id, card]) => [id, { ...card, grants: [...(records.grants[id] ?? [])] }]))
