/**
 * Who was last signed in at this device, for a start without a network. It opens nothing at the server: it says
 * whose texts on this device may be shown until the server can be asked.
 */
import type { SessionView } from '#shared/api'

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

export const keepSession = (session: SessionView): void =>
  write(sessionKey, JSON.stringify({ session, at: Date.now() } satisfies KeptSession))

/** The server was heard just now. */
export function heardServer(): void {
  const kept = keptSession()
  if (kept !== null) keepSession(kept.session)
}

export const forgetSession = (): void => write(sessionKey, null)

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
