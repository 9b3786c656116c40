/**
 * A long Yjs update (v1) cut into short ones, so that applying it holds up nobody for long.
 *
 * Each slice can be applied once those before it are: a struct is taken when all it is linked to was taken or is no
 * part of the update; else the client that has it is taken first. (Links within one client lead back.) No struct is
 * cut, and its bytes stay as they are. A deletion comes with the slice that brings the last of what it deletes, or in a
 * later one.
 */
import * as encoding from 'lib0/encoding'
import { readLayout, type Layout, type Run } from './update-layout.ts'

/** What a slice holds at most: so many structs, and as many deletions. */
const mostOfSlice = 500

/**
 * The slices in order; null: nothing yet, a pause. Returns whether this was all of it: structs that wait for each other, or
 * for what is nowhere, come not at all. An update that cannot be read comes as it is: Yjs says what is wrong with it.
 */
export function* slicesOf(update: Uint8Array, most = mostOfSlice): Generator<Uint8Array | null, boolean> {
  const layout = yield* readLayout(update)
  if (layout === null) {
    yield update
    return true
  }
  const cutter = new Cutter(update, layout)
  for (let slice = cutter.next(most); slice !== null; slice = cutter.next(most)) yield slice
  return cutter.isDone
}

/** A client's structs, and how many of them were taken. */
class Row {
  readonly run: Run
  /** The first struct that was not taken. */
  next = 0
  /** The first struct of the slice that is being cut. */
  from = 0
  #link = 0

  constructor(run: Run) {
    this.run = run
  }

  get isDone(): boolean {
    return this.next >= this.run.places.length - 1
  }

  /** The clock behind what was taken. */
  get reached(): number {
    return this.run.clocks[this.next] ?? 0
  }

  /** The first other row that the next struct is linked to and that has not come so far; null for none. */
  awaited(rows: ReadonlyMap<number, Row>): Row | null {
    const { links } = this.run
    for (; links[this.#link] === this.next; this.#link += 3) {
      const row = rows.get(links[this.#link + 1] ?? -1)
      if (row !== undefined && (links[this.#link + 2] ?? 0) >= row.reached) return row
    }
    return null
  }
}

class Cutter {
  readonly #update: Uint8Array
  readonly #rows: ReadonlyMap<number, Row>
  /** Rows of which something may be left, the one whose turn is next last: higher ids first, as Yjs has it. */
  readonly #open: Row[]
  /** The rows that wait, each for the one above it. */
  readonly #waiting: Row[] = []
  readonly #deletes: Deletes

  constructor(update: Uint8Array, { runs, deletes }: Layout) {
    this.#update = update
    const rows = runs.map((run) => new Row(run))
    this.#open = [...rows].reverse()
    this.#rows = new Map(rows.map((row) => [row.run.client, row]))
    this.#deletes = new Deletes(deletes)
  }

  /** Whether no struct is left. */
  get isDone(): boolean {
    return this.#open.length === 0
  }

  /** Null when there is nothing more that can be handed out. */
  next(most: number): Uint8Array | null {
    const rows = this.#take(most)
    if (rows.length === 0 && !this.isDone) return null
    const deletes = rows.length > 0 ? this.#deletes.within(rows, most) : this.#deletes.rest(most)
    if (rows.length === 0 && deletes.length === 0) return null
    return encoding.encode((to) => {
      encoding.writeVarUint(to, rows.length)
      for (const row of rows) this.#write(to, row)
      writeDeletes(to, deletes)
    })
  }

  /** Takes up to `most` structs. Returns the rows they are from. */
  #take(most: number): Row[] {
    const touched = new Set<Row>()
    for (let taken = 0; taken < most;) {
      const row = this.#waiting.at(-1) ?? this.#nextOpen()
      if (row === null) break
      const other = row.awaited(this.#rows)
      if (other === null) {
        row.next += 1
        taken += 1
        touched.add(row)
        if (row.isDone || this.#waiting.length > 1) this.#waiting.pop()
      } else if (other.isDone || this.#waiting.includes(other)) break
      else this.#waiting.push(other)
    }
    return [...touched]
  }

  #nextOpen(): Row | null {
    while (this.#open.at(-1)?.isDone === true) this.#open.pop()
    const row = this.#open.at(-1) ?? null
    if (row !== null) this.#waiting.push(row)
    return row
  }

  #write(to: encoding.Encoder, row: Row): void {
    const { client, places, clocks } = row.run
    encoding.writeVarUint(to, row.next - row.from)
    encoding.writeVarUint(to, client)
    encoding.writeVarUint(to, clocks[row.from] ?? 0)
    encoding.writeUint8Array(to, this.#update.subarray(places[row.from], places[row.next]))
    row.from = row.next
  }
}

/** Deleted ranges of one client, flat: clock, length, clock, … */
export type Deleted = [client: number, ranges: readonly number[]]

class Deletes {
  readonly #left: Map<number, { readonly ranges: readonly number[]; at: number }>

  constructor(deletes: Layout['deletes']) {
    this.#left = new Map([...deletes].map(([client, ranges]) => [client, { ranges, at: 0 }]))
  }

  /** Up to `most` deletions that lie within what was taken of these rows. */
  within(rows: readonly Row[], most: number): Deleted[] {
    return this.#take(
      rows.map(({ run, reached }) => [run.client, reached]),
      most,
    )
  }

  /** Up to `most` of those that are left. */
  rest(most: number): Deleted[] {
    return this.#take(
      [...this.#left.keys()].map((client) => [client, Infinity]),
      most,
    )
  }

  #take(limits: readonly (readonly [client: number, clock: number])[], most: number): Deleted[] {
    const taken: Deleted[] = []
    let room = most
    for (const [client, clock] of limits) {
      const ranges = this.#takeOf(client, clock, room)
      room -= ranges.length / 2
      if (ranges.length > 0) taken.push([client, ranges])
    }
    return taken
  }

  #takeOf(client: number, clock: number, most: number): readonly number[] {
    const left = this.#left.get(client)
    if (left === undefined) return []
    const { ranges, at } = left
    const last = Math.min(ranges.length, at + 2 * most)
    while (left.at < last && endAt(ranges, left.at) <= clock) left.at += 2
    if (left.at === ranges.length) this.#left.delete(client)
    return ranges.slice(at, left.at)
  }
}

const endAt = (ranges: readonly number[], at: number): number => (ranges[at] ?? 0) + (ranges[at + 1] ?? 0)

/** As Yjs writes what an update deletes. */
export function writeDeletes(to: encoding.Encoder, deletes: readonly Deleted[]): void {
  encoding.writeVarUint(to, deletes.length)
  for (const [client, ranges] of deletes) {
    encoding.writeVarUint(to, client)
    encoding.writeVarUint(to, ranges.length / 2)
    for (const number of ranges) encoding.writeVarUint(to, number)
  }
}
