/**
 * Requests that come in at once do not keep the others waiting, who write and read along on their sockets: of a crowd only
 * as many are begun in one turn of the event loop as one turn has time for.
 */
import type { RequestHandler } from 'express'

/** How long one turn may be used to begin requests, in milliseconds. */
const longest = 5

/** Lets each request pass in its order, at the earliest in the next turn. */
export function inTurns(clock: () => number = () => performance.now()): RequestHandler {
  let waiting: (() => void)[] = []
  const begin = () => {
    const end = clock() + longest
    let begun = 0
    do waiting[begun++]?.()
    while (begun < waiting.length && clock() < end)
    waiting = waiting.slice(begun)
    if (waiting.length > 0) setImmediate(begin)
  }
  return (_request, _response, next) => {
    if (waiting.push(next) === 1) setImmediate(begin)
  }
}
