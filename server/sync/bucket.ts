/** A token bucket: so much at once, so much per second, and no more. */

export interface Flow {
  readonly perSecond: number
  readonly burst: number
}

export class Bucket {
  readonly #flow: Flow
  #left: number
  #at: number

  /** @param now milliseconds of a clock that never goes back */
  constructor(flow: Flow, now: number) {
    this.#flow = flow
    this.#left = flow.burst
    this.#at = now
  }

  /** Takes `amount` out; false, and nothing taken, when there is not so much in it. */
  take(amount: number, now: number): boolean {
    this.#refill(now)
    if (this.#left < amount) return false
    this.#left -= amount
    return true
  }

  /** Takes out what was spent already, even when there is not so much in it: the rest is owed. */
  owe(amount: number, now: number): void {
    this.#refill(now)
    this.#left -= amount
  }

  /** Whether nothing is in it, or less. */
  isDry(now: number): boolean {
    this.#refill(now)
    return this.#left <= 0
  }

  #refill(now: number): void {
    const refilled = this.#left + ((now - this.#at) / 1000) * this.#flow.perSecond
    this.#left = refilled < this.#flow.burst ? refilled : this.#flow.burst
    this.#at = now
  }
}
