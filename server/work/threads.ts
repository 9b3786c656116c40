/** What people say about the text, and what becomes of it. Whether it may be said is asked of `shared/thread-rights`. */
import type { Assignment, EditRemark, KeepAnchors, NewReply, NewThread, Tagging } from '#shared/api'
import type { Entry, Event } from '#shared/events'
import { fail, ok, type Result } from '#shared/failure'
import type { ChapterId, PersonId, ReplyId, SectionId, ThreadId } from '#shared/ids'
import { may } from '#shared/policy'
import type { Records } from '#shared/records'
import {
  mayArrange,
  mayAssign,
  mayEdit,
  mayKeepAnchor,
  mayOpen,
  mayReply,
  mayWithdraw,
} from '#shared/thread-rights'
import { remarkOf, type Thread } from '#shared/thread'
import { threadOf, threadsIn, type Threads } from '#shared/threads'
import type { Keeper } from './keeper.ts'
import { saysTheSame, wasOpenedWith } from './resent.ts'

export type Committed = Promise<Result<readonly Entry[]>>
export type Decided = Result<readonly Event[]>

/** What a decision about threads stands on: the newest state. */
export interface Desk {
  readonly records: Records
  readonly threads: Threads
  readonly now: Date
}

const nothing: Decided = ok([])

/** The threads of a chapter, removed sections last. Fails: notFound (chapter), forbidden. */
export function chapterThreads(
  { records, threads }: Pick<Keeper, 'records' | 'threads'>,
  person: PersonId,
  chapter: ChapterId,
): Result<Thread[]> {
  const allowed = may(records, person, 'readDraft', chapter)
  const found = records.chapters[chapter]
  if (!allowed.ok || found === undefined) return allowed.ok ? ok([]) : allowed
  return ok([...found.sections, ...found.removed].flatMap((section) => threadsIn(threads, section)))
}

/** Sent again it is nothing new. Fails: notFound, removed, forbidden, invalid (mentions), alreadyExists, storeUnavailable. */
export function openThread(keeper: Keeper, by: PersonId, section: SectionId, written: NewThread): Committed {
  return keeper.commit(by, (records, threads) => {
    const known = threadOf(threads, written.thread)
    if (known !== null) return again(wasOpenedWith(known, by, section, written), 'thread')
    const allowed = mayOpen(records, by, section)
    if (!allowed.ok) return allowed
    const heard = mayHearOfIt(records, section, written.mentions)
    return heard.ok ? ok([{ type: 'threadOpened', section, ...written }]) : heard
  })
}

/** Sent again it is nothing new. Fails: notFound, forbidden, overtaken, invalid (mentions), alreadyExists, storeUnavailable. */
export function replyTo(keeper: Keeper, by: PersonId, id: ThreadId, written: NewReply): Committed {
  return onThread(keeper, by, id, (thread, { records }) => {
    const known = remarkOf(thread, written.reply)
    if (known !== null) return again(saysTheSame(thread, known, by, written), 'reply')
    const allowed = mayReply(records, by, thread)
    if (!allowed.ok) return allowed
    const heard = mayHearOfIt(records, thread.section, written.mentions)
    return heard.ok ? ok([{ type: 'threadReplied', thread: id, ...written }]) : heard
  })
}

/** Fails: notFound, forbidden, overtaken, invalid (mentions), storeUnavailable. */
export function editRemark(keeper: Keeper, by: PersonId, id: ThreadId, written: EditRemark): Committed {
  return onThread(keeper, by, id, (thread, { records }) => {
    const allowed = mayEdit(records, by, thread, written.reply)
    if (!allowed.ok) return allowed
    const heard = mayHearOfIt(records, thread.section, written.mentions)
    if (!heard.ok) return heard
    const before = remarkOf(thread, written.reply)
    const isNew = before?.body !== written.body || !sameList(before.mentions, written.mentions)
    return isNew ? ok([{ type: 'remarkEdited', thread: id, ...written }]) : nothing
  })
}

/** Fails: notFound, forbidden, overtaken (too late), storeUnavailable. */
export function withdrawRemark(keeper: Keeper, by: PersonId, id: ThreadId, reply: ReplyId | null): Committed {
  return onThread(keeper, by, id, (thread, { records, now }) => {
    const remark = remarkOf(thread, reply)
    if (remark?.by === by && remark.body === null) return nothing
    const allowed = mayWithdraw(records, by, thread, reply, now)
    return allowed.ok ? ok([{ type: 'remarkWithdrawn', thread: id, reply }]) : allowed
  })
}

/** Fails: notFound, forbidden, overtaken, invalid (who cannot read it cannot see to it), storeUnavailable. */
export function assignThreads(
  keeper: Keeper,
  by: PersonId,
  ids: readonly ThreadId[],
  { to, due }: Assignment,
  chapter?: ChapterId,
): Committed {
  return onThreads(keeper, by, ids, chapter, (thread, { records }) => {
    const allowed = mayAssign(records, by, thread)
    if (!allowed.ok) return allowed
    const heard = mayHearOfIt(records, thread.section, to === null ? [] : [to])
    if (!heard.ok) return heard
    const isNew = thread.assignee !== to || thread.due !== due
    return isNew ? ok([{ type: 'threadAssigned', thread: thread.id, to, due }]) : nothing
  })
}

/** Fails: notFound, forbidden, overtaken, storeUnavailable. */
export function tagThreads(
  keeper: Keeper,
  by: PersonId,
  ids: readonly ThreadId[],
  { tags }: Tagging,
  chapter?: ChapterId,
): Committed {
  return onThreads(keeper, by, ids, chapter, (thread, { records }) => {
    const allowed = mayArrange(records, by, thread)
    if (!allowed.ok) return allowed
    return sameList(thread.tags, tags) ? nothing : ok([{ type: 'threadTagged', thread: thread.id, tags }])
  })
}

/** Fails: notFound, removed, forbidden, invalid (a thread on the whole section), storeUnavailable. */
export function keepAnchors(
  keeper: Keeper,
  by: PersonId,
  section: SectionId,
  { anchors }: KeepAnchors,
): Committed {
  return keeper.commit(by, (records, threads) => {
    for (const { thread: id, confirmed } of anchors) {
      const allowed = mayKeepAnchor(records, by, section, confirmed)
      if (!allowed.ok) return allowed
      const thread = threadOf(threads, id)
      if (thread?.section !== section) return fail({ kind: 'notFound', what: 'thread' })
      if (thread.anchor === null)
        return fail({ kind: 'invalid', issues: [`${id} stands on the whole section`] })
    }
    const moved = anchors.filter(({ thread, anchor }) => !sameAnchor(threadOf(threads, thread), anchor))
    return moved.length === 0 ? nothing : ok([{ type: 'anchorsKept', section, anchors: moved }])
  })
}

/** Decides about one thread on the newest state. */
export function onThread(
  keeper: Keeper,
  by: PersonId,
  id: ThreadId,
  decide: (thread: Thread, desk: Desk) => Decided,
): Committed {
  return onThreads(keeper, by, [id], undefined, decide)
}

/** Decides about each of them; all of it happens or nothing. With `chapter`, others than its threads are not found. */
export function onThreads(
  keeper: Keeper,
  by: PersonId,
  ids: readonly ThreadId[],
  chapter: ChapterId | undefined,
  decide: (thread: Thread, desk: Desk) => Decided,
): Committed {
  return keeper.commit(by, (records, threads, now) => {
    const events: Event[] = []
    for (const id of ids) {
      const thread = threadOf(threads, id)
      if (thread === null || !isIn(records, thread, chapter))
        return fail({ kind: 'notFound', what: 'thread' })
      const decided = decide(thread, { records, threads, now })
      if (!decided.ok) return decided
      events.push(...decided.value)
    }
    return ok(events)
  })
}

const isIn = (records: Records, { section }: Thread, chapter: ChapterId | undefined): boolean =>
  chapter === undefined || records.sections[section]?.chapter === chapter

/** Who is named in a thread can read it. */
function mayHearOfIt(records: Records, section: SectionId, people: readonly PersonId[]): Result<void> {
  const chapter = records.sections[section]?.chapter
  const strangers = people.filter(
    (person) => chapter === undefined || !may(records, person, 'comment', chapter).ok,
  )
  if (strangers.length === 0) return ok(undefined)
  return fail({ kind: 'invalid', issues: strangers.map((person) => `${person} does not work on this text`) })
}

const again = (isSame: boolean, what: 'thread' | 'reply'): Decided =>
  isSame ? nothing : fail({ kind: 'alreadyExists', what })

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item, at) => item === other[at])

const sameAnchor = (thread: Thread | null, anchor: object): boolean =>
  JSON.stringify(thread?.anchor) === JSON.stringify(anchor)
