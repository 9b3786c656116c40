/**
 * A Yjs update (v1) taken apart without trusting it: nothing is allocated by a length from the wire, and
 * what Yjs would choke on is refused here. What passes, Yjs reads the same way.
 * Source of the format: yjs 13.6, `src/utils/encoding.js` (`readClientsStructRefs`) and `DeleteSet.js`.
 */
import * as decoding from 'lib0/decoding'
import type { Pieces } from '#shared/pieces'
import type { Edge } from './neighbours.ts'
import type { Spot } from './placement.ts'

/** The kinds of struct, as their content is numbered on the wire. */
export const structKind = { gc: 0, deleted: 1, text: 4, format: 6, type: 7, any: 8, skip: 10 } as const

/** The numbers of the shared types that a section is made of. */
export const typeKind = { element: 3, text: 6 } as const

/** More structs than an honest client ever makes between two syncs; each costs memory before it is judged. */
export const mostStructs = 100_000
/** A step 2 repeats all deletions there ever were. */
const mostDeletes = 400_000
/** A client id is a random 32-bit number; a clock counts characters. Both stay exact far beyond that. */
const largestNumber = 2 ** 48
/** A mark with the longest link, as JSON. */
const longestMark = 16_384

/** Why an update is refused; the message is shown in the close frame. */
export class Unacceptable extends Error {}

/** Something inserted. Fields that its kind does not have are null, -1 for numbers. */
export class Struct {
  kind = 0
  clock = 0
  length = 0
  originClient = -1
  originClock = -1
  rightClient = -1
  rightClock = -1
  root: string | null = null
  parentClient = -1
  parentClock = -1
  key: string | null = null
  /** The text, the name of a mark, the name of an element. */
  text = ''
  /** The value of a mark, or the values of an attribute. */
  value: unknown = null
  typeKind = -1
  /** Where it stands, once found. */
  spot: Spot | null = null
  /** What is to its right in the document, once looked up; null for nothing. */
  right: Edge | null | undefined = undefined
}

export interface Section {
  readonly client: number
  readonly clock: number
  readonly structs: readonly Struct[]
  /** The clock behind its last struct. */
  readonly end: number
}

export interface ParsedUpdate {
  readonly sections: readonly Section[]
  /** Deleted ranges, flat: client, clock, length, client, … */
  readonly deletes: readonly number[]
}

/** Takes the update apart. Throws Unacceptable (or lib0's error) for anything malformed or oversized. */
export function parseUpdate(update: Uint8Array): ParsedUpdate {
  const from = decoding.createDecoder(update)
  const sections: OpenSection[] = []
  let room = mostStructs
  for (let left = decoding.readVarUint(from); left > 0; left--) {
    const count = decoding.readVarUint(from)
    room = roomAfter(room, count)
    const section = openSection(from)
    readStructs(from, section, count)
    sections.push(section)
  }
  return withDeletes(from, sections)
}

/** So many structs are read in one piece. */
const atOneGo = 2000

/** The same for a long update. */
export function* parseInPieces(update: Uint8Array): Pieces<ParsedUpdate> {
  const from = decoding.createDecoder(update)
  const sections: OpenSection[] = []
  let room = mostStructs
  for (let left = decoding.readVarUint(from); left > 0; left--) {
    const count = decoding.readVarUint(from)
    room = roomAfter(room, count)
    const section = openSection(from)
    for (let rest = count; rest > 0; rest -= atOneGo) {
      readStructs(from, section, Math.min(rest, atOneGo))
      yield null
    }
    sections.push(section)
  }
  if (sections.length > 1) refuseTwice(sections)
  const deletes: number[] = []
  for (let left = decoding.readVarUint(from); left > 0; left--) {
    const client = readNumber(from)
    for (let rest = decoding.readVarUint(from); rest > 0; rest -= atOneGo) {
      readRanges(from, client, Math.min(rest, atOneGo), deletes)
      yield null
    }
  }
  return ended(from, { sections, deletes })
}

function roomAfter(room: number, count: number): number {
  const left = room - Math.max(count, 1)
  if (left < 0) throw new Unacceptable('too many changes in one message')
  return left
}

function withDeletes(from: decoding.Decoder, sections: readonly Section[]): ParsedUpdate {
  if (sections.length > 1) refuseTwice(sections)
  return ended(from, { sections, deletes: readDeletes(from) })
}

function ended(from: decoding.Decoder, parsed: ParsedUpdate): ParsedUpdate {
  if (decoding.hasContent(from)) throw new Unacceptable('bytes behind the update')
  return parsed
}

/** Yjs would take the last of two sections of one client and forget the first. */
function refuseTwice(sections: readonly Section[]): void {
  if (new Set(sections.map(({ client }) => client)).size < sections.length) {
    throw new Unacceptable('a client twice in one update')
  }
}

/** A section that is being read. */
interface OpenSection extends Section {
  readonly structs: Struct[]
  end: number
}

function openSection(from: decoding.Decoder): OpenSection {
  const client = readNumber(from)
  const clock = readNumber(from)
  return { client, clock, structs: [], end: clock }
}

function readStructs(from: decoding.Decoder, section: OpenSection, count: number): void {
  let { end } = section
  for (let left = count; left > 0; left--) {
    const struct = readStruct(from, end)
    end += struct.length
    if (struct.length < 1 || end > largestNumber) throw new Unacceptable('a length out of bounds')
    section.structs.push(struct)
  }
  section.end = end
}

const contentBits = 0b0001_1111
const keyBit = 0b0010_0000
const rightBit = 0b0100_0000
const originBit = 0b1000_0000

function readStruct(from: decoding.Decoder, clock: number): Struct {
  const info = decoding.readUint8(from)
  const struct = new Struct()
  struct.kind = info & contentBits
  struct.clock = clock
  if (struct.kind === structKind.gc || struct.kind === structKind.skip) struct.length = readNumber(from)
  else readItem(from, info, struct)
  return struct
}

function readItem(from: decoding.Decoder, info: number, struct: Struct): void {
  if ((info & originBit) !== 0) {
    struct.originClient = readNumber(from)
    struct.originClock = readNumber(from)
  }
  if ((info & rightBit) !== 0) {
    struct.rightClient = readNumber(from)
    struct.rightClock = readNumber(from)
  }
  if ((info & (originBit | rightBit)) === 0) readParent(from, info, struct)
  readContent(from, struct)
}

function readParent(from: decoding.Decoder, info: number, struct: Struct): void {
  if (decoding.readVarUint(from) === 1) struct.root = decoding.readVarString(from)
  else {
    struct.parentClient = readNumber(from)
    struct.parentClock = readNumber(from)
  }
  if ((info & keyBit) !== 0) struct.key = decoding.readVarString(from)
}

function readContent(from: decoding.Decoder, struct: Struct): void {
  struct.length = 1
  switch (struct.kind) {
    case structKind.text:
      struct.text = decoding.readVarString(from)
      struct.length = struct.text.length
      return
    case structKind.deleted:
      struct.length = readNumber(from)
      return
    case structKind.format:
      return readFormat(from, struct)
    case structKind.type:
      return readType(from, struct)
    case structKind.any:
      return readAttribute(from, struct)
    default:
      throw new Unacceptable('a kind of content that no section has')
  }
}

function readFormat(from: decoding.Decoder, struct: Struct): void {
  struct.text = decoding.readVarString(from)
  const json = decoding.readVarString(from)
  if (json.length > longestMark) throw new Unacceptable('a mark that is too long')
  struct.value = JSON.parse(json)
}

function readType(from: decoding.Decoder, struct: Struct): void {
  struct.typeKind = decoding.readVarUint(from)
  if (struct.typeKind === typeKind.element) struct.text = decoding.readVarString(from)
  else if (struct.typeKind !== typeKind.text) throw new Unacceptable('a shared type that no section has')
}

/** lib0's tags of plain values; nested ones are not read, so that depth from the wire costs no stack. */
const plainTags = { float64: 123, float32: 124, integer: 125, no: 121, yes: 120, string: 119 } as const
const isPlain = new Set<number>(Object.values(plainTags))

/** Values that an attribute had one after the other: Yjs joins those that were replaced, while an undo may bring them back. */
function readAttribute(from: decoding.Decoder, struct: Struct): void {
  const values: unknown[] = []
  for (let left = decoding.readVarUint(from); left > 0; left--) {
    if (!isPlain.has(decoding.peekUint8(from)))
      throw new Unacceptable('an attribute that is not a plain value')
    values.push(decoding.readAny(from))
  }
  struct.value = values
  struct.length = values.length
}

function readDeletes(from: decoding.Decoder): number[] {
  const deletes: number[] = []
  for (let clients = decoding.readVarUint(from); clients > 0; clients--) {
    const client = readNumber(from)
    readRanges(from, client, decoding.readVarUint(from), deletes)
  }
  return deletes
}

function readRanges(from: decoding.Decoder, client: number, count: number, deletes: number[]): void {
  for (let left = count; left > 0; left--) {
    const clock = readNumber(from)
    const length = readNumber(from)
    if (length < 1) throw new Unacceptable('a deletion of nothing')
    if (deletes.push(client, clock, length) > 3 * mostDeletes) throw new Unacceptable('too many deletions')
  }
}

function readNumber(from: decoding.Decoder): number {
  const number = decoding.readVarUint(from)
  if (number > largestNumber) throw new Unacceptable('a number out of bounds')
  return number
}

/** So many deletions are looked at in one piece. */
const rangesAtOnce = 1000

/** Deletions as `ParsedUpdate` has them, in pieces. */
export function* rangesOf(deletes: readonly number[]): Generator<readonly number[]> {
  for (let at = 0; at < deletes.length; at += 3 * rangesAtOnce) yield deletes.slice(at, at + 3 * rangesAtOnce)
}

type Range = [client: number, clock: number, length: number]

/** The deletion at this place of the flat list. */
export const rangeAt = (deletes: readonly number[], at: number): Range => [
  deletes[at] ?? 0,
  deletes[at + 1] ?? 0,
  deletes[at + 2] ?? 0,
]
