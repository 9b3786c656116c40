/** Who is signed in, as the page knows it. */
import { useEffect, useState } from 'react'
import type { SessionView } from '#shared/api'
import type { Failure } from '#shared/failure'
import { request } from '../sync/requests.ts'

export type SessionState =
  | { kind: 'asking' }
  | { kind: 'signedOut' }
  | { kind: 'signedIn'; session: SessionView }
  | { kind: 'failed'; failure: Failure }

interface SessionHold {
  state: SessionState
  ask: () => void
  enter: (session: SessionView) => void
}

/** Asks the server once at the start; `ask` asks again, `enter` is for whoever has just signed in. */
export function useSession(): SessionHold {
  const [state, setState] = useState<SessionState>({ kind: 'asking' })
  const ask = () => void askSession().then(setState)
  useEffect(ask, [])
  return { state, ask, enter: (session) => setState({ kind: 'signedIn', session }) }
}

async function askSession(): Promise<SessionState> {
  const answer = await request<SessionView>('GET', '/api/session')
  if (answer.ok) return { kind: 'signedIn', session: answer.value }
  return answer.failure.kind === 'signedOut'
    ? { kind: 'signedOut' }
    : { kind: 'failed', failure: answer.failure }
}

/** Ends the session on the server and leaves nothing of it in the tab. */
export async function signOut(): Promise<void> {
  await request<void>('DELETE', '/api/session')
  location.assign('/sign-in')
}
