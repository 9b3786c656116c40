/** A timer that is set at most once at a time. */
export class Alarm {
  #timer: NodeJS.Timeout | null = null

  get isSet(): boolean {
    return this.#timer !== null
  }

  /** Rings after so many milliseconds, unless it is set already. */
  set(millis: number, ring: () => void): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      ring()
    }, millis)
  }

  off(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }
}
