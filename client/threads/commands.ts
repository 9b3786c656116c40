/**
 * What is asked of the server about a thread and cannot wait: the ten minutes would pass, the text would change. Everything
 * else goes through the letterbox.
 */
import type { Done } from '#shared/api'
import type { Anchor } from '#shared/anchor'
import type { Result } from '#shared/failure'
import type { PersonId, ReplyId, SectionId, ThreadId } from '#shared/ids'
import { request } from '../sync/requests.ts'

type Answer = Promise<Result<Done>>

export interface Worded {
  readonly body: string
  readonly mentions: readonly PersonId[]
}

export const withdrawRemark = (thread: ThreadId, reply: ReplyId | null): Answer =>
  request('DELETE', `/api/threads/${thread}/remarks`, { reply })

export const accept = (thread: ThreadId): Answer => request('POST', `/api/threads/${thread}/accept`)

export interface Place {
  readonly thread: ThreadId
  readonly anchor: Anchor
}

/** @param confirmed a person was asked. */
export const keepAnchors = (section: SectionId, places: readonly Place[], confirmed: boolean): Answer =>
  request('PUT', `/api/sections/${section}/anchors`, {
    anchors: places.map((place) => ({ ...place, confirmed })),
  })
