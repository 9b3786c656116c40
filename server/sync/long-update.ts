/**
 * A long update, applied in slices of a few structs, so that the others have their turn in between. How long one struct
 * takes to find its place depends on what stands there already, and a client may choose the worst place for each.
 */
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import type { Pieces } from '#shared/pieces'
import { slicesOf } from '#shared/slices'
import type { Deleted } from '#shared/state'

/** Whoever sends more structs than that may take long. */
const fewStructs = 16
/** So many structs find their places before anyone looks at the clock. */
const mostStructs = 64
/** When one of them took longer, in milliseconds, the next ones come one by one. */
const slowStruct = 0.2
/** A keystroke is a few dozen bytes; whoever pastes a page sends more than this. */
const [shortBytes, longBytes] = [96, 2048]

/** Whether the update may take long, judged by its size and its head; one that cannot be read does not. */
export function isLong(update: Uint8Array): boolean {
  if (update.length <= shortBytes) return false
  return update.length > longBytes || hasManyStructs(update)
}

function hasManyStructs(update: Uint8Array): boolean {
  try {
    const from = decoding.createDecoder(update)
    return decoding.readVarUint(from) > 1 || decoding.readVarUint(from) > fewStructs
  } catch {
    return false
  }
}

/** Whether it deletes, and does nothing else. */
export const hasNoStructs = (update: Uint8Array): boolean => update[0] === 0

/** The slices; null when something before them is missing. */
export function* readSlices(update: Uint8Array): Pieces<readonly Uint8Array[] | null> {
  const slices: Uint8Array[] = []
  const cutting = slicesOf(update, mostStructs)
  let step = cutting.next()
  for (; step.done !== true; step = cutting.next()) {
    if (step.value !== null) slices.push(step.value)
    yield null
  }
  return step.value ? slices : null
}

/**
 * Applies the slices, each in a transaction of its own. Nothing is tidied up: half of a change looks untidy.
 * @param known a state vector: what is known already is cut off, so that Yjs does not follow its links
 * @param isSlow whether it is known beforehand that a single struct takes its time
 * @param done called after each with what it did
 */
export function* applySlices(
  doc: Y.Doc,
  slices: readonly Uint8Array[],
  known: Uint8Array | null,
  isSlow: boolean,
  done: (transaction: Y.Transaction) => void,
): Pieces<void> {
  let oneByOne = isSlow
  for (const slice of slices) {
    for (const part of oneByOne ? partsOf(slice) : [slice]) {
      const begun = performance.now()
      const transaction = doc.transact((during) => {
        Y.applyUpdate(doc, known === null ? part : Y.diffUpdate(part, known))
        during.local = true
        return during
      })
      done(transaction)
      oneByOne = performance.now() - begun > slowStruct * (part === slice ? mostStructs : 1)
      yield null
    }
  }
}

const partsOf = (slice: Uint8Array): Uint8Array[] => [...slicesOf(slice, 1)].filter((part) => part !== null)

/** What the transaction deleted. */
export function noted(transaction: Y.Transaction): Deleted {
  const deleted: Deleted = new Map()
  noteDeleted(transaction, deleted)
  return deleted
}

export function noteDeleted({ deleteSet }: Y.Transaction, deleted: Deleted): void {
  for (const [client, ranges] of deleteSet.clients) {
    const flat = deleted.get(client) ?? []
    deleted.set(client, flat)
    for (const { clock, len } of ranges) flat.push(clock, len)
  }
}
