/** Who is signed in, as the page knows it. */
import { useEffect, useState } from 'react'
import type { SessionView } from '#shared/api'
import type { Failure } from '#shared/failure'
import {
  forgetSession,
  keepSession,
  keptSession,
  lastSession,
  setLeaving,
  type KeptSession,
} from '../sync/kept-session.ts'
import { whoIsIn } from '../sync/who-is-in.ts'

export type SessionState =
  | { kind: 'asking' }
  | { kind: 'signedOut' }
  /** `asOf`: the server could not be asked; it was last heard then, in milliseconds since 1970. */
  | { kind: 'signedIn'; session: SessionView; asOf: number | null }
  | { kind: 'failed'; failure: Failure }

interface SessionHold {
  state: SessionState
  ask: () => void
  enter: (session: SessionView) => void
}

/** With somebody at hand, nobody waits longer for a server that does not answer. */
const patienceMillis = 4000

/** Asks the server once at the start; `ask` asks again, `enter` is for whoever has just signed in. */
export function useSession(): SessionHold {
  const [state, setState] = useState<SessionState>({ kind: 'asking' })
  const ask = () => void askSession().then(setState)
  useEffect(ask, [])
  return { state, ask, enter: (session) => setState(entered(session)) }
}

function entered(session: SessionView): SessionState {
  setLeaving(false)
  keepSession(session)
  return { kind: 'signedIn', session, asOf: null }
}

async function askSession(): Promise<SessionState> {
  const isKept = (keptSession() ?? (await lastSession())) !== null
  const answer = await whoIsIn(isKept ? patienceMillis : undefined)
  if (answer.ok) return entered(answer.value)
  if (answer.failure.kind === 'signedOut') {
    void forgetSession()
    return { kind: 'signedOut' }
  }
  return atHand(await lastSession(), answer.failure)
}

const atHand = (kept: KeptSession | null, failure: Failure): SessionState =>
  kept !== null && failure.kind === 'unreachable'
    ? { kind: 'signedIn', session: kept.session, asOf: kept.at }
    : { kind: 'failed', failure }
