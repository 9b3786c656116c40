/** Whether an update says anything that the document does not hold. */
import * as Y from 'yjs'
import type { Pieces } from '#shared/pieces'
import { parseInPieces, rangeAt, rangesOf } from './update.ts'

/** Whether the update holds no struct and no deletion that the document lacks; false for a malformed one. */
export function* isKnown(update: Uint8Array, doc: Y.Doc): Pieces<boolean> {
  try {
    const { sections, deletes } = yield* parseInPieces(update)
    if (sections.some(({ client, end }) => end > Y.getState(doc.store, client))) return false
    for (const part of rangesOf(deletes)) {
      if (!isDeleted(part, doc)) return false
      yield null
    }
    return true
  } catch {
    return false
  }
}

function isDeleted(deletes: readonly number[], doc: Y.Doc): boolean {
  for (let at = 0; at < deletes.length; at += 3) {
    const [client, clock, length] = rangeAt(deletes, at)
    if (clock + length > Y.getState(doc.store, client)) return false
    const structs = doc.store.clients.get(client) ?? []
    for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
      const struct = structs[index]
      if (struct === undefined || struct.id.clock >= clock + length) break
      if (!struct.deleted) return false
    }
  }
  return true
}
