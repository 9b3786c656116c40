/** What becomes of a thread: resolved and reopened, its suggestion decided, joined with others that say the same. */
import type { Joining, Rejecting, Resolving } from '#shared/api'
import type { Event } from '#shared/events'
import { fail, ok, type Result } from '#shared/failure'
import type { ChapterId, PersonId, ThreadId } from '#shared/ids'
import type { Decision, Thread } from '#shared/thread'
import {
  mayAccept,
  mayArrange,
  mayReject,
  mayReopen,
  mayResolve,
  mayWithdrawSuggestion,
} from '#shared/thread-rights'
import { threadOf } from '#shared/threads'
import type { Keeper } from './keeper.ts'
import { onThread, onThreads, type Committed, type Decided, type Desk } from './threads.ts'

const nothing: Decided = ok([])

/**
 * Closes the thread, and those that it speaks for as far as the person may. Closed by the same person with the same
 * words already is nothing new. Fails: notFound, forbidden, overtaken, storeUnavailable.
 */
export function resolveThread(keeper: Keeper, by: PersonId, id: ThreadId, said: Resolving): Committed {
  return onThread(keeper, by, id, (thread, desk) => {
    const { resolution } = thread
    const isSame =
      resolution?.by === by && resolution.outcome === said.outcome && resolution.reason === said.reason
    return isSame
      ? nothing
      : closed(mayResolve(desk.records, by, thread), resolvedAs(id, said), [thread, by, said, desk])
  })
}

/** Those among them that are resolved already stay as they are. Fails: as resolveThread. */
export function resolveThreads(
  keeper: Keeper,
  by: PersonId,
  ids: readonly ThreadId[],
  said: Resolving,
  chapter: ChapterId,
): Committed {
  const told = new Set<ThreadId>()
  return onThreads(keeper, by, ids, chapter, (thread, desk) => {
    const allowed = mayResolve(desk.records, by, thread)
    if (!allowed.ok && allowed.failure.kind === 'overtaken') return nothing
    const decided = closed(allowed, resolvedAs(thread.id, said), [thread, by, said, desk])
    return decided.ok ? ok(decided.value.filter((event) => isFirst(told, event))) : decided
  })
}

/** Fails: notFound, forbidden, overtaken, storeUnavailable. */
export function reopenThread(keeper: Keeper, by: PersonId, id: ThreadId): Committed {
  return onThread(keeper, by, id, (thread, { records }) => {
    const last = thread.history.at(-1)
    if (last?.deed.kind === 'reopened' && last.by === by) return nothing
    const allowed = mayReopen(records, by, thread)
    return allowed.ok ? ok([{ type: 'threadReopened', thread: id }]) : allowed
  })
}

/** The text itself is changed by who accepts. Fails: notFound, removed, locked, forbidden, overtaken, invalid, storeUnavailable. */
export function acceptSuggestion(keeper: Keeper, by: PersonId, id: ThreadId): Committed {
  return onThread(keeper, by, id, (thread, desk) => {
    if (hasDecided(thread, by, 'accepted', null)) return nothing
    const said: Resolving = { outcome: 'adopted', reason: null }
    const accepted: Event = { type: 'suggestionAccepted', thread: id }
    return closed(mayAccept(desk.records, by, thread), accepted, [thread, by, said, desk])
  })
}

/** Fails: notFound, forbidden, overtaken, invalid, storeUnavailable. */
export function rejectSuggestion(
  keeper: Keeper,
  by: PersonId,
  id: ThreadId,
  { reason }: Rejecting,
): Committed {
  return onThread(keeper, by, id, (thread, desk) => {
    if (hasDecided(thread, by, 'rejected', reason)) return nothing
    const rejected: Event = { type: 'suggestionRejected', thread: id, reason }
    const said: Resolving = { outcome: 'notAdopted', reason }
    return closed(mayReject(desk.records, by, thread), rejected, [thread, by, said, desk])
  })
}

/** Fails: as rejectSuggestion. */
export function withdrawSuggestion(keeper: Keeper, by: PersonId, id: ThreadId): Committed {
  return onThread(keeper, by, id, (thread, { records }) => {
    if (hasDecided(thread, by, 'withdrawn', null)) return nothing
    const allowed = mayWithdrawSuggestion(records, by, thread)
    return allowed.ok ? ok([{ type: 'suggestionWithdrawn', thread: id }]) : allowed
  })
}

/** Lets one speak for the others, or parts them. Fails: notFound, forbidden, overtaken, invalid, storeUnavailable. */
export function joinThreads(
  keeper: Keeper,
  by: PersonId,
  chapter: ChapterId,
  { into, threads: ids }: Joining,
): Committed {
  return keeper.commit(by, (records, threads) => {
    const named = into === null ? ids : [into, ...ids]
    for (const id of named) {
      const thread = threadOf(threads, id)
      if (thread === null || records.sections[thread.section]?.chapter !== chapter)
        return fail({ kind: 'notFound', what: 'thread' })
      const allowed = mayArrange(records, by, thread)
      if (!allowed.ok) return allowed
    }
    const lead = into === null ? null : threadOf(threads, into)
    if (lead !== null && (lead.joinedInto !== null || ids.includes(lead.id)))
      return fail({
        kind: 'invalid',
        issues: ['it cannot speak for these: it is one of them, or spoken for itself'],
      })
    const coming = ids.filter((id) => threadOf(threads, id)?.joinedInto !== into)
    return coming.length === 0 ? nothing : ok([{ type: 'threadsJoined', into, threads: coming }])
  })
}

const resolvedAs = (thread: ThreadId, { outcome, reason }: Resolving): Event => ({
  type: 'threadResolved',
  thread,
  outcome,
  reason,
})

/** The event that closes the thread, and the same outcome for those that it speaks for, if that is the person's to say. */
function closed(
  allowed: Result<void>,
  closing: Event,
  [thread, by, said, { records, threads }]: readonly [Thread, PersonId, Resolving, Desk],
): Decided {
  if (!allowed.ok) return allowed
  const spokenFor = thread.joined.flatMap((id) => threadOf(threads, id) ?? [])
  const also = spokenFor.filter((one) => mayResolve(records, by, one).ok)
  return ok([closing, ...also.map(({ id }) => resolvedAs(id, said))])
}

/** Whether the event is the first about its thread: one that is named may also be spoken for by another. */
function isFirst(told: Set<ThreadId>, event: Event): boolean {
  if (event.type !== 'threadResolved' || told.has(event.thread)) return false
  told.add(event.thread)
  return true
}

/** Whether this person has decided so already: what is sent again is nothing new. */
const hasDecided = (
  { suggestion, state }: Thread,
  by: PersonId,
  kind: Decision['kind'],
  reason: string | null,
): boolean =>
  state === 'resolved' &&
  suggestion?.decision?.by === by &&
  suggestion.decision.kind === kind &&
  suggestion.decision.reason === reason
