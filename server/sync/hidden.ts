/** What a long update has brought into the document so far: nobody is told of it, or may build on it, before all of it is on disk. */
import * as Y from 'yjs'
import type { Deleted } from '#shared/state'

export class Hidden {
  /** Of each client the clock from which on nothing is known to anyone. */
  readonly #from = new Map<number, number>()

  /** Hides what the transaction has inserted. */
  add({ beforeState, afterState }: Y.Transaction): void {
    for (const [client, clock] of afterState) {
      const before = beforeState.get(client) ?? 0
      if (clock !== before && !this.#from.has(client)) this.#from.set(client, before)
    }
  }

  clear(): void {
    this.#from.clear()
  }

  /** The clock from which on the client's structs are hidden; Infinity when none are. */
  from(client: number): number {
    return this.#from.get(client) ?? Infinity
  }

  /** The document's state vector without what is hidden. */
  stateVector(doc: Y.Doc): Uint8Array {
    if (this.#from.size === 0) return Y.encodeStateVector(doc)
    const known = Y.decodeStateVector(Y.encodeStateVector(doc))
    for (const [client, clock] of this.#from) {
      if (clock > 0) known.set(client, clock)
      else known.delete(client)
    }
    return Y.encodeStateVector(known)
  }

  /** The entries of the document's state vector that are hidden, as a state vector. */
  changed({ store }: Y.Doc): Uint8Array {
    const clients = [...this.#from.keys()]
    return Y.encodeStateVector(new Map(clients.map((client) => [client, Y.getState(store, client)])))
  }

  /** The deletions without those of hidden structs: where the parent was deleted before, Yjs deletes what comes into it. */
  seen(deleted: Deleted): Deleted {
    if (this.#from.size === 0) return deleted
    const seen: Deleted = new Map()
    for (const [client, ranges] of deleted) {
      const kept = upTo(ranges, this.from(client))
      if (kept.length > 0) seen.set(client, kept)
    }
    return seen
  }
}

/** The ranges (clock, length, …) up to a clock. */
function upTo(ranges: readonly number[], end: number): number[] {
  const kept: number[] = []
  for (let at = 0; at < ranges.length; at += 2) {
    const [clock, length] = [ranges[at] ?? 0, ranges[at + 1] ?? 0]
    if (clock < end) kept.push(clock, Math.min(length, end - clock))
  }
  return kept
}
