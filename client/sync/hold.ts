/**
 * Keeps changes from elsewhere back while somebody must not be disturbed: a browser ends the word that is being composed
 * (IME) when the paragraph around it is drawn anew. Only what comes in waits, in its order, and never for long.
 */

/** However busy a person is: longer nobody's changes may be kept from them. */
const patienceMillis = 10_000
/** How often it is asked whether the word is done. */
const askMillis = 50
/** What may wait at most, in bytes. */
const mostBytes = 1_000_000

/** Why changes wait. */
export interface Business {
  /** Whether somebody must not be disturbed at this moment. */
  readonly isBusy: () => boolean
  /** Called before what waited comes, also when somebody is busy yet: nothing may be half done then. */
  readonly end: () => void
}

interface Waiting {
  readonly apply: () => void
  readonly bytes: number
}

export class Hold {
  readonly #reasons = new Set<Business>()
  #waiting: Waiting[] = []
  #bytes = 0
  #until = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /** While somebody is busy, what comes in waits. Returns the way to take this back. */
  while(business: Business): () => void {
    this.#reasons.add(business)
    return () => this.#reasons.delete(business)
  }

  /** Applies the change now, or when nobody is busy any more. */
  pass(apply: () => void, bytes: number): void {
    if (this.#waiting.length === 0) {
      if (!this.#isBusy()) return apply()
      this.#until = Date.now() + patienceMillis
      this.#ask()
    }
    this.#waiting.push({ apply, bytes })
    this.#bytes += bytes
    if (this.#bytes > mostBytes) this.release()
  }

  /** Lets everything go on that waits. */
  release(): void {
    clearTimeout(this.#timer)
    for (const { end } of [...this.#reasons]) end()
    const waiting = this.#waiting
    this.#waiting = []
    this.#bytes = 0
    for (const { apply } of waiting) apply()
  }

  /** Nothing that waits will be applied any more. */
  drop(): void {
    clearTimeout(this.#timer)
    this.#waiting = []
  }

  #isBusy(): boolean {
    return [...this.#reasons].some(({ isBusy }) => isBusy())
  }

  #ask(): void {
    this.#timer = setTimeout(() => {
      if (Date.now() < this.#until && this.#isBusy()) this.#ask()
      else this.release()
    }, askMillis)
  }
}
