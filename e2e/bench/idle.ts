/** What an idle connection and an idle room keep resident. */
import type { Running } from './contender.ts'
import { enterAll } from './member.ts'
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
  const before = await running.measured.resident()
  const crowd = await enterAll(hall, connections, () => () => undefined)
  const crowded = await running.measured.resident()
  const guests: RawSocket[] = []
  for (const place of places) guests.push(...(await enterAll(place, 1, () => () => undefined)))
  const spread = await running.measured.resident()
  for (const socket of [...first, ...crowd, ...guests]) socket.close()
  const connection = (crowded - before) / connections
  return { connection, room: Math.max((spread - crowded) / rooms - connection, 0) }
}
