/** The updates of one section that no base holds yet, in order: their bytes in one buffer, and which log segment each lies in. */
import type { Pieces } from '#shared/pieces'
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

  /** The updates as they are now, without empty ones; what comes later does not touch them. */
  updates(): Pieces<Uint8Array[]> {
    return cutAt(this.#bytes.view().slice(), this.#ends.slice())
  }
}

/** So many updates are cut out in one piece. */
const atOnce = 10_000

function* cutAt(bytes: Uint8Array, ends: readonly number[]): Pieces<Uint8Array[]> {
  const updates: Uint8Array[] = []
  let begin = 0
  for (const [at, end] of ends.entries()) {
    if (end > begin) updates.push(bytes.subarray(begin, end))
    begin = end
    if (at % atOnce === atOnce - 1) yield null
  }
  return updates
}
