/** The updates of one section that no base holds yet, in order: their bytes in one buffer, and which log segment each lies in. */
import { GrowingBytes } from './growing-bytes.ts'

/** Updates up to the `upTo`-th ever added lie in `segment` (those before belong to the runs before). */
interface Run {
  readonly segment: number
  upTo: number
}

export class UpdatePile {
  readonly #bytes = new GrowingBytes(64)
  /** Where each update ends in `#bytes`. */
  #ends: number[] = []
  #runs: Run[] = []
  #dropped = 0

  /** How many updates were ever added: a mark for `dropUpTo`. */
  get total(): number {
    return this.#dropped + this.#ends.length
  }

  /** How many of them are gone again. */
  get dropped(): number {
    return this.#dropped
  }

  /** The oldest log segment that is still needed; null when the pile is empty. */
  get oldestSegment(): number | null {
    return this.#runs[0]?.segment ?? null
  }

  /** `update` is copied; it may be empty (a record that only claims). */
  add(update: Uint8Array, segment: number): void {
    this.#bytes.push(update)
    this.#ends.push(this.#bytes.length)
    const last = this.#runs.at(-1)
    if (last?.segment === segment) last.upTo = this.total
    else this.#runs.push({ segment, upTo: this.total })
  }

  /** Lets go of everything up to the `mark`-th update ever added. */
  dropUpTo(mark: number): void {
    const count = Math.min(mark - this.#dropped, this.#ends.length)
    if (count <= 0) return
    const cut = this.#ends[count - 1] ?? 0
    const rest = this.#bytes.view().slice(cut)
    this.#bytes.clear(64)
    this.#bytes.push(rest)
    this.#ends = this.#ends.slice(count).map((end) => end - cut)
    this.#dropped += count
    this.#runs = this.#runs.filter((run) => run.upTo > this.#dropped)
  }

  /** The updates, without empty ones; a copy that later changes do not touch. */
  updates(): Uint8Array[] {
    const bytes = this.#bytes.view().slice()
    return this.#ends
      .map((end, at) => bytes.subarray(this.#ends[at - 1] ?? 0, end))
      .filter((update) => update.length > 0)
  }
}
