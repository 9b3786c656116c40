/** Asks the server who is signed in; whoever left while the server could not be told is signed out first. */
import type { SessionView } from '#shared/api'
import { fail, type Result } from '#shared/failure'
import { isLeaving, setLeaving } from './kept-session.ts'
import { request } from './requests.ts'

/**
 * @param patience milliseconds after which no answer counts as none.
 * Fails: signedOut, unreachable.
 */
export async function whoIsIn(patience?: number): Promise<Result<SessionView>> {
  if (isLeaving()) await tellOfLeaving(patience)
  if (isLeaving()) return fail({ kind: 'signedOut' })
  return request<SessionView>('GET', '/api/session', undefined, patience)
}

/** Whoever leaves does not wait long for a server that does not answer. */
const leavingMillis = 4000

/** Ends the session at the server, now or as soon as it can be told. */
export async function tellOfLeaving(patience = leavingMillis): Promise<void> {
  setLeaving(true)
  const told = await request<void>('DELETE', '/api/session', undefined, patience)
  if (told.ok || told.failure.kind !== 'unreachable') setLeaving(false)
}
