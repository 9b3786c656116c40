/**
 * Who was last signed in at this device, for a start without a network. It opens nothing at the server: it says
 * whose texts on this device may be shown until the server can be asked. It is kept twice: `localStorage` is read at
 * once, but a browser may write it a minute late; the person's database (`Device.keepSession`) outlives a crash.
 */
import type { SessionView } from '#shared/api'
import { eachDatabase } from './database.ts'
import { forgetFact, readFact } from './facts.ts'

export interface KeptSession {
  readonly session: SessionView
  /** When the server was last heard, in milliseconds since 1970. */
  readonly at: number
}

const sessionKey = 'lip.session'
const leavingKey = 'lip.leaving'

/** The person who was last signed in here and has not signed out. */
export function keptSession(): KeptSession | null {
  const kept = read(sessionKey)
  // We wrote it ourselves; a value of an older shape has no world.
  const found = kept === null ? null : (JSON.parse(kept) as KeptSession)
  return found?.session.world === undefined ? null : found
}

/** Of what is kept in both places the newest: one of them may be of before a crash. */
export async function lastSession(): Promise<KeptSession | null> {
  const inDatabases = await eachDatabase((db) => readFact<KeptSession>(db, 'session'))
  const all = [keptSession(), ...inDatabases].filter((kept) => kept !== null)
  return all.sort((one, other) => other.at - one.at)[0] ?? null
}

/** @returns what was kept, for the person's database. */
export function keepSession(session: SessionView): KeptSession {
  const kept = { session, at: Date.now() }
  write(sessionKey, JSON.stringify(kept))
  return kept
}

/** Resolves when nobody is kept any more, in any database either. Never fails. */
export async function forgetSession(): Promise<void> {
  write(sessionKey, null)
  await eachDatabase((db) => forgetFact(db, 'session'))
}

/** Someone signed out while the server could not be told: it is to be told before anybody is let in. */
export const isLeaving = (): boolean => read(leavingKey) !== null
export const setLeaving = (leaving: boolean): void => write(leavingKey, leaving ? 'yes' : null)

/** A browser may forbid its storage; then a start without a network shows the door. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // Forbidden or full storage: nothing is kept, and nothing breaks.
  }
}
