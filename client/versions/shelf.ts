/** What lies on this device by kind and name, in the person's database. What comes late has a way of its own to it. */
import type { SessionView } from '#shared/api'
import { answerOf, askDatabase, beginningWith, databaseName, stores, written } from '../sync/database.ts'

/** null: it goes. */
export type Thing = readonly [kind: string, name: string, value: object | null]

/** Never fails: where nothing can be kept, there is nothing. */
export interface Shelf {
  /** As it was put there; null for nothing. */
  get(kind: string, name: string): Promise<unknown>
  all(kind: string): Promise<readonly unknown[]>
  /** Puts all of them there, or nothing. Returns whether it is done. */
  put(...things: readonly Thing[]): Promise<boolean>
}

/** A database that was deleted, because the person signed out, is not made again by it. */
export class IndexedShelf implements Shelf {
  readonly #name: string

  constructor({ world, person }: SessionView) {
    this.#name = databaseName(world, person.id)
  }

  get = (kind: string, name: string): Promise<unknown> =>
    this.#ask(null, async (db) => (await answerOf<unknown>(factsIn(db).get([kind, name]))) ?? null)

  all = (kind: string): Promise<readonly unknown[]> =>
    this.#ask([], (db) => answerOf<unknown[]>(factsIn(db).getAll(beginningWith(kind))))

  put = (...things: readonly Thing[]): Promise<boolean> =>
    this.#ask(false, async (db) => {
      const transaction = db.transaction(stores.facts, 'readwrite')
      const facts = transaction.objectStore(stores.facts)
      for (const [kind, name, value] of things) {
        if (value === null) facts.delete([kind, name])
        else facts.put(value, [kind, name])
      }
      await written(transaction)
      return true
    })

  async #ask<T>(otherwise: T, question: (db: IDBDatabase) => Promise<T>): Promise<T> {
    try {
      return await askDatabase(this.#name, question)
    } catch {
      return otherwise
    }
  }
}

const factsIn = (db: IDBDatabase): IDBObjectStore => db.transaction(stores.facts).objectStore(stores.facts)
