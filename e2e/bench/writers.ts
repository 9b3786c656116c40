/** Writers who type one character per update at a steady rate, and everyone who sees it. */
import { must } from '#shared/failure'
import { Arrivals } from './arrivals.ts'
import type { Place } from './contender.ts'
import { holdsWithin, Latencies, now, pause } from './figures.ts'
import { enterAll, mustBeOpen } from './member.ts'
import { frameOf, type RawSocket } from './raw-socket.ts'
import { characterUpdate, firstClock, letterAt, paragraphUpdate, updateMessage } from './typing.ts'

/** Milliseconds between two turns of the generator. */
const turn = 4

/** One writer's frames, built beforehand, one behind the other in one buffer. */
class Script {
  readonly client: number
  readonly begin: Buffer
  readonly #frames: Buffer
  readonly #ends: Uint32Array
  /** When each character was sent; 0 for not yet. */
  readonly sentAt: Float64Array
  #next = 0

  constructor(place: Place, client: number, characters: number) {
    const frame = (update: Uint8Array) => frameOf(place.dialect.wrap(updateMessage(update)))
    this.client = client
    this.begin = frame(paragraphUpdate(client))
    this.sentAt = new Float64Array(characters)
    this.#ends = new Uint32Array(characters)
    const frames: Buffer[] = []
    let end = 0
    for (let at = 0; at < characters; at++) {
      const built = frame(characterUpdate(client, firstClock + at, letterAt(at)))
      frames.push(built)
      this.#ends[at] = end += built.length
    }
    this.#frames = Buffer.concat(frames)
  }

  get sent(): number {
    return this.#next
  }

  /** Sends the next `count` characters, as many as there are: each in a write of its own, or all in one. */
  send(to: RawSocket, count: number, inBursts: boolean): void {
    const until = Math.min(this.#next + count, this.sentAt.length)
    while (this.#next < until) {
      const end = inBursts ? until : this.#next + 1
      this.sentAt.fill(now(), this.#next, end)
      to.write(this.#frames.subarray(this.#next === 0 ? 0 : this.#ends[this.#next - 1], this.#ends[end - 1]))
      this.#next = end
    }
  }
}

export interface Load {
  readonly writers: number
  /** Everyone in the room, writers included. */
  readonly people: number
  /** Updates per second of all writers together. */
  readonly rate: number
  readonly seconds: number
  /**
   * Whether what a writer types within a turn goes out in one write. Otherwise each update is a write of its own,
   * as a keystroke is; then the generator's own cost is a part of the limit.
   */
  readonly inBursts?: boolean
}

export interface Outcome {
  /** Updates per second that were sent, and that reached everyone. */
  readonly offered: number
  readonly carried: number
  /** From sending to arriving at each of the others, in milliseconds. */
  readonly latencies: Latencies
}

/** Client ids are never used twice in one process: a server may bind them to a person. */
let nextClient = 1000

/** Puts the load on the place and reports what arrived. Throws when a connection is cut. */
export async function typeTogether(place: Place, load: Load): Promise<Outcome> {
  const characters = Math.ceil((load.rate * load.seconds) / load.writers)
  const scripts = Array.from({ length: load.writers }, () => new Script(place, nextClient++, characters))
  const audience = new Audience(place, scripts)
  const sockets = await enterAll(place, load.people, (index) => audience.seat(index))
  scripts.forEach((script, at) => must(sockets[at], 'writers are among the people').write(script.begin))
  await pause(300)
  const seconds = await typeAtRate(scripts, sockets, load)
  const expected = scripts.reduce((sum, { sent }) => sum + sent, 0) * (load.people - 1)
  const complete = await holdsWithin(3000, () => audience.arrived >= expected)
  mustBeOpen(sockets)
  for (const socket of sockets) socket.close()
  const offered = expected / (load.people - 1) / seconds
  return {
    offered,
    carried: complete ? offered : audience.arrived / (load.people - 1) / seconds,
    latencies: audience.latencies,
  }
}

/** Returns the seconds it took. */
async function typeAtRate(
  scripts: readonly Script[],
  sockets: readonly RawSocket[],
  load: Load,
): Promise<number> {
  const begun = now()
  const perWriter = load.rate / load.writers / 1000
  for (let elapsed = 0; elapsed < load.seconds * 1000; elapsed = now() - begun) {
    scripts.forEach((script, at) => {
      // Writers are not in step with each other: each is a part of its interval ahead.
      const due = Math.floor(elapsed * perWriter + at / scripts.length)
      script.send(must(sockets[at], 'a writer has a socket'), due - script.sent, load.inBursts === true)
    })
    await pause(turn)
  }
  return (now() - begun) / 1000
}

/** Counts what arrives at each seat, and how late. */
class Audience {
  readonly latencies = new Latencies()
  arrived = 0
  readonly #arrivals: Arrivals
  readonly #scripts: Map<number, Script>
  readonly #own: readonly number[]

  constructor(place: Place, scripts: readonly Script[]) {
    this.#arrivals = new Arrivals(place.dialect)
    this.#scripts = new Map(scripts.map((script) => [script.client, script]))
    this.#own = scripts.map(({ client }) => client)
  }

  seat(index: number): (payload: Buffer) => void {
    const own = this.#own[index]
    return (payload) => {
      const at = now()
      for (const { client, from, to } of this.#arrivals.spansIn(payload)) {
        if (client !== own) this.#count(client, from, to, at)
      }
    }
  }

  #count(client: number, from: number, to: number, at: number): void {
    const sentAt = this.#scripts.get(client)?.sentAt
    if (sentAt === undefined) return
    for (let clock = Math.max(from, firstClock); clock < to; clock++) {
      this.latencies.add(at - (sentAt[clock - firstClock] ?? at))
      this.arrived += 1
    }
  }
}
