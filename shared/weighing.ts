/**
 * The Abwägungstabelle: who said what, where, what became of it and why. One row for each thread that speaks for
 * itself; those that say the same are counted in the row of the one that speaks for them.
 */
import type { PersonId, ThreadId, WorkingGroupId } from './ids.ts'
import type { Place } from './paragraphs.ts'
import { sectionNumber, type Chapter, type Records, type Section } from './records.ts'
import type { ConditionOf, Resolution, Suggestion, Thread, ThreadState } from './thread.ts'

/** As whom somebody speaks. */
export type Standpoint =
  | { readonly kind: 'group'; readonly group: WorkingGroupId; readonly number: number }
  | { readonly kind: 'moderation' }
  | { readonly kind: 'other' }

export interface Speaker {
  readonly person: PersonId
  readonly as: Standpoint
}

export interface Saying extends Speaker {
  readonly at: string
  /** null: taken back. */
  readonly body: string | null
}

export interface WeighingRow {
  /** From 1, in the table's order. */
  readonly number: number
  readonly thread: ThreadId
  readonly section: Section
  /** How the section is cited; null when it was removed. */
  readonly sectionNumber: string | null
  readonly place: Place
  /** The words it was said of; null for the whole section. */
  readonly quote: string | null
  readonly state: ThreadState
  readonly at: string
  /** Everybody who said so, who speaks for the others first. */
  readonly voices: readonly Speaker[]
  /** The remark that opened the thread, the replies, and those of the joined that say it in other words. */
  readonly said: readonly Saying[]
  readonly suggestion: Suggestion | null
  /** null: it is no condition of the Lenkungsgruppe. */
  readonly condition: ConditionOf | null
  readonly resolution: Resolution | null
}

export interface Weighed {
  readonly records: Records
  readonly chapter: Chapter
  /** Of the chapter; of others none. */
  readonly threads: readonly Thread[]
  readonly placeOf: (thread: Thread) => Place
}

/** As whom the person speaks: for the first group she writes in, else as moderation. */
export function standpointOf(records: Records, person: PersonId): Standpoint {
  const grants = records.grants[person] ?? []
  for (const grant of grants) {
    const group = grant.role === 'expert' ? records.workingGroups[grant.workingGroup] : undefined
    if (group !== undefined) return { kind: 'group', group: group.id, number: group.number }
  }
  return { kind: grants.some(({ role }) => role === 'moderator') ? 'moderation' : 'other' }
}

/** The rows by section (removed ones last), then by place, then by age. What stands nowhere any more comes last. */
export function weighingRows({ records, chapter, threads, placeOf }: Weighed): WeighingRow[] {
  const byId = new Map(threads.map((thread) => [thread.id, thread]))
  const bySection = grouped(
    threads.filter((thread) => speaksForItself(thread, byId)),
    ({ section }) => section,
  )
  const sections = [...chapter.sections, ...chapter.removed]
  const inOrder = sections.flatMap((id) => sorted(bySection.get(id) ?? [], placeOf))
  return inOrder.flatMap(({ thread, place }, at) => {
    const section = records.sections[thread.section]
    return section === undefined ? [] : [rowOf(records, { thread, place, section, byId }, at + 1)]
  })
}

/** Whoever speaks for it may be unknown here; then it speaks for itself. */
const speaksForItself = ({ joinedInto }: Thread, byId: ReadonlyMap<ThreadId, Thread>): boolean =>
  joinedInto === null || !byId.has(joinedInto)

interface Placed {
  readonly thread: Thread
  readonly place: Place
}

function sorted(threads: readonly Thread[], placeOf: (thread: Thread) => Place): Placed[] {
  const placed = threads.map((thread) => ({ thread, place: placeOf(thread) }))
  return placed.sort(
    (one, other) => rankOf(one.place) - rankOf(other.place) || seqOf(one.thread) - seqOf(other.thread),
  )
}

function rankOf(place: Place): number {
  if (place.kind === 'section') return -1
  return place.kind === 'gone' ? Infinity : place.block
}

const seqOf = ({ remarks }: Thread): number => remarks[0]?.seq ?? 0

interface Found extends Placed {
  readonly section: Section
  readonly byId: ReadonlyMap<ThreadId, Thread>
}

function rowOf(records: Records, { thread, place, section, byId }: Found, number: number): WeighingRow {
  const joined = thread.joined.flatMap((id) => byId.get(id) ?? [])
  const people = new Set([thread, ...joined].map(({ by }) => by))
  return {
    number,
    thread: thread.id,
    section,
    sectionNumber: sectionNumber(records, section),
    place,
    quote: thread.quote,
    state: thread.state,
    at: thread.at,
    voices: [...people].map((person) => ({ person, as: standpointOf(records, person) })),
    said: [...sayings(records, thread), ...joined.flatMap((one) => otherWords(records, one, thread))],
    suggestion: thread.suggestion,
    condition: thread.condition ?? null,
    resolution: thread.resolution,
  }
}

const sayings = (records: Records, { remarks }: Thread): Saying[] =>
  remarks.map(({ by, at, body }) => ({ person: by, as: standpointOf(records, by), at, body }))

/** What a joined thread adds: its replies, and its opening where the words are not the same. */
function otherWords(records: Records, joined: Thread, lead: Thread): Saying[] {
  const [opening, ...replies] = sayings(records, joined)
  if (opening === undefined) return []
  return sameWords(joined) === sameWords(lead) ? replies : [opening, ...replies]
}

/** What a thread says, so that two that say the same have the same: no case, no marks, no spaces. */
export function sameWords(thread: Thread): string {
  const words = known.get(thread) ?? normalised(thread)
  known.set(thread, words)
  return words
}

/** Asked for several times of each, and there may be thousands; a thread never changes. */
const known = new WeakMap<Thread, string>()

function normalised({ remarks, suggestion }: Thread): string {
  const plain = (text: string) =>
    (
      text
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).join(' ')
  return [remarks[0]?.body ?? '', suggestion?.replacement ?? ''].map(plain).join('\n')
}

/** Threads of the same section that say the same and are not joined yet, the oldest first: to be proposed, never joined unasked. */
export function alike(threads: readonly Thread[]): Thread[][] {
  const open = threads.filter(
    (thread) =>
      thread.joinedInto === null &&
      thread.state !== 'resolved' &&
      thread.state !== 'withdrawn' &&
      hasWords(thread),
  )
  const groups = grouped(open, (thread) => `${thread.section}\n${placeWords(thread)}\n${sameWords(thread)}`)
  return [...groups.values()].filter((group) => group.length > 1)
}

/** A remark of few words ("Bitte kürzen.") says the same only of the same words. */
const placeWords = (thread: Thread): string => (sameWords(thread).length < 40 ? (thread.quote ?? '') : '')

const hasWords = (thread: Thread): boolean => sameWords(thread).trim() !== ''

function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return groups
}
