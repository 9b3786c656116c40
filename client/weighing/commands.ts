/** What is done to several threads of a chapter at once. Each command happens as a whole or not at all. */
import type { Done } from '#shared/api'
import { fail, ok, type Failure, type Result } from '#shared/failure'
import type { ChapterId, PersonId, ThreadId } from '#shared/ids'
import type { Outcome } from '#shared/thread-events'
import { useState } from 'react'
import { request } from '../sync/requests.ts'
import { useWorkshop } from '../sync/workshop.tsx'

/** What is said of each of the threads. */
export type Said =
  | { readonly what: 'resolve'; readonly body: { outcome: Outcome; reason: string | null } }
  | { readonly what: 'assign'; readonly body: { to: PersonId | null; due: string | null } }
  | { readonly what: 'tag'; readonly body: { tags: readonly string[] } }
  | { readonly what: 'join'; readonly body: { into: ThreadId | null } }

/** The server takes no more at once. */
const mostTogether = 200

/** Tells the server, in several commands where there are many threads. Fails: as the first of them that fails. */
export async function tell(
  chapter: ChapterId,
  threads: readonly ThreadId[],
  { what, body }: Said,
): Promise<Result<void>> {
  for (let at = 0; at < threads.length; at += mostTogether) {
    const some = { ...body, threads: threads.slice(at, at + mostTogether) }
    const answer = await request<Done>('POST', `/api/chapters/${chapter}/threads/${what}`, some)
    if (!answer.ok) return answer
  }
  return ok(undefined)
}

interface Telling {
  readonly waiting: boolean
  readonly failure: Failure | null
  /** `done` is called when the server has done it. */
  readonly tell: (threads: readonly ThreadId[], said: Said, done: () => void) => void
}

/** Telling the server: whether it is under way, and why it failed. */
export function useTelling(chapter: ChapterId): Telling {
  const { line } = useWorkshop()
  const [state, setState] = useState<Pick<Telling, 'waiting' | 'failure'>>({ waiting: false, failure: null })
  const send = async (threads: readonly ThreadId[], said: Said, done: () => void) => {
    setState({ waiting: true, failure: null })
    // What concerns many is decided together: it does not wait on one device.
    const isAway = line.state.kind === 'offline'
    const answer = isAway ? fail({ kind: 'unreachable' }) : await tell(chapter, threads, said)
    setState({ waiting: false, failure: answer.ok ? null : answer.failure })
    if (answer.ok) done()
  }
  return { ...state, tell: (threads, said, done) => void send(threads, said, done) }
}
