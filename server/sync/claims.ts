/** Whom the client ids of a text belong to: the person who first wrote under one; null for the server. */
import type { PersonId } from '#shared/ids'
import type { Claim } from '../store/texts.ts'
import { Bucket, type Flow } from './bucket.ts'

/** Every id makes every state vector longer, for good: one per tab is honest, thousands an hour are not. */
const newIds: Flow = { perSecond: 1, burst: 1000 }

export class Claims {
  readonly #owners: Map<number, PersonId | null>
  readonly #buckets = new Map<PersonId, Bucket>()

  constructor(claims: readonly Claim[]) {
    this.#owners = new Map(claims)
  }

  /** Undefined for an id that nobody has used. */
  ownerOf(client: number): PersonId | null | undefined {
    return this.#owners.get(client)
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
