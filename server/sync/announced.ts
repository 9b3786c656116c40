/**
 * The client ids that people show before they write: y-websocket's awareness goes by the document's own id. Whoever hears
 * it must not be able to write under it first, or the words that come later would be taken for forged.
 */
import type { PersonId } from '#shared/ids'

/** One person's oldest are forgotten beyond so many. */
const most = 500

export class Announced {
  readonly #owners = new Map<number, PersonId>()
  readonly #ofPerson = new Map<PersonId, Set<number>>()

  get owners(): ReadonlyMap<number, PersonId> {
    return this.#owners
  }

  /** Whether the id is the person's from now on; not, when someone else was first. */
  announce(client: number, person: PersonId): boolean {
    if ((this.#owners.get(client) ?? person) !== person) return false
    const own = this.#ofPerson.get(person) ?? new Set()
    this.#ofPerson.set(person, own.add(client))
    this.#owners.set(client, person)
    const [oldest] = own
    if (own.size > most && oldest !== undefined) this.#forget(own, oldest)
    return true
  }

  #forget(own: Set<number>, client: number): void {
    own.delete(client)
    this.#owners.delete(client)
  }
}
