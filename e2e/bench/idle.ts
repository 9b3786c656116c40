/** What an idle connection and an idle room keep in memory. */
import type { Running } from './contender.ts'
import { enter, enterAll } from './member.ts'
import type { RawSocket } from './raw-socket.ts'

export interface IdleFigures {
  /** Bytes per connection in one room. */
  readonly connection: number
  /** Bytes per room with one connection, less that connection. */
  readonly room: number
}

export async function measureIdle(
  running: Running,
  connections: number,
  rooms: number,
): Promise<IdleFigures> {
  const hall = await running.place(0)
  const places = []
  for (let number = 1; number <= rooms; number++) places.push(await running.place(number))
  // The first few bring code and buffers into memory that all share.
  const first = await enterAll(hall, 20, () => () => undefined)
  const before = await running.measured.held()
  const crowd = await enterAll(hall, connections, () => () => undefined, first.length)
  const crowded = await running.measured.held()
  const guests: RawSocket[] = []
  for (const place of places) {
    guests.push(await enter(place, first.length + connections + guests.length, () => undefined))
  }
  const spread = await running.measured.held()
  for (const socket of [...first, ...crowd, ...guests]) socket.close()
  const connection = (crowded - before) / connections
  return { connection, room: Math.max((spread - crowded) / rooms - connection, 0) }
}
