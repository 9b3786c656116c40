/**
 * Keeps changes from elsewhere back while somebody must not be disturbed: a browser ends the word that is being composed
 * (IME) when the paragraph around it is drawn anew. Only what comes in waits, in its order, and never for long.
 */

/** A word is composed for a second or two; longer nobody's changes may be kept from the person. */
const patienceMillis = 2500
/** How often it is asked whether the word is done. */
const askMillis = 50
/** What may wait at most, in bytes. */
const mostBytes = 1_000_000

interface Waiting {
  readonly apply: () => void
  readonly bytes: number
}

export class Hold {
  readonly #reasons = new Set<() => boolean>()
  #waiting: Waiting[] = []
  #bytes = 0
  #until = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /** While `isBusy`, what comes in waits. Returns the way to take this back. */
  while(isBusy: () => boolean): () => void {
    this.#reasons.add(isBusy)
    return () => this.#reasons.delete(isBusy)
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
    return [...this.#reasons].some((isBusy) => isBusy())
  }

  #ask(): void {
    this.#timer = setTimeout(() => {
      if (Date.now() < this.#until && this.#isBusy()) this.#ask()
      else this.release()
    }, askMillis)
  }
}
