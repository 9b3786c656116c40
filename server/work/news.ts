/** News as it is told: what happens to threads is for those alone who may read the draft that they stand in. */
import { isTold, type Entry, type News } from '#shared/events'
import type { PersonId } from '#shared/ids'
import { may } from '#shared/policy'
import { isThreadEvent } from '#shared/thread-events'
import { sectionOf } from '#shared/threads'
import type { Keeper } from './keeper.ts'

type Known = Pick<Keeper, 'records' | 'threads'>

/** The entries as this person may hear them, in order and complete in number; `entries` itself when nothing is withheld. */
export function newsFor(known: Known, person: PersonId, entries: readonly Entry[]): readonly News[] {
  const news = entries.map((entry): News =>
    mayHear(known, person, entry) ? entry : { seq: entry.seq, event: null },
  )
  return news.every(isTold) ? entries : news
}

function mayHear({ records, threads }: Known, person: PersonId, { event }: Entry): boolean {
  if (!isThreadEvent(event)) return true
  const section = sectionOf(threads, event)
  const chapter = section === null ? undefined : records.sections[section]?.chapter
  return chapter !== undefined && may(records, person, 'readDraft', chapter).ok
}
