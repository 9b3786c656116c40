/**
 * All threads, by section, as the fold of what happened to them. They stand apart from the records, because those are
 * shown to people who may read neither the live draft nor what is said about it. A section's threads are kept in pages,
 * and folding copies the page that changes and no other, so one comment costs the same however many there are.
 */
import type { SectionReturned } from './decision-events.ts'
import type { Entry } from './events.ts'
import { unreachable } from './failure.ts'
import type { SectionId, ThreadId } from './ids.ts'
import type { Thread } from './thread.ts'
import { isThreadEvent, type KeptAnchor, type ThreadEvent } from './thread-events.ts'
import { after, foldThread, moved, openThread, type Mark } from './thread-fold.ts'

type Page = Readonly<Record<ThreadId, Thread>>
type SectionThreads = readonly Page[]
export type Threads = Readonly<Record<SectionId, SectionThreads>>

export const noThreads: Threads = {}

/** So many threads are copied when one of them changes. */
const pageSize = 64

/** The thread; null where there is none. */
export function threadOf(threads: Threads, id: ThreadId): Thread | null {
  for (const section of Object.values(threads)) {
    for (const page of section) {
      const found = page[id]
      if (found !== undefined) return found
    }
  }
  return null
}

/** The section's threads in the order in which they were opened. */
export const threadsIn = (threads: Threads, section: SectionId): Thread[] =>
  (threads[section] ?? []).flatMap((page) => Object.values(page))

/** All of them, in no order that means anything. */
export const allThreads = (threads: Threads): Thread[] =>
  Object.values(threads).flatMap((pages) => pages.flatMap((page) => Object.values(page)))

/** In which section it happened; null where the thread is unknown. */
export function sectionOf(threads: Threads, event: ThreadEvent): SectionId | null {
  if ('section' in event) return event.section
  const [id] = 'threads' in event ? event.threads : [event.thread]
  return id === undefined ? null : (threadOf(threads, id)?.section ?? null)
}

/** The threads after `entry`; what does not concern them changes nothing. */
export function foldThreads(threads: Threads, entry: Entry): Threads {
  const { event, seq, at, by } = entry
  if (by === null) return threads
  if (event.type === 'sectionReturned') return addConditions(threads, event, { seq, at, by })
  return isThreadEvent(event) ? apply(threads, event, { seq, at, by }) : threads
}

const addConditions = (
  threads: Threads,
  { version, number, section, conditions, mentions }: SectionReturned,
  mark: Mark,
): Threads =>
  conditions.reduce((before, { thread, anchor, body, paragraph }) => {
    if (threadOf(before, thread) !== null) return before
    const opened = openThread({ thread, section, anchor, body, mentions, suggestion: null }, mark)
    return add(before, { ...opened, condition: { version, number, paragraph } })
  }, threads)

function apply(threads: Threads, event: ThreadEvent, mark: Mark): Threads {
  switch (event.type) {
    case 'threadOpened':
      return threadOf(threads, event.thread) === null ? add(threads, openThread(event, mark)) : threads
    case 'threadsJoined':
      return join(threads, event.into, event.threads, mark)
    case 'anchorsKept':
      return keep(threads, event.section, event.anchors)
    case 'threadReplied':
    case 'remarkEdited':
    case 'remarkWithdrawn':
    case 'threadAssigned':
    case 'threadTagged':
    case 'threadResolved':
    case 'threadReopened':
    case 'suggestionAccepted':
    case 'suggestionRejected':
    case 'suggestionWithdrawn':
      return change(threads, event.thread, (thread) => foldThread(thread, event, mark))
    default:
      return unreachable(event)
  }
}

/** With one more thread, on the section's last page or on a new one. */
function add(threads: Threads, thread: Thread): Threads {
  const pages = threads[thread.section] ?? []
  const last = pages.at(-1)
  const hasRoom = last !== undefined && Object.keys(last).length < pageSize
  const kept = hasRoom ? pages.slice(0, -1) : pages
  return { ...threads, [thread.section]: [...kept, { ...(hasRoom ? last : {}), [thread.id]: thread }] }
}

function change(threads: Threads, id: ThreadId, to: (thread: Thread) => Thread): Threads {
  const thread = threadOf(threads, id)
  const pages = thread === null ? undefined : threads[thread.section]
  if (thread === null || pages === undefined) return threads
  const changed = pages.map((page) => (id in page ? { ...page, [id]: to(thread) } : page))
  return { ...threads, [thread.section]: changed }
}

const keep = (threads: Threads, section: SectionId, anchors: readonly KeptAnchor[]): Threads =>
  anchors.reduce(
    (before, { thread: id, anchor }) =>
      change(before, id, (thread) => (thread.section === section ? moved(thread, anchor) : thread)),
    threads,
  )

/** Joining is from one to many: whoever spoke for others brings them along, and nobody has two who speak for them. */
function join(threads: Threads, into: ThreadId | null, ids: readonly ThreadId[], mark: Mark): Threads {
  const lead = into === null ? null : threadOf(threads, into)
  if (into !== null && (lead === null || lead.joinedInto !== null)) return threads
  const coming = ids
    .flatMap((id) => threadOf(threads, id) ?? [])
    .filter(({ id, joinedInto }) => id !== into && joinedInto !== into)
  const free = letGo(threads, coming, mark)
  if (lead === null)
    return speakThrough(
      free,
      coming.map(({ id }) => id),
      null,
      mark,
    )
  const brought = [...new Set(coming.flatMap(({ id, joined }) => [id, ...joined]))]
  if (brought.length === 0) return threads
  return change(speakThrough(free, brought, lead.id, mark), lead.id, (thread) =>
    after({ ...thread, joined: [...thread.joined, ...brought] }, mark, { kind: 'tookIn', threads: brought }),
  )
}

/** Those who spoke for them do so no more. */
function letGo(threads: Threads, leaving: readonly Thread[], mark: Mark): Threads {
  const leads = new Set(leaving.flatMap(({ joinedInto }) => joinedInto ?? []))
  const ids = new Set(leaving.map(({ id }) => id))
  return [...leads].reduce(
    (before, lead) =>
      change(before, lead, (thread) => {
        const gone = thread.joined.filter((id) => ids.has(id))
        const joined = thread.joined.filter((id) => !ids.has(id))
        return after({ ...thread, joined }, mark, { kind: 'letGo', threads: gone })
      }),
    threads,
  )
}

const speakThrough = (
  threads: Threads,
  ids: readonly ThreadId[],
  into: ThreadId | null,
  mark: Mark,
): Threads =>
  ids.reduce(
    (before, id) =>
      change(before, id, (thread) =>
        after({ ...thread, joinedInto: into, joined: into === null ? thread.joined : [] }, mark, {
          kind: 'joinedInto',
          into,
        }),
      ),
    threads,
  )
