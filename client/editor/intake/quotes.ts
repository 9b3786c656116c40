/** Gathers the words that comments stand at, while the text is walked through. */

/** A place is shown by its first words. */
const longest = 160

export class Quotes {
  readonly #open = new Set<string>()
  readonly #words = new Map<string, string>()

  begin(id: string): void {
    this.#open.add(id)
  }

  end(id: string): void {
    this.#open.delete(id)
  }

  hear(words: string): void {
    for (const id of this.#open) {
      const before = this.#words.get(id) ?? ''
      if (before.length <= longest) this.#words.set(id, before + words)
    }
  }

  /** The words at which the comment of this id stands. */
  at(id: string): string {
    const words = (this.#words.get(id) ?? '').replace(/\s+/gu, ' ').trim()
    return words.length > longest ? `${words.slice(0, longest)}…` : words
  }
}
