/** Whom the client ids of a text belong to: the person who first wrote under one; null for the server. */
import type { PersonId } from '#shared/ids'
import type { Claim } from '../store/texts.ts'

export class Claims {
  readonly #owners: Map<number, PersonId | null>

  constructor(claims: readonly Claim[]) {
    this.#owners = new Map(claims)
  }

  /** Undefined for an id that nobody has used. */
  ownerOf(client: number): PersonId | null | undefined {
    return this.#owners.get(client)
  }

  claim(client: number, person: PersonId): void {
    this.#owners.set(client, person)
  }
}
