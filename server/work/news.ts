/**
 * News as it is told: what happens to threads and sign-offs is for those alone who may read the draft that they stand in;
 * of a section's way to another stage everybody hears that much.
 */
import { isTold, type Entry, type News, type Withheld } from '#shared/events'
import type { PersonId, SectionId } from '#shared/ids'
import { may } from '#shared/policy'
import { isSignOffEvent, transitionOf } from '#shared/signoff-events'
import { isThreadEvent } from '#shared/thread-events'
import { sectionOf } from '#shared/threads'
import type { Keeper } from './keeper.ts'

type Known = Pick<Keeper, 'records' | 'threads'>

/** The entries as this person may hear them, in order and complete in number; `entries` itself when nothing is withheld. */
export function newsFor(known: Known, person: PersonId, entries: readonly Entry[]): readonly News[] {
  const news = entries.map((entry): News => (mayHear(known, person, entry) ? entry : withheld(entry)))
  return news.every(isTold) ? entries : news
}

function withheld({ seq, event }: Entry): Withheld {
  const transition = isSignOffEvent(event) ? transitionOf(event) : null
  return { seq, event: null, ...(transition === null ? {} : { transition }) }
}

function mayHear({ records, threads }: Known, person: PersonId, { event }: Entry): boolean {
  if (isSignOffEvent(event)) return mayReadOf(records, person, event.section)
  return !isThreadEvent(event) || mayReadOf(records, person, sectionOf(threads, event))
}

function mayReadOf(records: Known['records'], person: PersonId, section: SectionId | null): boolean {
  const chapter = section === null ? undefined : records.sections[section]?.chapter
  return chapter !== undefined && may(records, person, 'readDraft', chapter).ok
}
