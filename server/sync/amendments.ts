/** Changes of the house's own that wait to come into a room. */
import { fail, ok, type Result } from '#shared/failure'
import type { Applied } from './applied.ts'
import type { Draft } from './draft.ts'
import { trouble } from './permits.ts'

interface Amendment {
  /** A Yjs update (v1). */
  readonly update: Uint8Array
  readonly settle: (result: Result<void>) => void
}

export class Amendments {
  #waiting: Amendment[] = []

  get isWaiting(): boolean {
    return this.#waiting.length > 0
  }

  /** Resolves with what became of it. */
  push(update: Uint8Array): Promise<Result<void>> {
    return new Promise((settle) => this.#waiting.push({ update, settle }))
  }

  /** Brings them in, the oldest first. Returns what could not be kept, and the document is ahead of the disk; null for nothing. */
  async into(draft: Draft, keep: (applied: Applied) => Promise<boolean>): Promise<Applied | null> {
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      const applied = draft.amend(next.update)
      const isKept = await keep(applied)
      const isWhole = isKept && applied.findings.every(({ kind }) => kind === 'fine')
      next.settle(isWhole ? ok(undefined) : fail(trouble))
      if (!isKept) return applied
    }
    return null
  }

  /** Nothing comes of any of them. */
  refuse(): void {
    for (const { settle } of this.#waiting.splice(0)) settle(fail(trouble))
  }
}
