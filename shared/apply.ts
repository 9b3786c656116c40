/** Updates that are on disk, applied to a document in pieces. */
import * as Y from 'yjs'
import type { Pieces } from './pieces.ts'
import { slicesOf } from './slices.ts'

/** So many short updates are applied in one piece, or so many bytes of them; one that is longer is cut. */
const together = { updates: 250, bytes: 16_384 }

/**
 * Applies the updates (v1) in order. The document is opened as it is: Yjs does not tidy up, as it does after changes of
 * others. Until the work is done, the document is a part of what it shall be. Throws as Yjs does.
 */
export function* applyInPieces(doc: Y.Doc, updates: Iterable<Uint8Array>): Pieces<void> {
  for (const portion of portionsOf(updates)) {
    doc.transact((transaction) => {
      for (const update of portion) Y.applyUpdate(doc, update)
      transaction.local = true
    })
    yield null
  }
}

/** What to apply in one piece; nothing, while a long update is being read. */
function* portionsOf(updates: Iterable<Uint8Array>): Generator<readonly Uint8Array[]> {
  let portion = new Portion()
  for (const update of updates) {
    const isLong = update.length > together.bytes
    if (isLong || !portion.hasRoomFor(update)) {
      yield portion.updates
      portion = new Portion()
    }
    if (isLong) for (const slice of slicesOf(update)) yield slice === null ? [] : [slice]
    else portion.add(update)
  }
  yield portion.updates
}

class Portion {
  readonly updates: Uint8Array[] = []
  #bytes = 0

  hasRoomFor(update: Uint8Array): boolean {
    return this.updates.length < together.updates && this.#bytes + update.length <= together.bytes
  }

  add(update: Uint8Array): void {
    if (update.length > 0) this.updates.push(update)
    this.#bytes += update.length
  }
}
