/**
 * The state of a Yjs document as one update (v1), encoded in pieces: the same bytes as `Y.encodeStateAsUpdate`.
 * Source: yjs 13.6, `writeClientsStructs` and `writeDeleteSet`.
 */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { Effort, type Pieces } from './pieces.ts'

type Structs = (Y.Item | Y.GC)[]

/** So many structs are written in one piece, or so many times more looked through. */
const atOnce = 2000
const lookedThrough = 20

const nothing = Y.encodeStateVector(new Map())

/**
 * All that someone with the state vector `since` lacks, and every deletion. Throws for a malformed state vector, and
 * for a document with a gap: what waits for something else is no part of the structs, and must not be lost.
 */
export function* encodeState(doc: Y.Doc, since: Uint8Array = nothing): Pieces<Uint8Array> {
  if (hasGap(doc)) throw new Error('something that a change builds on is missing')
  const effort = new Effort(atOnce)
  const to = new Y.UpdateEncoderV1()
  yield* writeLacked(to, doc, Y.decodeStateVector(since), effort)
  const deleted: Deleted = new Map()
  for (const [client, structs] of clientsOf(doc)) yield* findDeleted(client, structs, deleted, effort)
  yield* writeDeleted(to.restEncoder, deleted, effort)
  return to.toUint8Array()
}

/** What was deleted of each client, flat: clock, length, clock, … */
export type Deleted = Map<number, number[]>

/** What was inserted since the state vector, and these deletions: several changes as one update (v1). */
export function* encodeChange(doc: Y.Doc, since: Uint8Array, deleted: Deleted): Pieces<Uint8Array> {
  const effort = new Effort(atOnce)
  const to = new Y.UpdateEncoderV1()
  yield* writeLacked(to, doc, Y.decodeStateVector(since), effort)
  yield* writeDeleted(to.restEncoder, deleted, effort)
  return to.toUint8Array()
}

const clientsOf = (doc: Y.Doc): readonly (readonly [client: number, structs: Structs])[] =>
  [...doc.store.clients].sort(([one], [other]) => other - one)

/** Whether the document keeps changes that cannot be applied yet. */
export const hasGap = ({ store }: Y.Doc): boolean => store.pendingStructs !== null || store.pendingDs !== null

function* writeLacked(
  to: Y.UpdateEncoderV1,
  doc: Y.Doc,
  known: ReadonlyMap<number, number>,
  effort: Effort,
): Pieces<void> {
  const lacked = clientsOf(doc).filter(([client]) => Y.getState(doc.store, client) > (known.get(client) ?? 0))
  encoding.writeVarUint(to.restEncoder, lacked.length)
  for (const [client, structs] of lacked)
    yield* writeStructs(to, client, structs, known.get(client) ?? 0, effort)
}

function* writeStructs(
  to: Y.UpdateEncoderV1,
  client: number,
  structs: Structs,
  clock: number,
  effort: Effort,
): Pieces<void> {
  const first = Y.findIndexSS(structs, clock)
  encoding.writeVarUint(to.restEncoder, structs.length - first)
  to.writeClient(client)
  encoding.writeVarUint(to.restEncoder, clock)
  for (let at = first; at < structs.length; at += atOnce) {
    const some = structs.slice(at, at + atOnce)
    // Of the first only what is behind the clock.
    for (const struct of some) struct.write(to, Math.max(clock - struct.id.clock, 0))
    if (effort.spend(some.length)) yield null
  }
}

function* findDeleted(client: number, structs: Structs, deleted: Deleted, effort: Effort): Pieces<void> {
  const ranges: number[] = []
  for (let at = 0; at < structs.length; at += atOnce) {
    const some = structs.slice(at, at + atOnce)
    for (const struct of some) if (struct.deleted) addRange(ranges, struct.id.clock, struct.length)
    if (effort.spend(some.length / lookedThrough)) yield null
  }
  if (ranges.length > 0) deleted.set(client, ranges)
}

function addRange(ranges: number[], clock: number, length: number): void {
  const last = ranges.length - 2
  const [begin, before] = [ranges[last] ?? -1, ranges[last + 1] ?? 0]
  if (begin + before === clock && begin >= 0) ranges[last + 1] = before + length
  else ranges.push(clock, length)
}

function* writeDeleted(to: encoding.Encoder, deleted: Deleted, effort: Effort): Pieces<void> {
  encoding.writeVarUint(to, deleted.size)
  for (const [client, ranges] of deleted) {
    encoding.writeVarUint(to, client)
    encoding.writeVarUint(to, ranges.length / 2)
    for (const number of ranges) encoding.writeVarUint(to, number)
    if (effort.spend(ranges.length / lookedThrough)) yield null
  }
}
