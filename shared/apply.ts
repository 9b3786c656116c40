/** A document built in pieces of what is on disk. */
import * as Y from 'yjs'
import type { Pieces } from './pieces.ts'
import { slicesOf } from './slices.ts'

/** So many short updates are applied in one piece, or so many bytes of them; one that is longer is cut. */
const together = { updates: 250, bytes: 16_384 }

/**
 * Builds what is stored in an empty document: the state `base` (a Yjs update v1, as `Y.encodeStateAsUpdate` makes it; null
 * for none), then the updates since, in order. It is opened as it is: Yjs does not tidy up, as it does after changes of
 * others. Until the work is done, the document is a part of what it shall be. Throws as Yjs does, and when
 * something is missing in a long update.
 */
export function* buildInPieces(
  doc: Y.Doc,
  base: Uint8Array | null,
  updates: Iterable<Uint8Array>,
): Pieces<void> {
  if (base !== null) yield* applyInPieces(doc, [base], asItIs)
  yield* applyInPieces(doc, updates, () => undefined)
}

function* applyInPieces(
  doc: Y.Doc,
  updates: Iterable<Uint8Array>,
  finish: (transaction: Y.Transaction) => void,
): Pieces<void> {
  for (const portion of portionsOf(updates)) {
    doc.transact((transaction) => {
      for (const update of portion) Y.applyUpdate(doc, update)
      transaction.local = true
      finish(transaction)
    })
    yield null
  }
}

/**
 * Keeps Yjs from looking for neighbours to join and for deleted things to sweep. In a state both were done; and what
 * neighbours a part of it are would only be torn apart by the next part.
 */
function asItIs(transaction: Y.Transaction): void {
  const { store } = transaction.doc
  transaction.beforeState = new Map(
    [...store.clients.keys()].map((client) => [client, Y.getState(store, client)]),
  )
  transaction.deleteSet.clients.clear()
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
    if (isLong) yield* slicePortions(update)
    else portion.add(update)
  }
  yield portion.updates
}

function* slicePortions(update: Uint8Array): Generator<readonly Uint8Array[]> {
  const slices = slicesOf(update)
  let step = slices.next()
  for (; step.done !== true; step = slices.next()) yield step.value === null ? [] : [step.value]
  if (!step.value) throw new Error('something that a change builds on is missing')
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
