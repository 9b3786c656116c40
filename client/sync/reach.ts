/** The way to our own server: the line, who is signed in, the records. */
import type { RecordsView, SessionView } from '#shared/api'
import type { Result } from '#shared/failure'
import { afterPaint, type Later } from './after-paint.ts'
import type { Socket } from './line.ts'
import { ownLine } from './own-line.ts'
import { request } from './requests.ts'
import { whoIsIn } from './who-is-in.ts'

/** How the workshop reaches the server; the tests bring their own. */
export interface Reach {
  socket: () => Socket
  session: () => Promise<Result<SessionView>>
  records: () => Promise<Result<RecordsView>>
  /** When what follows from a key is done; left out: at once. */
  later?: Later
}

/** Whoever asks whether the session still stands wants to know it now. */
const probeMillis = 5000

export const ownServer: Reach = {
  socket: ownLine,
  session: () => whoIsIn(probeMillis),
  records: () => request<RecordsView>('GET', '/api/records'),
  later: afterPaint,
}
