/** IndexedDB, spoken in promises: one database for each person in each paper world. */
import type { PersonId } from '#shared/ids'

const prefix = 'lip'
const version = 1

export const databaseName = (world: string, person: PersonId): string => `${prefix} ${world} ${person}`

/** Where things stand in a database. */
export const stores = { texts: 'texts', marks: 'marks', unsent: 'unsent', facts: 'facts' } as const

/** Opens the database, made if it was not there. Rejects where the browser refuses. */
export function openDatabase(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, version)
  opening.onupgradeneeded = () => furnish(opening.result)
  return answerOf(opening)
}

function furnish(made: IDBDatabase): void {
  made.createObjectStore(stores.texts, { autoIncrement: true }).createIndex('place', ['section', 'epoch'])
  made.createObjectStore(stores.marks, { keyPath: ['section', 'epoch'] })
  made.createObjectStore(stores.unsent, { keyPath: ['section', 'epoch', 'tab'] })
  made.createObjectStore(stores.facts)
}

/** The answers of all databases that are here, of whatever person; one that does not answer is left out. Never fails. */
export async function eachDatabase<T>(ask: (db: IDBDatabase) => Promise<T>): Promise<T[]> {
  const names = (await namesHere().catch(() => [])).filter((name) => name.startsWith(`${prefix} `))
  const answers = await Promise.allSettled(names.map((name) => askDatabase(name, ask)))
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
}

/** Asks a database that is here, and makes none. Rejects where there is none, and as `ask` does. */
export async function askDatabase<T>(name: string, ask: (db: IDBDatabase) => Promise<T>): Promise<T> {
  const opening = indexedDB.open(name)
  // It was deleted meanwhile, and is not to come back empty.
  opening.onupgradeneeded = () => opening.transaction?.abort()
  const db = await answerOf(opening)
  db.onversionchange = () => db.close()
  try {
    return await ask(db)
  } finally {
    db.close()
  }
}

/** All keys that begin with these. */
export const beginningWith = (...key: readonly (string | number)[]): IDBKeyRange =>
  IDBKeyRange.bound([...key], [...key, []])

export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('no answer'))
  })
}

/** Resolves when all of it is written. Rejects with what spoke against it, and nothing of it is written. */
export function written(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'))
  })
}

/**
 * Deletes every database of the person, of whatever world; tabs that have one open let go of it. Does nothing where
 * the browser lends no storage.
 */
export async function deleteDatabases(own: string, person: PersonId): Promise<void> {
  const all = await namesHere().catch(() => [])
  const found = all.filter((name) => name.startsWith(`${prefix} `) && name.endsWith(` ${person}`))
  await Promise.all([...new Set([own, ...found])].map((name) => deleteDatabase(name).catch(() => {})))
}

/** Not every browser lists them. */
const namesHere = async (): Promise<string[]> =>
  (await indexedDB.databases()).flatMap(({ name }) => name ?? [])

const deleteDatabase = async (name: string): Promise<void> =>
  void (await answerOf(indexedDB.deleteDatabase(name)))
