/** What waits in a room, in the order in which it came. */
import type { Waiting } from './batch.ts'

/** At most so many messages make one batch: other rooms have their turn in between. */
const batchSize = 4000

export class Queue {
  readonly #waiting: Waiting[] = []
  #bytes = 0

  get length(): number {
    return this.#waiting.length
  }

  /** How many bytes wait. */
  get bytes(): number {
    return this.#bytes
  }

  push(waiting: Waiting): void {
    this.#waiting.push(waiting)
    this.#bytes += waiting.bytes.length
  }

  /** Takes the next ones out. */
  batch(): Waiting[] {
    const batch = this.#waiting.splice(0, batchSize)
    for (const { bytes } of batch) this.#bytes -= bytes.length
    return batch
  }

  /** What a batch had no room for comes first again. */
  putBack(rest: readonly Waiting[]): void {
    this.#waiting.unshift(...rest)
    for (const { bytes } of rest) this.#bytes += bytes.length
  }

  /** Puts something else of the same size in place of some. */
  change(to: (waiting: Waiting) => Waiting): void {
    for (const [at, waiting] of [...this.#waiting.entries()]) this.#waiting[at] = to(waiting)
  }
}
