/** What a person's database holds beside the texts, in the store `facts`. */
import type { RecordsView } from '#shared/api'
import type { ChapterId, SectionId } from '#shared/ids'
import { answerOf, beginningWith, stores, written } from './database.ts'
import type { KeptChapter } from './device.ts'
import type { KeptSession } from './kept-session.ts'

/** The records, the session while it lasts, and chapters that were read. */
export type Fact = 'records' | 'session' | `chapter ${ChapterId}`

/** null: it is to be forgotten. */
export type FactValue = RecordsView | KeptSession | KeptChapter | null

/** What is to be written. */
export type Facts = ReadonlyMap<Fact, FactValue>

/** Of the client ids the newest are kept: words of before are not lost any more. */
const mostClients = 50

export async function readFact<T>(db: IDBDatabase, fact: Fact): Promise<T | null> {
  const facts = factsOf(db.transaction(stores.facts))
  return (await answerOf<T | undefined>(facts.get(fact))) ?? null
}

export function forgetFact(db: IDBDatabase, fact: Fact): Promise<void> {
  const transaction = db.transaction(stores.facts, 'readwrite')
  factsOf(transaction).delete(fact)
  return written(transaction)
}

export function writeFacts(to: IDBTransaction, facts: Facts): void {
  for (const [fact, value] of facts) {
    if (value === null) factsOf(to).delete(fact)
    else factsOf(to).put(value, fact)
  }
}

/** The person has written in a text under this Yjs client id. */
export function noteClient(to: IDBTransaction, section: SectionId, epoch: number, client: number): void {
  factsOf(to).put(Date.now(), clientKey(section, epoch, client))
}

/** Those under which the person wrote in a text, the newest last. */
export async function readClients(
  from: IDBTransaction,
  section: SectionId,
  epoch: number,
): Promise<number[]> {
  const facts = factsOf(from)
  const here = beginningWith(...clientKey(section, epoch))
  const [keys, times] = await Promise.all([
    answerOf(facts.getAllKeys(here)),
    answerOf<number[]>(facts.getAll(here)),
  ])
  const all = keys.map((key, at) => ({ key, at: times[at] ?? 0 })).sort((one, other) => one.at - other.at)
  for (const { key } of all.splice(0, Math.max(0, all.length - mostClients))) facts.delete(key)
  return all.flatMap(({ key }) => (Array.isArray(key) && typeof key[3] === 'number' ? [key[3]] : []))
}

/** @param place a section, or a section and an epoch. */
export const forgetClients = (to: IDBTransaction, place: readonly (string | number)[]): void =>
  void factsOf(to).delete(beginningWith(...clientKey(...place)))

export function writeLetter(db: IDBDatabase, name: string, letter: object | null): Promise<void> {
  const transaction = db.transaction(stores.facts, 'readwrite', { durability: 'strict' })
  if (letter === null) factsOf(transaction).delete(['letter', name])
  else factsOf(transaction).put(letter, ['letter', name])
  return written(transaction)
}

export const readLetters = (db: IDBDatabase): Promise<unknown[]> =>
  answerOf(factsOf(db.transaction(stores.facts)).getAll(beginningWith('letter')))

export function writeTyped(db: IDBDatabase, name: string, words: string | null): Promise<void> {
  const transaction = db.transaction(stores.facts, 'readwrite')
  if (words === null) factsOf(transaction).delete(['typed', name])
  else factsOf(transaction).put(words, ['typed', name])
  return written(transaction)
}

export async function readTyped(db: IDBDatabase): Promise<Map<string, string>> {
  const facts = factsOf(db.transaction(stores.facts))
  const here = beginningWith('typed')
  const [keys, words] = await Promise.all([
    answerOf(facts.getAllKeys(here)),
    answerOf<string[]>(facts.getAll(here)),
  ])
  const named = keys.map((key, at): [unknown, string] => [
    Array.isArray(key) ? key[1] : null,
    words[at] ?? '',
  ])
  return new Map(named.filter((one): one is [string, string] => typeof one[0] === 'string'))
}

const clientKey = (...place: readonly (string | number)[]) => ['client', ...place]

const factsOf = (transaction: IDBTransaction): IDBObjectStore => transaction.objectStore(stores.facts)
