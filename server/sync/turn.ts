/** Turns of the event loop: how long one may be used, by work that takes many. */
import { setImmediate as nextTurn } from 'node:timers/promises'

/** In milliseconds. */
const longest = 5

export class Turns {
  readonly #others: () => Promise<unknown>
  #begun = performance.now()
  #spent = 0

  /** @param others what is done whenever the others have their turn */
  constructor(others: () => Promise<unknown> = () => nextTurn()) {
    this.#others = others
  }

  /** How long the work has taken so far, without the turns of others, in milliseconds. */
  get spent(): number {
    return this.#spent + performance.now() - this.#begun
  }

  /** Lets the others have their turn, once this one was used long enough. */
  pause = async (): Promise<void> => {
    const used = performance.now() - this.#begun
    if (used < longest) return
    this.#spent += used
    await this.#others()
    this.#begun = performance.now()
  }
}
