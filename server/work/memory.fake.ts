/** A store in memory: what the floors above see of the disk, without one. */
import type { Entry } from '#shared/events'
import type { Facts } from '#shared/facts'
import { fail, ok, type Result } from '#shared/failure'
import type { PersonId, SectionId, VersionId } from '#shared/ids'
import type { Openings } from '#shared/version'
import { nameOf, type ForgettingFiles } from '../store/kept-files.ts'
import type { MailSettings, People, PersonRecord } from '../store/people.ts'
import type { OpeningFiles } from '../store/openings.ts'
import { nothingRead, type Marks, type ReadingMarks } from '../store/reading-marks.ts'
import type { StoredText, StoreState, TextRecord, Texts } from '../store/texts.ts'
import type { RecordsDisk } from './records.ts'
import type { Rooms } from './rooms.ts'

export const diskFull = fail({ kind: 'storeUnavailable', cause: 'no space left on device' })

/** A journal that answers when the test says so. */
export class ManualDisk implements RecordsDisk {
  readonly written: Entry[] = []
  readonly checkpoints: Facts[] = []
  #waiting: { entries: readonly Entry[]; settle: (result: Result<void>) => void }[] = []

  append(entries: readonly Entry[]): Promise<Result<void>> {
    return new Promise((settle) => this.#waiting.push({ entries, settle }))
  }

  async checkpoint(facts: Facts): Promise<Result<void>> {
    this.checkpoints.push(facts)
    return ok(undefined)
  }

  /** Appends that are under way. */
  get underWay(): number {
    return this.#waiting.length
  }

  /** Settles the oldest append, and lets what follows from it happen. */
  async settle(result: Result<void> = ok(undefined)): Promise<void> {
    const oldest = this.#waiting.shift()
    if (oldest === undefined) throw new Error('bug: no append is under way')
    if (result.ok) this.written.push(...oldest.entries)
    oldest.settle(result)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** A journal that takes everything at once. */
export class ReadyDisk implements RecordsDisk {
  readonly written: Entry[] = []
  readonly checkpoints: Facts[] = []

  async append(entries: readonly Entry[]): Promise<Result<void>> {
    this.written.push(...entries)
    return ok(undefined)
  }

  async checkpoint(facts: Facts): Promise<Result<void>> {
    this.checkpoints.push(facts)
    return ok(undefined)
  }
}

export class MemoryPeople implements People {
  readonly #people = new Map<PersonId, PersonRecord>()

  byId = (id: PersonId): PersonRecord | null => this.#people.get(id) ?? null
  byEmail = (email: string): PersonRecord | null =>
    this.all().find((person) => person.email === email) ?? null
  all = (): readonly PersonRecord[] => [...this.#people.values()]

  async add(person: PersonRecord): Promise<Result<void>> {
    const taken = this.#people.has(person.id) || this.byEmail(person.email) !== null
    if (taken) return fail({ kind: 'alreadyExists', what: 'person' })
    this.#people.set(person.id, person)
    return ok(undefined)
  }

  setPasswordHash = (id: PersonId, passwordHash: string | null) => this.#change(id, { passwordHash })
  rename = (id: PersonId, name: string) => this.#change(id, { name })
  setMail = (id: PersonId, chosen: MailSettings) => this.#change(id, chosen)

  async erase(id: PersonId): Promise<Result<void>> {
    return this.#people.delete(id) ? ok(undefined) : fail({ kind: 'notFound', what: 'person' })
  }

  async #change(id: PersonId, change: Partial<PersonRecord>): Promise<Result<void>> {
    const person = this.#people.get(id)
    if (person === undefined) return fail({ kind: 'notFound', what: 'person' })
    this.#people.set(id, { ...person, ...change })
    return ok(undefined)
  }
}

export class MemoryFiles implements ForgettingFiles {
  readonly files = new Map<string, Buffer>()
  full = false

  async keep(bytes: Uint8Array): Promise<Result<string>> {
    if (this.full) return diskFull
    this.files.set(nameOf(bytes), Buffer.from(bytes))
    return ok(nameOf(bytes))
  }

  async read(name: string): Promise<Result<Buffer>> {
    const found = this.files.get(name)
    return found === undefined ? fail({ kind: 'notFound', what: 'file' }) : ok(found)
  }

  async forget(name: string): Promise<Result<void>> {
    this.files.delete(name)
    return ok(undefined)
  }
}

export class MemoryOpenings implements OpeningFiles {
  readonly kept = new Map<VersionId, Openings>()
  full = false
  /** What happens while they are being written. */
  meanwhile: () => Promise<void> = async () => {}

  async keep(version: VersionId, openings: Openings): Promise<Result<void>> {
    if (this.full) return diskFull
    await this.meanwhile()
    this.kept.set(version, openings)
    return ok(undefined)
  }

  read = async (version: VersionId): Promise<Result<Openings>> => ok(this.kept.get(version) ?? {})

  async forgetAllBut(isThere: (person: PersonId) => boolean): Promise<Result<void>> {
    for (const [version, openings] of this.kept) {
      const left = Object.entries(openings).filter(([, { person }]) => isThere(person))
      this.kept.set(version, Object.fromEntries(left))
    }
    return ok(undefined)
  }
}

/** Rooms that nobody is in. */
export class EmptyRooms implements Rooms {
  readonly #texts: Texts

  constructor(texts: Texts = new MemoryTexts()) {
    this.#texts = texts
  }

  /** What is held at the moment. */
  readonly held: SectionId[] = []
  /** What happens while it is held. */
  meanwhile: () => Promise<void> = async () => {}

  async hold(sections: readonly SectionId[]): Promise<() => void> {
    this.held.push(...sections)
    await this.meanwhile()
    return () => void this.held.splice(0)
  }

  amend(section: SectionId, update: Uint8Array): Promise<Result<void>> {
    return this.#texts.append(section, { update, claims: [] })
  }
}

export class MemoryMarks implements Marks {
  readonly #marks = new Map<PersonId, ReadingMarks>()

  of = (person: PersonId): ReadingMarks => this.#marks.get(person) ?? nothingRead

  async change(person: PersonId, next: (marks: ReadingMarks) => ReadingMarks): Promise<Result<void>> {
    this.#marks.set(person, next(this.of(person)))
    return ok(undefined)
  }

  async forget(person: PersonId): Promise<void> {
    this.#marks.delete(person)
  }

  async forgetAllBut(isThere: (person: PersonId) => boolean): Promise<Result<void>> {
    for (const person of this.all()) if (!isThere(person)) this.#marks.delete(person)
    return ok(undefined)
  }

  all = (): readonly PersonId[] => [...this.#marks.keys()]
}

export class MemoryTexts implements Texts {
  readonly appended: { section: SectionId; record: TextRecord }[] = []
  full = false
  readonly state: StoreState = { writable: true }

  async load(section: SectionId): Promise<Result<StoredText>> {
    const records = this.appended.filter((one) => one.section === section).map(({ record }) => record)
    const claims = records.flatMap((record) => record.claims)
    return ok({ base: null, updates: records.map(({ update }) => update), claims, epoch: 0 })
  }

  async append(section: SectionId, record: TextRecord): Promise<Result<void>> {
    if (this.full) return diskFull
    this.appended.push({ section, record })
    return ok(undefined)
  }

  stamp = (section: SectionId): number => this.appended.filter((one) => one.section === section).length
  settle = async (): Promise<Result<void>> => ok(undefined)
  onState = () => () => {}
}
