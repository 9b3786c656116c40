/** From so many on the average stays: of thousands of rows, a pixel more for each moves the last out of sight. */
const enough = 8

/**
 * Where the rows of a long list stand, of which most were never drawn: what was drawn is as high as it was measured,
 * the others as high as the first of those on average.
 */
export class Heights<K> {
  readonly #guess: number
  readonly #measured = new Map<K, number>()
  #sum = 0
  #settled: number | null = null
  #keys: readonly K[] = []
  /** Where each row begins, and where the last one ends; null when it is to be counted anew. */
  #starts: Float64Array | null = null

  /** @param guess the height of a row before any was measured. */
  constructor(guess: number) {
    this.#guess = guess
  }

  /** The rows that are listed, in order. */
  list(keys: readonly K[]): void {
    if (keys === this.#keys) return
    this.#keys = keys
    this.#starts = null
  }

  /** Takes in how high a row is. Returns by how much that moves what stands behind it. */
  measure(key: K, height: number): number {
    const before = this.#measured.get(key)
    if (before === height || height === 0) return 0
    const assumed = before ?? this.#average
    this.#measured.set(key, height)
    this.#sum += height - (before ?? 0)
    if (this.#measured.size >= enough) this.#settled ??= this.#sum / this.#measured.size
    this.#starts = null
    return height - assumed
  }

  get total(): number {
    return this.startOf(this.#keys.length)
  }

  /** Where the row of that number begins. */
  startOf(index: number): number {
    return this.#counted()[index] ?? 0
  }

  /** Which row stands there; the nearest, where none does. */
  indexAt(offset: number): number {
    const starts = this.#counted()
    let [low, high] = [0, Math.max(this.#keys.length - 1, 0)]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  get #average(): number {
    return this.#measured.size === 0 ? this.#guess : (this.#settled ?? this.#sum / this.#measured.size)
  }

  #counted(): Float64Array {
    if (this.#starts !== null) return this.#starts
    const starts = new Float64Array(this.#keys.length + 1)
    const average = this.#average
    this.#keys.forEach((key, at) => {
      starts[at + 1] = (starts[at] ?? 0) + (this.#measured.get(key) ?? average)
    })
    this.#starts = starts
    return starts
  }
}
