/** The people of one version: keys without meaning, what leads from a key to a person, and the commitments to that. */
import { createHash } from 'node:crypto'
import type { PersonId } from '#shared/ids'
import type { Records } from '#shared/records'
import { openingLetters, type Opening, type Openings, type PersonKey } from '#shared/version'
import type { People } from '../store/people.ts'

export class PersonKeys {
  readonly #records: Records
  readonly #people: People
  readonly #salt: () => string
  readonly #keys = new Map<PersonId, PersonKey>()
  readonly #openings: Record<PersonKey, Opening> = {}

  /** @param salt 32 random bytes in hexadecimal, others each time */
  constructor(records: Records, people: People, salt: () => string) {
    this.#records = records
    this.#people = people
    this.#salt = salt
  }

  /** The person's key, a new one for one who was not named before. */
  of(person: PersonId): PersonKey {
    const known = this.#keys.get(person)
    if (known !== undefined) return known
    const key = `p${this.#keys.size + 1}`
    this.#keys.set(person, key)
    this.#openings[key] = this.#openingOf(person)
    return key
  }

  /** The SHA-256 of each opening. */
  commitments(): Record<PersonKey, string> {
    return Object.fromEntries(
      Object.entries(this.#openings).map(([key, opening]) => [key, sha256(openingLetters(opening))]),
    )
  }

  /** Of those who are there: whoever was erased has a key, and nothing leads from it to anybody. */
  openings(): Openings {
    return Object.fromEntries(
      Object.entries(this.#openings).filter(([, { person }]) => this.#people.byId(person) !== null),
    )
  }

  #openingOf(person: PersonId): Opening {
    const name = this.#people.byId(person)?.name ?? ''
    const roles = new Set((this.#records.grants[person] ?? []).map(({ role }) => role))
    return { salt: this.#salt(), person, name, roles: [...roles] }
  }
}

const sha256 = (letters: string): string => createHash('sha256').update(letters).digest('hex')
