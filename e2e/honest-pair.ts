/** Two who do nothing wrong: one types, the other reads along, and every letter's way is timed. */
import { WebSocket } from 'ws'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import type { SectionId } from '#shared/ids'
import {
  characterUpdate,
  firstClock,
  letterAt,
  paragraphUpdate,
  askMessage,
  updateMessage,
} from './bench/typing.ts'
import { until } from './plain-client.ts'

/** Milliseconds from one letter to the next. */
const pace = 20

export class HonestPair {
  /** The longest way of a letter so far, in milliseconds, and how many came. */
  longest = 0
  arrived = 0
  /** The longest time in which this process itself did not get on: it is a part of what is measured. */
  ownStall = 0
  readonly #writer: WebSocket
  readonly #reader: WebSocket
  readonly #client = Math.floor(Math.random() * 2 ** 31)
  readonly #sentAt: number[] = []
  readonly #closed: number[] = []
  #timer: NodeJS.Timeout | undefined
  #lastTurn = performance.now()

  private constructor(writer: WebSocket, reader: WebSocket) {
    this.#writer = writer
    this.#reader = reader
    for (const socket of [writer, reader]) socket.on('close', (code) => this.#closed.push(code))
    reader.on('message', (data: Buffer) => this.#hear(data))
  }

  /** Both come into the section and begin. */
  static async begin(
    url: string,
    section: SectionId,
    cookies: readonly [string, string],
  ): Promise<HonestPair> {
    const [writer, reader] = await Promise.all([
      connected(url, section, cookies[0]),
      connected(url, section, cookies[1]),
    ])
    const pair = new HonestPair(writer, reader)
    reader.send(askMessage())
    writer.send(updateMessage(paragraphUpdate(pair.#client)))
    pair.#timer = setInterval(() => pair.#type(), pace)
    await until(() => pair.arrived > 5, 10, 'the first letters')
    return pair
  }

  /** Measures anew. Returns what was measured so far. */
  lap(): { longest: number; ownStall: number } {
    const lap = { longest: Math.round(this.longest), ownStall: Math.round(this.ownStall) }
    this.longest = 0
    this.ownStall = 0
    return lap
  }

  /** Stops typing and waits for the last letter. Throws when one is missing, or somebody was cut. */
  async end(): Promise<void> {
    clearInterval(this.#timer)
    await until(() => this.arrived === this.#sentAt.length, 10, 'every letter of the honest has arrived')
    if (this.#closed.length > 0) throw new Error(`an honest one was cut: ${this.#closed.join(', ')}`)
    this.#writer.close()
    this.#reader.close()
  }

  #type(): void {
    const now = performance.now()
    this.ownStall = Math.max(this.ownStall, now - this.#lastTurn - pace)
    this.#lastTurn = now
    const at = this.#sentAt.push(now) - 1
    this.#writer.send(updateMessage(characterUpdate(this.#client, firstClock + at, letterAt(at))))
  }

  #hear(data: Uint8Array): void {
    const from = decoding.createDecoder(data)
    if (decoding.readVarUint(from) !== 0 || decoding.readVarUint(from) === 0) return
    for (const { id, length } of Y.decodeUpdate(decoding.readVarUint8Array(from)).structs) {
      if (id.client === this.#client) this.#note(id.clock + length)
    }
  }

  #note(reached: number): void {
    const now = performance.now()
    for (; this.arrived < reached - firstClock; this.arrived++) {
      this.longest = Math.max(this.longest, now - (this.#sentAt[this.arrived] ?? now))
    }
  }
}

/** A plain socket in a section's room. */
export function connected(url: string, section: SectionId, cookie: string): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${section}`, { headers: { cookie } })
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket))
    socket.once('error', reject)
  })
}
