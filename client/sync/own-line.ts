/** The line's socket to our own server; it may be asked for before anybody is ready to speak. */
import { linePath } from '#shared/line-path'
import type { Socket } from './line.ts'

const dial = (): WebSocket => new WebSocket(location.origin.replace('http', 'ws') + linePath)

let ahead: WebSocket | null = null

/** Begins to dial: the next `ownLine` finds its socket on the way. */
export function dialAhead(): void {
  ahead = dial()
}

/** A socket that opens, or fails, in a turn to come. */
export function ownLine(): Socket {
  const begun = ahead
  ahead = null
  if (begun === null || begun.readyState > WebSocket.OPEN) return dial()
  // It opened while nobody listened.
  if (begun.readyState === WebSocket.OPEN) queueMicrotask(() => begun.onopen?.(new Event('open')))
  return begun
}
