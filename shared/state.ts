/**
 * The state of a Yjs document as one update (v1), encoded in pieces: the same bytes as `Y.encodeStateAsUpdate`.
 * Source: yjs 13.6, `writeClientsStructs` and `writeDeleteSet`.
 */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Pieces } from './pieces.ts'

type Structs = (Y.Item | Y.GC)[]

/** So many structs are written, or looked through, in one piece. */
const atOnce = 2000

const nothing = Y.encodeStateVector(new Map())

/**
 * All that someone with the state vector `since` lacks, and every deletion. Throws for a malformed state vector, and
 * for a document with a gap: what waits for something else is no part of the structs, and must not be lost.
 */
export function* encodeState(doc: Y.Doc, since: Uint8Array = nothing): Pieces<Uint8Array> {
  if (hasGap(doc)) throw new Error('something that a change builds on is missing')
  const known = Y.decodeStateVector(since)
  const clients = [...doc.store.clients].sort(([one], [other]) => other - one)
  const lacked = clients.filter(([client]) => Y.getState(doc.store, client) > (known.get(client) ?? 0))
  const to = new Y.UpdateEncoderV1()
  encoding.writeVarUint(to.restEncoder, lacked.length)
  for (const [client, structs] of lacked) yield* writeStructs(to, client, structs, known.get(client) ?? 0)
  yield* writeDeletes(to.restEncoder, clients)
  return to.toUint8Array()
}

/** Whether the document keeps changes that cannot be applied yet. */
export const hasGap = ({ store }: Y.Doc): boolean => store.pendingStructs !== null || store.pendingDs !== null

function* writeStructs(to: Y.UpdateEncoderV1, client: number, structs: Structs, clock: number): Pieces<void> {
  const first = Y.findIndexSS(structs, clock)
  encoding.writeVarUint(to.restEncoder, structs.length - first)
  to.writeClient(client)
  encoding.writeVarUint(to.restEncoder, clock)
  for (let at = first; at < structs.length; at++) {
    const struct = structs[at]
    struct?.write(to, at === first ? clock - struct.id.clock : 0)
    if (at % atOnce === 0) yield null
  }
}

function* writeDeletes(to: encoding.Encoder, clients: readonly [number, Structs][]): Pieces<void> {
  const deleted: [client: number, ranges: readonly number[]][] = []
  for (const [client, structs] of clients) {
    const ranges = yield* deletedRanges(structs)
    if (ranges.length > 0) deleted.push([client, ranges])
  }
  encoding.writeVarUint(to, deleted.length)
  for (const [client, ranges] of deleted) {
    encoding.writeVarUint(to, client)
    encoding.writeVarUint(to, ranges.length / 2)
    for (const number of ranges) encoding.writeVarUint(to, number)
    yield null
  }
}

/** What is deleted of one client, flat: clock, length, clock, … */
function* deletedRanges(structs: Structs): Pieces<number[]> {
  const ranges: number[] = []
  let begin = -1
  let end = 0
  for (const [at, { id, length, deleted }] of structs.entries()) {
    if (deleted && begin < 0) begin = id.clock
    if (!deleted && begin >= 0) {
      ranges.push(begin, end - begin)
      begin = -1
    }
    end = id.clock + length
    if (at % atOnce === 0) yield null
  }
  if (begin >= 0) ranges.push(begin, end - begin)
  return ranges
}
