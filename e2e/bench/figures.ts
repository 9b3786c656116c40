/** Figures: a histogram of latencies, and the median of runs. */

const bucketsPerMilli = 20
const longestMillis = 20_000

/** Latencies in milliseconds, kept in buckets of 0.05 ms. */
export class Latencies {
  readonly #buckets = new Uint32Array(longestMillis * bucketsPerMilli + 1)
  count = 0
  max = 0

  add(millis: number): void {
    const bucket = Math.min(Math.max(Math.round(millis * bucketsPerMilli), 0), this.#buckets.length - 1)
    this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + 1
    this.count += 1
    if (millis > this.max) this.max = millis
  }

  /** The latency that `share` (0 to 1) of all stay within; NaN when there is none. */
  percentile(share: number): number {
    if (this.count === 0) return Number.NaN
    let left = Math.ceil(this.count * share)
    for (let bucket = 0; bucket < this.#buckets.length; bucket++) {
      left -= this.#buckets[bucket] ?? 0
      if (left <= 0) return bucket / bucketsPerMilli
    }
    return longestMillis
  }
}

/** The middle one of the runs' values; NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted((one, other) => one - other)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN
}

export const now = (): number => performance.now()

export const pause = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis))

/** Waits until the condition holds. Returns whether it did within `millis`. */
export async function holdsWithin(millis: number, condition: () => boolean): Promise<boolean> {
  const deadline = now() + millis
  while (!condition()) {
    if (now() > deadline) return false
    await pause(5)
  }
  return true
}
