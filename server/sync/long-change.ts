/** A long update on its way into the document: slice by slice, hidden until it is told as one change. */
import * as Y from 'yjs'
import { inPieces } from '#shared/pieces'
import { encodeChange, type Deleted } from '#shared/state'
import type { Claim } from '../store/texts.ts'
import { untouched, type Applied } from './applied.ts'
import type { Hidden } from './hidden.ts'
import type { Finding } from './inspect.ts'
import { applySlices, noteDeleted } from './long-update.ts'
import { Turns } from './turn.ts'

/** How long one update may take in all its turns, in milliseconds: far more than any honest one. */
const longestWork = 10_000

export class LongChange {
  readonly #doc: Y.Doc
  readonly #hidden: Hidden
  readonly #deleted: Deleted = new Map()

  constructor(doc: Y.Doc, hidden: Hidden) {
    this.#doc = doc
    this.#hidden = hidden
  }

  /** False when it took too long: then a part of it is in the document. `known`, `isSlow`: as in `applySlices`. */
  async apply(
    slices: readonly Uint8Array[],
    known: Uint8Array | null,
    isSlow: boolean,
    turns: Turns,
  ): Promise<boolean> {
    const applying = applySlices(this.#doc, slices, known, isSlow, (transaction) => {
      this.#hidden.add(transaction)
      noteDeleted(transaction, this.#deleted)
    })
    for (const _ of applying) {
      await turns.pause()
      if (turns.spent >= longestWork) return false
    }
    return true
  }

  /** What it was, for the disk and for the others. Nobody writes meanwhile. */
  async told(finding: Finding, claims: readonly Claim[], turns: Turns): Promise<Applied> {
    const changed = this.#hidden.changed(this.#doc)
    const isNothing = this.#deleted.size === 0 && changed.length === 1
    const change = encodeChange(this.#doc, this.#hidden.stateVector(this.#doc), this.#deleted)
    const telling = new Turns()
    const update = await inPieces(change, telling.pause)
    const spent = [turns.spent + telling.spent]
    return { ...untouched(finding), spent, record: isNothing ? null : { update, claims }, changed }
  }
}
