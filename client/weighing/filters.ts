/** Which threads of a chapter are looked at: kept in the address, so that a list can be sent on and come back to. */
import type { PersonId, SectionId, WorkingGroupId } from '#shared/ids'
import type { Records } from '#shared/records'
import type { Thread, ThreadState } from '#shared/thread'
import { standpointOf } from '#shared/weighing'
import type { Row } from './rows.ts'

export const states = ['todo', 'open', 'answered', 'reopened', 'resolved', 'withdrawn'] as const
export const kinds = ['comment', 'suggestion', 'condition'] as const

/** null, '' and false: all. */
export interface Filters {
  readonly section: SectionId | null
  /** `todo`: whatever is neither resolved nor taken back. */
  readonly state: (typeof states)[number] | null
  readonly kind: (typeof kinds)[number] | null
  readonly group: WorkingGroupId | 'moderation' | null
  readonly assigned: PersonId | 'me' | 'nobody' | null
  readonly overdue: boolean
  readonly unanswered: boolean
  readonly words: string
}

export const noFilters: Filters = {
  section: null,
  state: null,
  kind: null,
  group: null,
  assigned: null,
  overdue: false,
  unanswered: false,
  words: '',
}

/** What filters are judged by. */
export interface Desk {
  readonly records: Records
  readonly me: PersonId
  /** The day, as "2026-11-30". */
  readonly today: string
}

const oneOf = <T extends string>(all: readonly T[], value: string | null): T | null =>
  all.find((one) => one === value) ?? null

/** The filters that an address names; what the paper does not know is left out. */
export function readFilters(search: string, { records }: Pick<Desk, 'records'>): Filters {
  const asked = new URLSearchParams(search)
  const people = Object.keys(records.grants) as PersonId[]
  const groups = Object.keys(records.workingGroups) as WorkingGroupId[]
  return {
    section: oneOf(Object.keys(records.sections) as SectionId[], asked.get('section')),
    state: oneOf(states, asked.get('state')),
    kind: oneOf(kinds, asked.get('kind')),
    group: oneOf([...groups, 'moderation'], asked.get('group')),
    assigned: oneOf([...people, 'me', 'nobody'], asked.get('assigned')),
    overdue: asked.has('overdue'),
    unanswered: asked.has('unanswered'),
    words: asked.get('words') ?? '',
  }
}

/** The address's query for the filters, with its question mark; empty when nothing is filtered. */
export function writeFilters(filters: Filters): string {
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) {
    if (value === true) asked.set(name, '')
    else if (typeof value === 'string' && value !== '') asked.set(name, value)
  }
  const query = asked.toString().replaceAll(/=(?=&|$)/gu, '')
  return query === '' ? '' : `?${query}`
}

export const isFiltering = (filters: Filters): boolean => writeFilters(filters) !== ''

/** Whether the row is looked at. */
export function matches({ thread, joined }: Row, filters: Filters, desk: Desk): boolean {
  const all = [thread, ...joined]
  return (
    (filters.section === null || thread.section === filters.section) &&
    (filters.state === null || hasState(thread.state, filters.state)) &&
    (filters.kind === null || kindOf(thread) === filters.kind) &&
    (filters.group === null || all.some(({ by }) => speaksFor(by, filters.group, desk.records))) &&
    (filters.assigned === null || isAssigned(thread, filters.assigned, desk.me)) &&
    (!filters.overdue || isOverdue(thread, desk.today)) &&
    (!filters.unanswered || thread.state === 'open' || thread.state === 'reopened') &&
    (filters.words === '' || all.some((one) => says(one, filters.words)))
  )
}

function kindOf({ suggestion, condition }: Thread): (typeof kinds)[number] {
  if (condition !== undefined) return 'condition'
  return suggestion === null ? 'comment' : 'suggestion'
}

const hasState = (state: ThreadState, wanted: (typeof states)[number]): boolean =>
  wanted === 'todo' ? isTodo(state) : state === wanted

const isTodo = (state: ThreadState): boolean => state !== 'resolved' && state !== 'withdrawn'

function speaksFor(person: PersonId, group: Filters['group'], records: Records): boolean {
  const as = standpointOf(records, person)
  return as.kind === 'group' ? as.group === group : as.kind === group
}

function isAssigned({ assignee }: Thread, wanted: PersonId | 'me' | 'nobody', me: PersonId): boolean {
  if (wanted === 'nobody') return assignee === null
  return assignee === (wanted === 'me' ? me : wanted)
}

/** Whether it should have been seen to before today. */
export const isOverdue = ({ due, state }: Thread, today: string): boolean =>
  due !== null && due < today && isTodo(state)

function says(thread: Thread, words: string): boolean {
  return wordsOf(thread).includes(words.trim().toLocaleLowerCase('de'))
}

/** Looked through with every letter that is typed, and there may be thousands; a thread never changes. */
const known = new WeakMap<Thread, string>()

function wordsOf(thread: Thread): string {
  const before = known.get(thread)
  if (before !== undefined) return before
  const { remarks, quote, suggestion, tags } = thread
  const bodies = remarks.map(({ body }) => body ?? '')
  const all = [quote ?? '', suggestion?.replacement ?? '', ...tags, ...bodies].join('\n')
  const words = all.toLocaleLowerCase('de')
  known.set(thread, words)
  return words
}
