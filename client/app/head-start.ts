/**
 * Whoever was here lately is most likely let in again: what the page is going to ask the server for is asked in one go, before
 * anything of the page is drawn. It is the server that lets in: a wrong guess costs three answers that nobody reads.
 */
import { isLeaving, keptSession } from '../sync/kept-session.ts'
import { dialAhead } from '../sync/own-line.ts'
import { askAhead } from '../sync/requests.ts'

/** As long as is waited for a server that does not answer while somebody is at hand. */
const patienceMillis = 4000

/** Whether it was taken. */
export const isAhead = location.pathname !== '/sign-in' && keptSession() !== null && !isLeaving()

/** Whose text is to be read. */
const chapter = /^\/chapters\/(\w+)\/reading$/u.exec(location.pathname)?.[1]

if (isAhead) {
  askAhead('/api/session', patienceMillis)
  askAhead('/api/records', patienceMillis)
  if (chapter !== undefined) askAhead(`/api/chapters/${chapter}/text`, patienceMillis)
  dialAhead()
}
