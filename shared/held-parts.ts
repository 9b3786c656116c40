/**
 * A long Yjs update (v1) in parts, of which Yjs applies nothing before the last one has come: that brings the first struct
 * of each client, and all its others wait for it. So a slow reader has the whole of it at once, as if it had come in one.
 * (Of half a text Yjs tidies away the bold of words that are still to come, and tells everyone of it.)
 */
import * as encoding from 'lib0/encoding'
import type { Pieces } from './pieces.ts'
import { writeDeletes, type Deleted } from './slices.ts'
import { readLayout, type Run } from './update-layout.ts'

/** What a deleted range takes, about, in bytes. */
const rangeBytes = 8

/**
 * The parts in order, hardly longer than `most` bytes; what cannot be cut is longer. An update that cannot be read is its
 * only part: Yjs says what is wrong with it.
 */
export function* heldParts(update: Uint8Array, most: number): Pieces<Uint8Array[]> {
  const layout = yield* readLayout(update)
  if (layout === null) return [update]
  const parts = new Parts(update, most)
  for (const run of layout.runs) yield* parts.addStructs(run)
  for (const run of layout.runs) parts.last.add({ run, from: 0, to: 1 })
  const firsts = new Map(layout.runs.map(({ client, clocks }) => [client, clocks[1] ?? 0]))
  for (const [client, ranges] of layout.deletes)
    yield* parts.addDeletes(client, ranges, firsts.get(client) ?? Infinity)
  return parts.encoded
}

class Parts {
  readonly #update: Uint8Array
  readonly #most: number
  readonly #full: Part[] = []
  #part = new Part()
  /** What all the others wait for. */
  readonly last = new Part()

  constructor(update: Uint8Array, most: number) {
    this.#update = update
    this.#most = most
  }

  get encoded(): Uint8Array[] {
    const held = [...this.#full, this.#part].filter(({ bytes }) => bytes > 0)
    return [...held, this.last].map((part) => part.encoded(this.#update))
  }

  /** All but the first of the client's structs. */
  *addStructs(run: Run): Pieces<void> {
    const end = run.places.length - 1
    for (let from = 1; from < end;) {
      const to = reach(run, from, this.#room)
      this.#part.add({ run, from, to })
      from = to
      yield* this.#next()
    }
  }

  /** A deletion waits as long as what it deletes; what the reader may have already goes with the last part. */
  *addDeletes(client: number, ranges: readonly number[], heldFrom: number): Pieces<void> {
    const held = ranges.findIndex((clock, at) => at % 2 === 0 && clock >= heldFrom)
    const end = held < 0 ? ranges.length : held
    if (end > 0) this.last.delete([client, ranges.slice(0, end)])
    for (let from = end; from < ranges.length;) {
      const to = from + 2 * Math.max(1, Math.floor(this.#room / rangeBytes))
      this.#part.delete([client, ranges.slice(from, to)])
      from = to
      yield* this.#next()
    }
  }

  get #room(): number {
    return this.#most - this.#part.bytes
  }

  *#next(): Pieces<void> {
    if (this.#room > 0) return
    this.#full.push(this.#part)
    this.#part = new Part()
    yield null
  }
}

/** The first struct that does not begin within `room` bytes. */
function reach({ places }: Run, from: number, room: number): number {
  const end = (places[from] ?? 0) + room
  let to = from + 1
  while (to < places.length - 1 && (places[to] ?? 0) < end) to += 1
  return to
}

interface Row {
  readonly run: Run
  readonly from: number
  readonly to: number
}

class Part {
  bytes = 0
  readonly #rows: Row[] = []
  readonly #deletes: Deleted[] = []

  add(row: Row): void {
    this.#rows.push(row)
    this.bytes += (row.run.places[row.to] ?? 0) - (row.run.places[row.from] ?? 0)
  }

  delete(deleted: Deleted): void {
    this.#deletes.push(deleted)
    this.bytes += (deleted[1].length / 2) * rangeBytes
  }

  encoded(update: Uint8Array): Uint8Array {
    return encoding.encode((to) => {
      encoding.writeVarUint(to, this.#rows.length)
      for (const { run, from, to: end } of this.#rows) {
        encoding.writeVarUint(to, end - from)
        encoding.writeVarUint(to, run.client)
        encoding.writeVarUint(to, run.clocks[from] ?? 0)
        encoding.writeUint8Array(to, update.subarray(run.places[from], run.places[end]))
      }
      writeDeletes(to, this.#deletes)
    })
  }
}
