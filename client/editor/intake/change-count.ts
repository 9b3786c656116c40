/** Counts tracked changes as people do: what one person changed without a gap is one change. */
import type { Changes } from './intake.ts'

export type ChangeKind = 'inserted' | 'deleted' | 'moved'

/** A change that words stand in, and who made it. */
export interface Change {
  readonly kind: ChangeKind
  readonly author: string
}

export class ChangeCount {
  readonly #counts = { inserted: 0, deleted: 0, moved: 0, formatted: 0 }
  readonly #authors = new Set<string>()
  #last: Change | null = null

  /** The next words, in reading order, stand in this change, or in none. */
  see(change: Change | null): void {
    const goesOn = change !== null && this.#last?.kind === change.kind && this.#last.author === change.author
    if (change !== null && !goesOn) this.#add(change.kind, change.author)
    this.#last = change
  }

  /** The look of some words was changed. */
  seeFormat(author: string): void {
    this.#add('formatted', author)
  }

  get changes(): Changes {
    return { ...this.#counts, authors: [...this.#authors] }
  }

  #add(kind: ChangeKind | 'formatted', author: string): void {
    this.#counts[kind] += 1
    if (author !== '') this.#authors.add(author)
  }
}
