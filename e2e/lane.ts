/** One way of a connection: what is sent arrives in its order, and as late as the weather has it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { swallows, type Way, type Weather } from './weather.ts'

/** What a lane goes through. */
export interface Sky {
  readonly weather: Weather
  /** Decides what is lost, and how late the late is: from 0 to 1. */
  readonly random: () => number
  /** Resolves with the next change of the weather. */
  change(): Promise<void>
}

/** Where a lane leads to. */
export interface LaneEnd {
  arrive(bytes: Buffer): void
  end(): void
  /** The connection is gone, at both ends. */
  breakOff(): void
}

interface Piece {
  readonly bytes: Buffer | 'end'
  /** In milliseconds since 1970. */
  readonly sent: number
}

/** What was written just before a connection breaks off shall still arrive. */
const lastWordsMillis = 20

export class Lane {
  readonly #way: Way
  readonly #sky: Sky
  readonly #to: LaneEnd
  readonly #pieces: Piece[] = []
  #carrying = false
  #forgotten = false
  #closed = false

  constructor(way: Way, sky: Sky, to: LaneEnd) {
    this.#way = way
    this.#sky = sky
    this.#to = to
  }

  /** `end`: nothing will follow. */
  send(bytes: Buffer | 'end'): void {
    this.#pieces.push({ bytes, sent: Date.now() })
    if (!this.#carrying) void this.#carry()
  }

  /** Nothing arrives any more, and nobody is told. */
  forget(): void {
    this.#forgotten = true
  }

  /** Nobody is there for whom anything could arrive. */
  close(): void {
    this.#closed = true
    this.#pieces.length = 0
  }

  async #carry(): Promise<void> {
    this.#carrying = true
    for (let piece = this.#pieces.shift(); piece !== undefined; piece = this.#pieces.shift()) {
      await this.#travel(piece)
    }
    this.#carrying = false
  }

  async #travel({ bytes, sent }: Piece): Promise<void> {
    await this.#beLate(sent)
    await this.#beHeld()
    if (bytes === 'end') return this.#to.end()
    if (this.#isLost()) return this.#breakOff(bytes)
    for (let rest = bytes; rest.length > 0 && !this.#closed;) {
      const portion = await this.#portion(rest)
      await this.#beHeld()
      if (!this.#closed) this.#to.arrive(portion)
      rest = rest.subarray(portion.length)
    }
  }

  async #beLate(sent: number): Promise<void> {
    const { weather, random } = this.#sky
    if (weather.kind === 'delay') {
      const millis = weather.millis + (2 * random() - 1) * weather.jitter
      await sleep(Math.max(0, sent + millis - Date.now()))
    }
    if (weather.kind === 'loss' && 100 * random() < weather.stalls) await sleep(random() * weather.millis)
  }

  /** A black hole holds back what comes to it until it has closed; what was forgotten, for ever. */
  async #beHeld(): Promise<void> {
    while (!this.#closed && (this.#forgotten || swallows(this.#sky.weather, this.#way)))
      await this.#sky.change()
  }

  #isLost(): boolean {
    const { weather, random } = this.#sky
    return weather.kind === 'loss' && 100 * random() < weather.resets
  }

  async #breakOff(bytes: Buffer): Promise<void> {
    this.#to.arrive(bytes.subarray(0, bytes.length / 2))
    await sleep(lastWordsMillis)
    this.#to.breakOff()
  }

  /** As much of it as goes through at once. */
  async #portion(bytes: Buffer): Promise<Buffer> {
    const { weather } = this.#sky
    if (weather.kind !== 'trickle') return bytes
    await sleep(weather.millis)
    return bytes.subarray(0, weather.bytes)
  }
}
