/** A connection in a room, as the load generator holds it. */
import * as decoding from 'lib0/decoding'
import { holdsWithin } from './figures.ts'
import type { Place } from './contender.ts'
import { RawSocket } from './raw-socket.ts'

/** Is given every payload, and the time it came at; returns nothing. */
export type OnPayload = (payload: Buffer) => void

/** Connects, says what the dialect says first, and waits for the whole text where the server gives it. */
export async function enter(place: Place, index: number, onPayload: OnPayload): Promise<RawSocket> {
  const socket = await RawSocket.open(place.address(index))
  let synced = !place.dialect.answers
  socket.listen((payload) => {
    if (!synced) synced = place.dialect.unwrap(payload).some(isStep2)
    onPayload(payload)
  })
  for (const greeting of place.dialect.greetings) socket.send(greeting)
  if (await holdsWithin(20_000, () => synced || socket.closed !== null)) {
    if (socket.closed === null) return socket
  }
  throw new Error(`connection ${index} did not get in sync: ${socket.closed ?? 'no answer'}`)
}

/** Several, numbered on from `from`, ten at a time: a server may be busy with each newcomer's text. */
export async function enterAll(
  place: Place,
  count: number,
  listen: (index: number) => OnPayload,
  from = 0,
): Promise<RawSocket[]> {
  const sockets: RawSocket[] = []
  while (sockets.length < count) {
    const next = from + sockets.length
    const some = Array.from({ length: Math.min(10, from + count - next) }, (_, at) => next + at)
    sockets.push(...(await Promise.all(some.map((index) => enter(place, index, listen(index))))))
  }
  return sockets
}

export const isStep2 = (message: Uint8Array): boolean => message[0] === 0 && message[1] === 1

/** The update in a sync step 2 or update message; null for every other message. */
export function updateIn(message: Uint8Array): Uint8Array | null {
  if (message[0] !== 0 || (message[1] !== 1 && message[1] !== 2)) return null
  const from = decoding.createDecoder(message)
  decoding.readVarUint(from)
  decoding.readVarUint(from)
  return decoding.readVarUint8Array(from)
}

/** Throws when a connection was cut: then what was measured is not what was meant. */
export function mustBeOpen(sockets: readonly RawSocket[]): void {
  const cut = sockets.find(({ closed }) => closed !== null)
  if (cut !== undefined) throw new Error(`a connection was cut: ${cut.closed}`)
}
