/** What is asked of the server about a thread that is there. What opens one or answers goes through the letterbox. */
import type { Done } from '#shared/api'
import type { Anchor } from '#shared/anchor'
import type { Result } from '#shared/failure'
import type { PersonId, ReplyId, SectionId, ThreadId } from '#shared/ids'
import type { Outcome } from '#shared/thread-events'
import { request } from '../sync/requests.ts'

type Answer = Promise<Result<Done>>

const post = (thread: ThreadId, what: string, body?: object): Answer =>
  request('POST', `/api/threads/${thread}/${what}`, body)

export interface Worded {
  readonly body: string
  readonly mentions: readonly PersonId[]
}

export const editRemark = (thread: ThreadId, reply: ReplyId | null, worded: Worded): Answer =>
  request('PATCH', `/api/threads/${thread}/remarks`, { reply, ...worded })

export const withdrawRemark = (thread: ThreadId, reply: ReplyId | null): Answer =>
  request('DELETE', `/api/threads/${thread}/remarks`, { reply })

export const assign = (thread: ThreadId, to: PersonId | null, due: string | null): Answer =>
  post(thread, 'assign', { to, due })

export const resolve = (thread: ThreadId, outcome: Outcome, reason: string | null): Answer =>
  post(thread, 'resolve', { outcome, reason })

export const reopen = (thread: ThreadId): Answer => post(thread, 'reopen')
export const accept = (thread: ThreadId): Answer => post(thread, 'accept')
export const reject = (thread: ThreadId, reason: string): Answer => post(thread, 'reject', { reason })
export const withdrawSuggestion = (thread: ThreadId): Answer => post(thread, 'withdraw-suggestion')

export interface Place {
  readonly thread: ThreadId
  readonly anchor: Anchor
}

/** @param confirmed a person was asked. */
export const keepAnchors = (section: SectionId, places: readonly Place[], confirmed: boolean): Answer =>
  request('PUT', `/api/sections/${section}/anchors`, {
    anchors: places.map((place) => ({ ...place, confirmed })),
  })
