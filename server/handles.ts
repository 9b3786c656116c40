/** File handles: every socket is one, and the store must never go without. */
import { readdir, readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { Log } from './log.ts'

/** So many handles are kept for files: at least these, and a quarter of all. */
const kept = { least: 16, share: 4 }

/** How often it is said that connections are turned away, in milliseconds. */
const saidEvery = 60_000

/** How many sockets may be open at once; null where the system does not say (it is Linux that does). */
export async function roomForSockets(): Promise<number | null> {
  try {
    const limits = await readFile('/proc/self/limits', 'utf8')
    const most = Number(/^Max open files\s+(?<most>\d+)/mu.exec(limits)?.groups?.['most'] ?? Number.NaN)
    const open = (await readdir('/proc/self/fd')).length
    return Number.isNaN(most) ? null : socketsOf(most, open)
  } catch {
    return null
  }
}

/** Of so many handles at most, when so many are open already. */
export const socketsOf = (most: number, open: number): number =>
  Math.max(1, most - open - Math.max(kept.least, Math.floor(most / kept.share)))

/** Turns connections away beyond `most`, or what there are handles for, and says so. Few handles must not end the process. */
export async function keepHandles(server: Server, most: number, log: Log): Promise<void> {
  const room = Math.min(most, (await roomForSockets()) ?? most)
  server.maxConnections = room
  let saidAt = -Infinity
  server.on('drop', () => {
    if (performance.now() - saidAt < saidEvery) return
    saidAt = performance.now()
    log.error({ connections: room }, 'too many connections: some are turned away')
  })
  server.on('error', (error) => log.error({ err: error }, 'a connection could not be taken in'))
}
