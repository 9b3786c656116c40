/** Whom the client ids of a text belong to: the person who first wrote under one; null for the server. */
import type { PersonId } from '#shared/ids'
import type { Claim } from '../store/texts.ts'
import { Bucket, type Flow } from './bucket.ts'

/** Every id makes every state vector longer, for good: one per tab is honest, thousands an hour are not. */
const newIds: Flow = { perSecond: 1, burst: 1000 }

export class Claims {
  readonly #owners: Map<number, PersonId | null>
  readonly #announced: ReadonlyMap<number, PersonId>
  readonly #buckets = new Map<PersonId, Bucket>()

  /** @param announced whose an id is to be that nobody has written under */
  constructor(claims: readonly Claim[], announced: ReadonlyMap<number, PersonId> = new Map()) {
    this.#owners = new Map(claims)
    this.#announced = announced
  }

  /** Undefined for an id that nobody has used or announced. */
  ownerOf(client: number): PersonId | null | undefined {
    const owner = this.#owners.get(client)
    return owner === undefined ? this.#announced.get(client) : owner
  }

  /** Whether someone has written under the id. */
  isUsed(client: number): boolean {
    return this.#owners.has(client)
  }

  /** The ids belong to the house from now on: nobody writes under them. */
  own(clients: readonly number[]): void {
    for (const client of clients) this.#owners.set(client, null)
  }

  /** The ids belong to the person from now on; false, and nothing happens, for more than anyone needs. */
  claim(clients: readonly number[], person: PersonId): boolean {
    const now = performance.now()
    const bucket = this.#buckets.get(person) ?? new Bucket(newIds, now)
    this.#buckets.set(person, bucket)
    if (!bucket.take(clients.length, now)) return false
    for (const client of clients) this.#owners.set(client, person)
    return true
  }
}
