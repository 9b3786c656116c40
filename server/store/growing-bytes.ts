/** Bytes that are added to at the end: one buffer, grown by doubling, so that small additions cost no objects. */
export class GrowingBytes {
  #bytes: Uint8Array
  #length = 0

  /** @param room bytes to begin with; `clear` goes back to it. */
  constructor(room = 256) {
    this.#bytes = new Uint8Array(room)
  }

  get length(): number {
    return this.#length
  }

  push(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  /** Everything added; a view that holds until the next `push` or `clear`. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  /** Forgets the content; keeps the room up to `keep` bytes for what comes next. */
  clear(keep = 1 << 20): void {
    this.#length = 0
    if (this.#bytes.length > keep) this.#bytes = new Uint8Array(keep)
  }

  #makeRoom(more: number): void {
    const needed = this.#length + more
    if (needed <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2))
    grown.set(this.view())
    this.#bytes = grown
  }
}
