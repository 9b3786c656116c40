/**
 * Where everything lies in a Yjs update (v1), read in pieces, and without building any of it. For updates that were
 * inspected or made by Yjs itself.
 * Source of the format: yjs 13.6, `src/utils/encoding.js` (`readClientsStructRefs`) and `DeleteSet.js`.
 */
import * as decoding from 'lib0/decoding'
import { Effort, type Pieces } from './pieces.ts'

/** The structs of one client. */
export interface Run {
  readonly client: number
  /** The byte at which each struct begins, and the one behind the last. */
  readonly places: readonly number[]
  /** The clock at which each struct begins, and the one behind the last. */
  readonly clocks: readonly number[]
  /** What structs say of structs of other clients, in order, flat: number of the struct, client, clock, … */
  readonly links: readonly number[]
}

export interface Layout {
  readonly runs: readonly Run[]
  /** What is deleted of each client, flat: clock, length, clock, … */
  readonly deletes: ReadonlyMap<number, readonly number[]>
}

/** So many structs or deletions are read in one piece. */
const atOnce = 2500

/** Null for an update that is malformed or holds something else than sections do; only Yjs can say more of it. */
export function* readLayout(update: Uint8Array): Pieces<Layout | null> {
  try {
    const from = decoding.createDecoder(update)
    const effort = new Effort(atOnce)
    const runs: Run[] = []
    for (let left = decoding.readVarUint(from); left > 0; left--) runs.push(yield* readRun(from, effort))
    const deletes = yield* readDeletes(from, effort)
    return { runs, deletes }
  } catch {
    return null
  }
}

function* readRun(from: decoding.Decoder, effort: Effort): Pieces<Run> {
  const count = decoding.readVarUint(from)
  const reader = new RunReader(from)
  for (let left = count; left > 0; left -= atOnce) {
    reader.read(Math.min(left, atOnce))
    if (effort.spend(Math.min(left, atOnce))) yield null
  }
  return reader
}

function* readDeletes(from: decoding.Decoder, effort: Effort): Pieces<Map<number, number[]>> {
  const deletes = new Map<number, number[]>()
  for (let clients = decoding.readVarUint(from); clients > 0; clients--) {
    const client = decoding.readVarUint(from)
    const ranges: number[] = []
    deletes.set(client, ranges)
    for (let left = decoding.readVarUint(from); left > 0; left -= atOnce) {
      readRanges(from, Math.min(left, atOnce), ranges)
      if (effort.spend(Math.min(left, atOnce))) yield null
    }
  }
  return deletes
}

function readRanges(from: decoding.Decoder, count: number, ranges: number[]): void {
  for (let left = count; left > 0; left--) ranges.push(decoding.readVarUint(from), decoding.readVarUint(from))
}

const contentBits = 0b0001_1111
const keyBit = 0b0010_0000
const rightBit = 0b0100_0000
const originBit = 0b1000_0000

class RunReader implements Run {
  readonly client: number
  readonly places: number[]
  readonly clocks: number[]
  readonly links: number[] = []
  readonly #from: decoding.Decoder
  #clock: number

  constructor(from: decoding.Decoder) {
    this.#from = from
    this.client = decoding.readVarUint(from)
    this.#clock = decoding.readVarUint(from)
    this.places = [from.pos]
    this.clocks = [this.#clock]
  }

  /** Reads over the next structs. */
  read(count: number): void {
    for (let left = count; left > 0; left--) {
      this.#clock += this.#readStruct()
      this.places.push(this.#from.pos)
      this.clocks.push(this.#clock)
    }
  }

  #readStruct(): number {
    const info = decoding.readUint8(this.#from)
    const kind = info & contentBits
    if (kind === 0 || kind === 10) return decoding.readVarUint(this.#from) // swept, or left out
    if ((info & originBit) !== 0) this.#readLink()
    if ((info & rightBit) !== 0) this.#readLink()
    if ((info & (originBit | rightBit)) === 0) this.#readParent(info)
    return readContent(this.#from, kind)
  }

  #readParent(info: number): void {
    if (decoding.readVarUint(this.#from) === 1) skipString(this.#from)
    else this.#readLink()
    if ((info & keyBit) !== 0) skipString(this.#from)
  }

  #readLink(): void {
    const client = decoding.readVarUint(this.#from)
    const clock = decoding.readVarUint(this.#from)
    if (client !== this.client) this.links.push(this.clocks.length - 1, client, clock)
  }
}

/** Reads over the content of an item. Returns its length in clocks. */
function readContent(from: decoding.Decoder, kind: number): number {
  switch (kind) {
    case 1: // deleted
      return decoding.readVarUint(from)
    case 4: // text
      return utf16Length(skipString(from))
    case 6: // a mark: name and value
      skipString(from)
      skipString(from)
      return 1
    case 7: // a shared type; an element and a hook have a name
      if ([3, 5].includes(decoding.readVarUint(from))) skipString(from)
      return 1
    case 8: // plain values
      return skipValues(from)
    default:
      throw new Error('a kind of content that no section has')
  }
}

function skipString(from: decoding.Decoder): Uint8Array {
  return decoding.readVarUint8Array(from)
}

function skipValues(from: decoding.Decoder): number {
  const count = decoding.readVarUint(from)
  for (let left = count; left > 0; left--) decoding.readAny(from)
  return count
}

/** How many UTF-16 units the UTF-8 text has: Yjs counts these. */
function utf16Length(text: Uint8Array): number {
  let length = 0
  for (const byte of text) {
    if ((byte & 0xc0) !== 0x80) length += byte >= 0xf0 ? 2 : 1
  }
  return length
}
