/** The people: the only place that holds names and addresses, so that they can be erased. Never in the journal. */
import { z } from 'zod'
import { fail, ok, type Result } from '#shared/failure'
import { personId, type PersonId } from '#shared/ids'
import { emailAddress, mailChoice, mailLanguage, personName } from '#shared/person'
import type { Records } from '#shared/records'
import { DurableFile, readChecksummed, type Reading } from './durable-file.ts'
import { DurableValue } from './durable-value.ts'

export const personRecord = z.strictObject({
  id: personId,
  name: personName,
  email: emailAddress,
  /** An argon2id hash; null for someone who cannot sign in with a password (yet). */
  passwordHash: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** How often she gets mail; left out by who has not chosen. */
  mail: z.optional(mailChoice),
  /** In which language; left out by who has not chosen. */
  language: z.optional(mailLanguage),
})
export type PersonRecord = z.infer<typeof personRecord>

/** What a person says of her mails. */
export type MailSettings = Partial<Pick<PersonRecord, 'mail' | 'language'>>

export interface People {
  byId(id: PersonId): PersonRecord | null
  /** `email` as `emailAddress` parses it (trimmed, lower case). */
  byEmail(email: string): PersonRecord | null
  all(): readonly PersonRecord[]
  /** Fails: alreadyExists when the address (or id) is taken, storeUnavailable. */
  add(person: PersonRecord): Promise<Result<void>>
  /** Fails: notFound, storeUnavailable. */
  setPasswordHash(id: PersonId, passwordHash: string | null): Promise<Result<void>>
  /** Fails: notFound, storeUnavailable. */
  rename(id: PersonId, name: string): Promise<Result<void>>
  /** Fails: notFound, storeUnavailable. */
  setMail(id: PersonId, chosen: MailSettings): Promise<Result<void>>
  /** Name, address and password are gone for good; what the person wrote and signed stays under the id. Fails: notFound, storeUnavailable. */
  erase(id: PersonId): Promise<Result<void>>
}

const peopleFile = z.strictObject({ people: z.array(personRecord) })
type PeopleFile = z.infer<typeof peopleFile>

/** What the bytes of `people.json` hold. */
export const readPeople = (bytes: Buffer): Reading<PeopleFile> => readChecksummed(bytes, peopleFile)

/** A sentence when somebody holds a role and is not among the people: these are older than the journal. */
export function missingPeople(records: Records, known: ReadonlySet<PersonId>): string[] {
  const holders = Object.entries(records.grants).filter(([, grants]) => grants.length > 0)
  const missing = holders.map(([id]) => id).filter((id) => !known.has(personId.parse(id)))
  if (missing.length === 0) return []
  return [
    `people.json does not know ${missing.join(', ')}, who hold roles: it is older than the journal. Restore it from a newer backup, or withdraw the roles.`,
  ]
}

/** People in `people.json`, with a copy beside it (a name exists nowhere else). */
export class PeopleStore implements People {
  readonly #file: DurableValue<PeopleFile>
  /** Both are of the very list they were made from. */
  #index: { of: PeopleFile; byId: Map<PersonId, PersonRecord>; byEmail: Map<string, PersonRecord> }

  private constructor(file: DurableValue<PeopleFile>) {
    this.#file = file
    this.#index = indexOf(file.value)
  }

  /** Fails: storeUnavailable when neither the file nor its copy can be read. `report` says what was repaired. */
  static async open(path: string): Promise<Result<{ people: PeopleStore; report: string[] }>> {
    const file = new DurableFile({ path, schema: peopleFile, mirrored: true })
    const opened = await DurableValue.open(file, { people: [] })
    if (!opened.ok) return opened
    return ok({ people: new PeopleStore(opened.value), report: file.report })
  }

  byId(id: PersonId): PersonRecord | null {
    return this.#fresh().byId.get(id) ?? null
  }

  byEmail(email: string): PersonRecord | null {
    return this.#fresh().byEmail.get(email) ?? null
  }

  all(): readonly PersonRecord[] {
    return this.#file.value.people
  }

  add(person: PersonRecord): Promise<Result<void>> {
    return this.#file.change(({ people }) =>
      people.some((other) => other.id === person.id || other.email === person.email)
        ? fail({ kind: 'alreadyExists', what: 'person' })
        : ok({ people: [...people, person] }),
    )
  }

  setPasswordHash(id: PersonId, passwordHash: string | null): Promise<Result<void>> {
    return this.#replace(id, (old) => [{ ...old, passwordHash }])
  }

  rename(id: PersonId, name: string): Promise<Result<void>> {
    return this.#replace(id, (old) => [{ ...old, name }])
  }

  setMail(id: PersonId, chosen: MailSettings): Promise<Result<void>> {
    return this.#replace(id, (old) => [{ ...old, ...chosen }])
  }

  erase(id: PersonId): Promise<Result<void>> {
    return this.#replace(id, () => [])
  }

  /** Waits for what is on its way to the disk. */
  close(): Promise<void> {
    return this.#file.settled()
  }

  #replace(id: PersonId, by: (old: PersonRecord) => PersonRecord[]): Promise<Result<void>> {
    return this.#file.change(({ people }) =>
      people.some((person) => person.id === id)
        ? ok({ people: people.flatMap((person) => (person.id === id ? by(person) : [person])) })
        : fail({ kind: 'notFound', what: 'person' }),
    )
  }

  #fresh() {
    if (this.#index.of !== this.#file.value) this.#index = indexOf(this.#file.value)
    return this.#index
  }
}

function indexOf(of: PeopleFile) {
  return {
    of,
    byId: new Map(of.people.map((person) => [person.id, person])),
    byEmail: new Map(of.people.map((person) => [person.email, person])),
  }
}
