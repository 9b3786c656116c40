/** What is done to several threads of a chapter at once. Each command happens as a whole or not at all. */
import type { Done } from '#shared/api'
import type { ChapterId, PersonId, ThreadId } from '#shared/ids'
import type { Outcome } from '#shared/thread-events'
import { request } from '../sync/requests.ts'
import type { Told } from '../sync/telling.ts'

/** What is said of each of the threads. */
export type Said =
  | { readonly what: 'resolve'; readonly body: { outcome: Outcome; reason: string | null } }
  | { readonly what: 'assign'; readonly body: { to: PersonId | null; due: string | null } }
  | { readonly what: 'tag'; readonly body: { tags: readonly string[] } }
  | { readonly what: 'join'; readonly body: { into: ThreadId | null } }

/** The server takes no more at once. */
const mostTogether = 200

/** Tells the server, in several commands where there are many threads. Fails: as the first of them that fails. */
export async function sayOfAll(chapter: ChapterId, threads: readonly ThreadId[], said: Said): Told {
  const some = { ...said.body, threads: threads.slice(0, mostTogether) }
  const answer = await request<Done>('POST', `/api/chapters/${chapter}/threads/${said.what}`, some)
  const rest = threads.slice(mostTogether)
  return answer.ok && rest.length > 0 ? sayOfAll(chapter, rest, said) : answer
}
