/**
 * What each person has read of the news, what was mailed to her, and her bookmarks in versions: one small file per
 * person in `news/`, so that a mark costs the same however many people there are, and goes with the person. No other file
 * depends on them, so there is no copy of them here: of a file that a disk has damaged, a backup has the bookmarks.
 */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { bookmark, type Bookmark } from '#shared/bookmark'
import { ok, type Result } from '#shared/failure'
import { personId, sectionId, threadId, type PersonId, type SectionId, type ThreadId } from '#shared/ids'
import { causeOf, foundFolder, unavailable } from './disk.ts'
import { DurableFile, readChecksummed, type Reading } from './durable-file.ts'
import { DurableValue } from './durable-value.ts'
import type { Personal } from './personal.ts'

const seq = z.int().min(0)

const readingMarks = z.strictObject({
  /** Everything up to this entry is read. */
  seenAll: seq,
  /** What is read of single threads, and of single sections' sign-offs, beyond that. */
  seen: z.array(z.tuple([z.union([threadId, sectionId]), seq])),
  /** What was mailed reaches up to this entry; null: nothing was yet. */
  mailed: seq.nullable(),
  /** What was mailed of sign-offs: up to this entry, and these reminders. */
  signOffs: z.strictObject({ upTo: seq, reminded: z.array(z.string()) }).optional(),
  /** What was mailed of consultations. */
  consultations: z.array(z.string()).optional(),
  /** What was mailed of versions: up to this one, and of decisions on them up to this entry. */
  versions: z.strictObject({ frozen: seq, decided: seq }).optional(),
  /** What she has marked for herself. */
  bookmarks: z.array(bookmark).optional(),
})

export interface SignOffMarks {
  readonly upTo: number
  readonly reminded: readonly string[]
}

export interface VersionMarks {
  /** The place of a version in the chain of all. */
  readonly frozen: number
  readonly decided: number
}

export interface ReadingMarks {
  readonly seenAll: number
  readonly seen: readonly (readonly [ThreadId | SectionId, number])[]
  readonly mailed: number | null
  readonly signOffs?: SignOffMarks | undefined
  readonly consultations?: readonly string[] | undefined
  readonly versions?: VersionMarks | undefined
  readonly bookmarks?: readonly Bookmark[] | undefined
}

/** What the bytes of a person's file hold. */
export const readReadingMarks = (bytes: Buffer): Reading<unknown> => readChecksummed(bytes, readingMarks)

export const nothingRead: ReadingMarks = { seenAll: 0, seen: [], mailed: null }

export interface Marks extends Personal {
  of(person: PersonId): ReadingMarks
  /** `next` sees all changes asked for earlier. Resolves when it is on disk. Fails: storeUnavailable; then the old ones stand. */
  change(person: PersonId, next: (marks: ReadingMarks) => ReadingMarks): Promise<Result<void>>
  /** Takes the person's file away. Throws as the disk does. */
  forget(person: PersonId): Promise<void>
  /** The people who have marks. */
  all(): readonly PersonId[]
}

export class MarksStore implements Marks {
  readonly #folder: string
  readonly #files = new Map<PersonId, DurableValue<ReadingMarks>>()
  readonly #opening = new Map<PersonId, Promise<Result<DurableValue<ReadingMarks>>>>()

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** Reads everybody's marks; a file that cannot be read is begun anew, and `report` says so. Fails: storeUnavailable. */
  static async open(folder: string): Promise<Result<{ marks: MarksStore; report: string[] }>> {
    const marks = new MarksStore(folder)
    try {
      await foundFolder(folder)
      return ok({ marks, report: await marks.#readAll() })
    } catch (error) {
      return unavailable(`${folder} cannot be used: ${causeOf(error)}`)
    }
  }

  of(person: PersonId): ReadingMarks {
    return this.#files.get(person)?.value ?? nothingRead
  }

  async change(person: PersonId, next: (marks: ReadingMarks) => ReadingMarks): Promise<Result<void>> {
    const file = await this.#fileOf(person)
    return file.ok ? file.value.change((marks) => ok(next(marks))) : file
  }

  async forget(person: PersonId): Promise<void> {
    await this.#files.get(person)?.settled()
    this.#files.delete(person)
    this.#opening.delete(person)
    await rm(this.#path(person), { force: true })
  }

  async forgetAllBut(isThere: (person: PersonId) => boolean): Promise<Result<void>> {
    try {
      for (const person of this.all()) if (!isThere(person)) await this.forget(person)
      return ok(undefined)
    } catch (error) {
      return unavailable(`what somebody has read cannot be taken out of ${this.#folder}: ${causeOf(error)}`)
    }
  }

  all(): readonly PersonId[] {
    return [...this.#files.keys()]
  }

  /** Waits for what is on its way to the disk. */
  async close(): Promise<void> {
    for (const file of this.#files.values()) await file.settled()
  }

  #path(person: PersonId): string {
    return join(this.#folder, `${person}.json`)
  }

  async #readAll(): Promise<string[]> {
    const report: string[] = []
    for (const name of await readdir(this.#folder)) {
      const person = personId.safeParse(name.replace(/\.json$/u, ''))
      if (!person.success || !name.endsWith('.json')) continue
      const opened = await this.#open(person.data)
      if (opened.ok) continue
      report.push(
        `${this.#path(person.data)} could not be read and was begun anew: its news are unread, its bookmarks gone.`,
      )
      await rm(this.#path(person.data), { force: true })
    }
    return report
  }

  /** One at a time is opened for a person, however many changes wait for it. */
  #fileOf(person: PersonId): Promise<Result<DurableValue<ReadingMarks>>> {
    const known = this.#files.get(person)
    if (known !== undefined) return Promise.resolve(ok(known))
    const opening = this.#opening.get(person) ?? this.#open(person)
    this.#opening.set(person, opening)
    return opening
  }

  async #open(person: PersonId): Promise<Result<DurableValue<ReadingMarks>>> {
    const schema: z.ZodType<ReadingMarks> = readingMarks
    const file = new DurableFile({ path: this.#path(person), schema })
    const opened = await DurableValue.open(file, nothingRead)
    if (opened.ok) this.#files.set(person, opened.value)
    this.#opening.delete(person)
    return opened
  }
}
