/** A long update on its way into the document: slice by slice, hidden until it is told as one change. */
import * as Y from 'yjs'
import { inPieces, type Pieces } from '#shared/pieces'
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

  /**
   * What it was, for the disk and for the others. Nobody writes meanwhile.
   * @param whole the update itself, if all of it is new and in the document
   */
  async told(
    finding: Finding,
    claims: readonly Claim[],
    turns: Turns,
    whole: Uint8Array | null,
  ): Promise<Applied> {
    const changed = this.#hidden.changed(this.#doc)
    const isNothing = this.#deleted.size === 0 && changed.length === 1
    const telling = new Turns()
    const update = whole ?? (await inPieces(this.#encode(), telling.pause))
    const spent = [turns.spent + telling.spent]
    return { ...untouched(finding), spent, record: isNothing ? null : { update, claims }, changed }
  }

  #encode(): Pieces<Uint8Array> {
    return encodeChange(this.#doc, this.#hidden.stateVector(this.#doc), this.#deleted)
  }
}
