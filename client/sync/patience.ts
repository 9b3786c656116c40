/** How long to wait before the next attempt to reach the server: fast first, then slower, never in step with others. */
const steps = [200, 500, 1000, 2000, 4000, 7000, 10_000] as const

export class Patience {
  #tries = 0
  readonly #random: () => number

  /** @param random between 0 and 1: a restart must not bring all browsers back in the same moment. */
  constructor(random: () => number = Math.random) {
    this.#random = random
  }

  /** Milliseconds until the next attempt: half of the step for sure, the rest by chance. */
  next(): number {
    const step = steps[Math.min(this.#tries, steps.length - 1)] ?? 10_000
    this.#tries += 1
    return step / 2 + (step / 2) * this.#random()
  }

  reset(): void {
    this.#tries = 0
  }
}
