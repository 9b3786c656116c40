/**
 * News as it is told: what happens to threads and sign-offs is for those alone who may read the draft that they stand in;
 * what is decided on a version for its readers, and what the Lenkungsgruppe notes for itself. Of a section's way to another
 * stage everybody hears that much.
 */
import { isTold, type Entry, type News, type Withheld } from '#shared/events'
import type { PersonId, SectionId, VersionId } from '#shared/ids'
import { may, type Action } from '#shared/policy'
import { isSignOffEvent, transitionOf } from '#shared/signoff-events'
import { isThreadEvent } from '#shared/thread-events'
import { sectionOf } from '#shared/threads'
import { mayReadVersion } from '#shared/version-rights'
import { versionOf } from '#shared/versions'
import type { Keeper } from './keeper.ts'

type Known = Pick<Keeper, 'records' | 'threads' | 'versions' | 'decisions'>

/** The entries as this person may hear them, in order and complete in number; `entries` itself when nothing is withheld. */
export function newsFor(known: Known, person: PersonId, entries: readonly Entry[]): readonly News[] {
  const news = entries.map((entry): News => (mayHear(known, person, entry) ? entry : withheld(entry)))
  return news.every(isTold) ? entries : news
}

function withheld({ seq, event }: Entry): Withheld {
  const transition = isSignOffEvent(event) ? transitionOf(event) : null
  return { seq, event: null, ...(transition === null ? {} : { transition }) }
}

function mayHear(known: Known, person: PersonId, { event }: Entry): boolean {
  const { records, threads } = known
  const has = (action: Action, section: SectionId | null): boolean => mayOf(records, person, action, section)
  switch (event.type) {
    case 'sectionReturned':
      return has('readDraft', event.section) || has('decideVersion', event.section)
    case 'decisionNoted':
      return has('decideVersion', event.section)
    // What a body writes is its own; whoever is asked sees it on the page.
    case 'consultationSet':
    case 'statementDrafted':
    case 'statementHandedIn':
      return false
    case 'sectionAccepted':
    case 'versionClosed':
      return mayReadOne(known, person, event.version)
    default:
      if (isSignOffEvent(event)) return has('readDraft', event.section)
      return !isThreadEvent(event) || has('readDraft', sectionOf(threads, event))
  }
}

function mayReadOne({ records, versions, decisions }: Known, person: PersonId, id: VersionId): boolean {
  const version = versionOf(versions, id)
  return version !== null && mayReadVersion(records, decisions, person, version)
}

function mayOf(
  records: Known['records'],
  person: PersonId,
  action: Action,
  section: SectionId | null,
): boolean {
  const chapter = section === null ? undefined : records.sections[section]?.chapter
  return chapter !== undefined && may(records, person, action, chapter).ok
}
