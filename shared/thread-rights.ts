/**
 * Who may do what to a thread, now. The server asks before it writes an event, the interface before it offers a button;
 * both get the same answer, with the same reason.
 */
import { fail, ok, type Failure, type Result } from './failure.ts'
import type { PersonId, ReplyId, SectionId } from './ids.ts'
import { may, mayRead, mayWrite, rightsTo, type Action } from './policy.ts'
import type { Records } from './records.ts'
import { isPending, remarkOf, type Remark, type Thread } from './thread.ts'

/** How long one's own words can be taken back, in milliseconds. */
const withdrawMillis = 10 * 60 * 1000

type Asked = Result<void>
type Why = Extract<Failure, { kind: 'overtaken' }>['why']

const overtaken = (why: Why): Asked => fail({ kind: 'overtaken', why })

/** The first thing that speaks against it. */
const all = (...asked: readonly Asked[]): Asked => asked.find((one) => !one.ok) ?? ok(undefined)

const unless = (stands: boolean, why: Why): Asked => (stands ? overtaken(why) : ok(undefined))

/** Whether the person has the right in the thread's chapter; conditional ones depend on who opened it. */
function has(records: Records, person: PersonId, action: Action, { section, by }: Thread): Asked {
  const chapter = records.sections[section]?.chapter
  if (chapter === undefined) return fail({ kind: 'notFound', what: 'section' })
  const held = rightsTo(records, person, action, chapter)
  const mayThis = held.has('yes') || held.has(by === person ? 'own' : 'notOwn')
  return mayThis ? ok(undefined) : fail({ kind: 'forbidden', action })
}

/** The remark, if it is the person's own and its words still stand. */
function own(thread: Thread, person: PersonId, reply: ReplyId | null): Result<Remark> {
  const remark = remarkOf(thread, reply)
  if (remark === null) return fail({ kind: 'notFound', what: 'reply' })
  if (remark.by !== person) return fail({ kind: 'forbidden', action: 'comment' })
  return remark.body === null ? fail({ kind: 'overtaken', why: 'withdrawn' }) : ok(remark)
}

const stillThere = ({ state }: Thread): Asked => unless(state === 'withdrawn', 'withdrawn')
const unresolved = ({ state }: Thread): Asked => unless(state === 'resolved', 'resolved')

/** Opening one in a section, locked or not. Fails: notFound, removed, forbidden. */
export function mayOpen(records: Records, person: PersonId, section: SectionId): Asked {
  const readable = mayRead(records, person, section)
  const found = records.sections[section]
  if (!readable.ok || found === undefined) return readable
  return may(records, person, 'comment', found.chapter)
}

/** Resolved ones can be spoken to as well. Fails: notFound, forbidden, overtaken. */
export const mayReply = (records: Records, person: PersonId, thread: Thread): Asked =>
  all(has(records, person, 'comment', thread), stillThere(thread))

/** What was weighed stays as it was said. Fails: as mayReply; notFound (reply). */
export function mayEdit(records: Records, person: PersonId, thread: Thread, reply: ReplyId | null): Asked {
  const remark = own(thread, person, reply)
  return all(has(records, person, 'comment', thread), remark.ok ? unresolved(thread) : remark)
}

/** Within ten minutes, whatever became of the thread. Fails: as mayEdit. */
export function mayWithdraw(
  records: Records,
  person: PersonId,
  thread: Thread,
  reply: ReplyId | null,
  now: Date,
): Asked {
  const remark = own(thread, person, reply)
  const inTime = remark.ok
    ? unless(now.getTime() - Date.parse(remark.value.at) > withdrawMillis, 'tooLate')
    : remark
  return all(has(records, person, 'comment', thread), inTime)
}

/** Fails: notFound, forbidden, overtaken. */
export const mayAssign = (records: Records, person: PersonId, thread: Thread): Asked =>
  all(has(records, person, 'assignThread', thread), stillThere(thread))

/** Tagging, joining and parting. Fails: notFound, forbidden, overtaken. */
export const mayArrange = (records: Records, person: PersonId, thread: Thread): Asked =>
  all(has(records, person, 'arrangeThreads', thread), stillThere(thread))

/** A suggestion that waits is closed by who may decide it. Fails: notFound, forbidden, overtaken. */
export const mayResolve = (records: Records, person: PersonId, thread: Thread): Asked =>
  all(
    has(records, person, 'resolveThread', thread),
    isPending(thread) ? has(records, person, 'decideSuggestion', thread) : ok(undefined),
    stillThere(thread),
    unresolved(thread),
  )

/** Fails: notFound, forbidden, overtaken. */
export const mayReopen = (records: Records, person: PersonId, thread: Thread): Asked =>
  all(
    has(records, person, 'resolveThread', thread),
    stillThere(thread),
    unless(thread.state !== 'resolved', 'notResolved'),
  )

/** Fails: invalid (no suggestion), overtaken. */
function waits(thread: Thread): Asked {
  const { suggestion } = thread
  if (suggestion === null) return fail({ kind: 'invalid', issues: ['the thread carries no suggestion'] })
  return all(
    stillThere(thread),
    unless(suggestion.decision !== null, suggestion.decision?.kind === 'withdrawn' ? 'withdrawn' : 'decided'),
    unresolved(thread),
  )
}

/** Fails: notFound, forbidden, invalid (no suggestion), overtaken. */
export const mayReject = (records: Records, person: PersonId, thread: Thread): Asked =>
  all(has(records, person, 'decideSuggestion', thread), waits(thread))

/** It becomes part of the text, so the section must be open. Fails: as mayReject; removed, locked. */
export const mayAccept = (records: Records, person: PersonId, thread: Thread): Asked =>
  all(mayReject(records, person, thread), mayWrite(records, person, thread.section))

/** Fails: as mayReject. */
export const mayWithdrawSuggestion = (records: Records, person: PersonId, thread: Thread): Asked =>
  all(
    has(records, person, 'comment', thread),
    thread.by === person ? ok(undefined) : fail({ kind: 'forbidden', action: 'comment' }),
    waits(thread),
  )

/**
 * Who changes the text says where its threads stand now, also when it was locked a moment later; whoever comments may
 * confirm a place that was found again. Fails: notFound, removed, forbidden.
 */
export function mayKeepAnchor(
  records: Records,
  person: PersonId,
  section: SectionId,
  confirmed: boolean,
): Asked {
  const found = records.sections[section]
  const readable = mayOpen(records, person, section)
  if (!readable.ok || found === undefined || confirmed) return readable
  return may(records, person, 'write', found.chapter)
}
