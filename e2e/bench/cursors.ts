/** Cursor traffic: 30 people in one room, each moving the caret five times a second. */
import * as decoding from 'lib0/decoding'
import type { Place } from './contender.ts'
import { Latencies, now, pause } from './figures.ts'
import { enterAll, mustBeOpen } from './member.ts'
import { presenceMessage } from './typing.ts'

const people = 30
const movesPerSecond = 5

export interface CursorFigures {
  /** Frames with cursors that each client receives per second. */
  readonly framesPerSecond: number
  /** From the move to its arrival, in milliseconds. */
  readonly age: Latencies
}

let nextClient = 5_000_000

export async function measureCursors(place: Place, seconds: number): Promise<CursorFigures> {
  const first = nextClient
  nextClient += people
  const watch = new CursorWatch(place, first)
  const sockets = await enterAll(place, people, (index) => watch.seat(first + index))
  const begun = now()
  const end = begun + seconds * 1000
  const moving = sockets.map(async (socket, index) => {
    await pause((index / people) * (1000 / movesPerSecond))
    while (now() < end) {
      socket.send(place.dialect.wrap(watch.move(first + index)))
      await pause(1000 / movesPerSecond)
    }
  })
  await Promise.all(moving)
  const framesPerSecond = watch.frames / people / ((now() - begun) / 1000)
  mustBeOpen(sockets)
  for (const socket of sockets) socket.close()
  return { framesPerSecond, age: watch.age }
}

class CursorWatch {
  readonly age = new Latencies()
  frames = 0
  readonly #place: Place
  readonly #first: number
  readonly #moves = Array.from({ length: people }, (): number[] => [])

  constructor(place: Place, first: number) {
    this.#place = place
    this.#first = first
  }

  /** The next move of this client, as a message. */
  move(client: number): Uint8Array {
    const moves = this.#moves[client - this.#first] ?? []
    moves.push(now())
    const at = { type: null, tname: 'default', item: null, assoc: moves.length % 2 === 0 ? 0 : -1 }
    return presenceMessage(client, moves.length, {
      user: { name: 'Messung' },
      cursor: { anchor: at, head: at },
    })
  }

  seat(own: number): (payload: Buffer) => void {
    const seen = new Map<number, number>()
    return (payload) => {
      const at = now()
      for (const message of this.#place.dialect.unwrap(payload)) {
        if (message[0] !== 1) continue
        this.frames += 1
        for (const [client, clock] of clocksIn(message)) {
          if (client === own || clock <= (seen.get(client) ?? 0)) continue
          seen.set(client, clock)
          const moved = this.#moves[client - this.#first]?.[clock - 1]
          if (moved !== undefined) this.age.add(at - moved)
        }
      }
    }
  }
}

/** The clients and clocks of a y-protocols awareness message. */
function clocksIn(message: Uint8Array): [number, number][] {
  const from = decoding.createDecoder(message)
  decoding.readVarUint(from)
  const update = decoding.createDecoder(decoding.readVarUint8Array(from))
  return Array.from({ length: decoding.readVarUint(update) }, () => {
    const entry: [number, number] = [decoding.readVarUint(update), decoding.readVarUint(update)]
    decoding.readVarString(update)
    return entry
  })
}
