/**
 * Where everything lies in a Yjs update (v1), read in pieces, and without building any of it. For updates that were
 * inspected or made by Yjs itself.
 * Source of the format: yjs 13.6, `src/utils/encoding.js` (`readClientsStructRefs`) and `DeleteSet.js`.
 */
import * as decoding from 'lib0/decoding'
import type { Pieces } from './pieces.ts'

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
const atOnce = 5000

/** Null for an update that is malformed or holds something else than sections do; only Yjs can say more of it. */
export function* readLayout(update: Uint8Array): Pieces<Layout | null> {
  try {
    const from = decoding.createDecoder(update)
    const runs: Run[] = []
    for (let left = decoding.readVarUint(from); left > 0; left--) runs.push(yield* readRun(from))
    const deletes = yield* readDeletes(from)
    return { runs, deletes }
  } catch {
    return null
  }
}

function* readRun(from: decoding.Decoder): Pieces<Run> {
  const count = decoding.readVarUint(from)
  const client = decoding.readVarUint(from)
  let clock = decoding.readVarUint(from)
  const [places, clocks, links]: [number[], number[], number[]] = [[from.pos], [clock], []]
  for (let number = 0; number < count; number++) {
    clock += readStruct(from, (other, at) => other !== client && links.push(number, other, at))
    places.push(from.pos)
    clocks.push(clock)
    if (number % atOnce === 0) yield null
  }
  return { client, places, clocks, links }
}

function* readDeletes(from: decoding.Decoder): Pieces<Map<number, number[]>> {
  const deletes = new Map<number, number[]>()
  for (let left = decoding.readVarUint(from); left > 0; left--) {
    const client = decoding.readVarUint(from)
    const ranges: number[] = []
    for (let count = decoding.readVarUint(from); count > 0; count--) {
      ranges.push(decoding.readVarUint(from), decoding.readVarUint(from))
      if (count % atOnce === 0) yield null
    }
    deletes.set(client, ranges)
  }
  return deletes
}

type OnLink = (client: number, clock: number) => unknown

const contentBits = 0b0001_1111
const keyBit = 0b0010_0000
const rightBit = 0b0100_0000
const originBit = 0b1000_0000

/** Reads over the struct. Returns its length in clocks. */
function readStruct(from: decoding.Decoder, onLink: OnLink): number {
  const info = decoding.readUint8(from)
  const kind = info & contentBits
  if (kind === 0) return decoding.readVarUint(from)
  if ((info & originBit) !== 0) readLink(from, onLink)
  if ((info & rightBit) !== 0) readLink(from, onLink)
  if ((info & (originBit | rightBit)) === 0) readParent(from, info, onLink)
  return readContent(from, kind)
}

function readLink(from: decoding.Decoder, onLink: OnLink): void {
  onLink(decoding.readVarUint(from), decoding.readVarUint(from))
}

function readParent(from: decoding.Decoder, info: number, onLink: OnLink): void {
  if (decoding.readVarUint(from) === 1) skipString(from)
  else readLink(from, onLink)
  if ((info & keyBit) !== 0) skipString(from)
}

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
