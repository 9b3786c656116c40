/**
 * What an event makes of one thread. Total, as every fold: what names an unknown remark changes nothing; whether
 * something may happen is decided before it is written (`thread-rights.ts`, `server/work`).
 */
import type { Anchor } from './anchor.ts'
import { unreachable } from './failure.ts'
import type { PersonId, ReplyId } from './ids.ts'
import { remarkOf, stateOf, type Decision, type Deed, type Remark, type Thread } from './thread.ts'
import type { Outcome, ThreadEvent } from './thread-events.ts'

/** When, in which entry, and by whom. */
export interface Mark {
  readonly seq: number
  readonly at: string
  readonly by: PersonId
}

type Opened = Omit<Extract<ThreadEvent, { type: 'threadOpened' }>, 'type'>

/** Events that change one thread by themselves. */
type OwnEvent = Exclude<ThreadEvent, { type: 'threadOpened' | 'threadsJoined' | 'anchorsKept' }>

export function openThread(event: Opened, { seq, at, by }: Mark): Thread {
  const { thread: id, section, anchor, body, mentions, suggestion } = event
  return {
    id,
    section,
    by,
    at,
    anchor,
    quote: anchor?.quote ?? null,
    remarks: [{ reply: null, seq, by, at, body, mentions, editedAt: null }],
    state: 'open',
    assignee: null,
    due: null,
    tags: [],
    resolution: null,
    suggestion: suggestion && { ...suggestion, decision: null },
    joinedInto: null,
    joined: [],
    history: [{ seq, at, by, deed: { kind: 'opened' } }],
  }
}

/** The thread after the event. */
export function foldThread(thread: Thread, event: OwnEvent, mark: Mark): Thread {
  switch (event.type) {
    case 'threadReplied':
      return replied(thread, event, mark)
    case 'remarkEdited':
      return edited(thread, event, mark)
    case 'remarkWithdrawn':
      return withdrawn(thread, event.reply, mark)
    case 'threadAssigned': {
      const { to, due } = event
      return after({ ...thread, assignee: to, due }, mark, { kind: 'assigned', to, due })
    }
    case 'threadTagged':
      return after({ ...thread, tags: event.tags }, mark, { kind: 'tagged', tags: event.tags })
    case 'threadResolved': {
      const { outcome, reason } = event
      return after(resolved(thread, outcome, reason, mark), mark, { kind: 'resolved', outcome, reason })
    }
    case 'threadReopened':
      return after(reopened(thread), mark, { kind: 'reopened' })
    case 'suggestionAccepted':
      return after(decided(thread, 'accepted', null, mark), mark, { kind: event.type })
    case 'suggestionRejected':
      return after(decided(thread, 'rejected', event.reason, mark), mark, {
        kind: event.type,
        reason: event.reason,
      })
    case 'suggestionWithdrawn':
      return after(decided(thread, 'withdrawn', null, mark), mark, { kind: event.type })
    default:
      return unreachable(event)
  }
}

/** With one more step in its history, and the state that follows. */
export function after(thread: Thread, { seq, at, by }: Mark, deed: Deed): Thread {
  const next = { ...thread, history: [...thread.history, { seq, at, by, deed }] }
  return { ...next, state: stateOf(next) }
}

/** Standing elsewhere from now on: no step, because nobody did anything to the thread. */
export const moved = (thread: Thread, anchor: Anchor): Thread => ({ ...thread, anchor })

function replied(thread: Thread, event: OwnEvent & { type: 'threadReplied' }, mark: Mark): Thread {
  const { reply, body, mentions } = event
  if (remarkOf(thread, reply) !== null) return thread
  const remark: Remark = { reply, ...mark, body, mentions, editedAt: null }
  return after({ ...thread, remarks: [...thread.remarks, remark] }, mark, { kind: 'replied', reply })
}

function edited(thread: Thread, event: OwnEvent & { type: 'remarkEdited' }, mark: Mark): Thread {
  const { reply, body, mentions } = event
  const before = remarkOf(thread, reply)
  if (before === null || before.body === null) return thread
  const changed = withRemark(thread, { ...before, body, mentions, editedAt: mark.at })
  const mentioned = mentions.filter((person) => !before.mentions.includes(person))
  return after(changed, mark, { kind: 'edited', reply, before: before.body, mentioned })
}

/** The words go, everywhere but in the journal; that they were there stays. A suggestion goes with its opening. */
function withdrawn(thread: Thread, reply: ReplyId | null, mark: Mark): Thread {
  const before = remarkOf(thread, reply)
  if (before === null || before.body === null) return thread
  const silent = withRemark(thread, { ...before, body: null, mentions: [] })
  const history = silent.history.map((step) =>
    step.deed.kind === 'edited' && step.deed.reply === reply
      ? { ...step, deed: { ...step.deed, before: null } }
      : step,
  )
  const alone = reply === null ? withDecision(silent, 'withdrawn', null, mark) : silent
  return after({ ...alone, history }, mark, { kind: 'withdrawn', reply })
}

const withRemark = (thread: Thread, remark: Remark): Thread => ({
  ...thread,
  remarks: thread.remarks.map((one) => (one.reply === remark.reply ? remark : one)),
})

const resolved = (thread: Thread, outcome: Outcome, reason: string | null, { by, at }: Mark): Thread => ({
  ...thread,
  resolution: { outcome, reason, by, at },
})

/** What was accepted stands in the text; what was turned down or taken back can be decided anew. */
const reopened = (thread: Thread): Thread => ({
  ...thread,
  resolution: null,
  suggestion:
    thread.suggestion === null || thread.suggestion.decision?.kind === 'accepted'
      ? thread.suggestion
      : { ...thread.suggestion, decision: null },
})

const outcomes = {
  accepted: 'adopted',
  rejected: 'notAdopted',
  withdrawn: 'noChangeNeeded',
} as const satisfies Record<Decision['kind'], Outcome>

/** A decision closes the thread with the outcome that belongs to it. */
const decided = (thread: Thread, kind: Decision['kind'], reason: string | null, mark: Mark): Thread =>
  thread.suggestion === null
    ? thread
    : resolved(withDecision(thread, kind, reason, mark), outcomes[kind], reason, mark)

const withDecision = (
  thread: Thread,
  kind: Decision['kind'],
  reason: string | null,
  { by, at }: Mark,
): Thread =>
  thread.suggestion === null || thread.suggestion.decision !== null
    ? thread
    : { ...thread, suggestion: { ...thread.suggestion, decision: { kind, by, at, reason } } }
