/**
 * How many structs Yjs may have to look at until it has found the place of a new one: it goes through all that stand between
 * the two neighbours that the new one names. Source: yjs 13.6, `Item.integrate`.
 */
import * as Y from 'yjs'
import type { Placement, Spot } from './placement.ts'
import { mostStructs, Struct, Unacceptable } from './update.ts'

/** More between two neighbours takes Yjs longer than anyone can be asked to wait. */
const most = 300_000

/** The neighbour in the document in front of which something stands, up to this clock. */
export interface Edge {
  readonly item: Y.Item
  readonly clock: number
}

/**
 * Counts what stands in between. Behind something of the same update it is nothing: Yjs stops at the first struct that names
 * other neighbours. Throws Unacceptable for more than can be waited for.
 */
export function neighboursOf(struct: Struct, spot: Spot, placement: Placement): number {
  const left = struct.originClient < 0 ? null : placement.find(struct.originClient, struct.originClock)
  if (left instanceof Struct) return 0
  const right = rightEdge(struct, placement)
  if (left instanceof Y.Item) return between(left, struct.originClock, right)
  if (right !== null)
    return counted(right.item.left, 'left', null) + (right.clock > right.item.id.clock ? 1 : 0)
  return allAt(spot)
}

/** What is to its right in the document already; null for the end. */
function rightEdge(struct: Struct, placement: Placement): Edge | null {
  const path: Struct[] = []
  let at = struct
  while (at.right === undefined) {
    const next = at.rightClient < 0 ? null : placement.find(at.rightClient, at.rightClock)
    if (next instanceof Struct) {
      if (path.push(at) > mostStructs) throw new Unacceptable('changes that wait for each other')
      at = next
    } else at.right = next instanceof Y.Item ? { item: next, clock: at.rightClock } : null
  }
  for (const one of path) one.right = at.right
  return at.right
}

function between(left: Y.Item, clock: number, right: Edge | null): number {
  if (right?.item === left) return 0
  const isInside = clock < left.id.clock + left.length - 1
  return counted(left.right, 'right', right?.item ?? null) + (isInside ? 1 : 0)
}

/** All children, or all values that an attribute ever had. */
function allAt({ place, key }: Spot): number {
  if (place.kind === 'dead' || place.holder === undefined || place.holder instanceof Struct) return 0
  // oxlint-disable no-underscore-dangle -- Yjs offers no other way to the deleted ones, which count here.
  if (key !== null) return counted(place.holder._map.get(key) ?? null, 'left', null)
  return counted(place.holder._start, 'right', null)
  // oxlint-enable no-underscore-dangle
}

function counted(from: Y.Item | null, side: 'left' | 'right', end: Y.Item | null): number {
  let count = 0
  for (let at = from; at !== null && at !== end; at = at[side]) {
    count += 1
    if (count > most) throw new Unacceptable('changes that take too long to place')
  }
  return count
}
