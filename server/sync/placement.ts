/**
 * Where the items of an update would come to stand. Yjs copies an item's parent from its neighbours, which
 * may be in the document or in the same update; this follows the same links without changing anything.
 * Source: yjs 13.6, `Item.getMissing` and `Item.integrate`.
 */
import * as Y from 'yjs'
import { must } from '#shared/failure'
import { maxDepth, nodes, rootName } from '#shared/grammar'
import type { Hidden } from './hidden.ts'
import { neighboursOf } from './neighbours.ts'
import { mostStructs, Struct, structKind, typeKind, Unacceptable, type Section } from './update.ts'

/** A place and the attribute it is the value of; `key` null: a child among children. */
export interface Spot {
  readonly place: Place
  readonly key: string | null
}

type Place =
  /** Its parent was deleted: Yjs keeps the clock and drops the content. */
  | { readonly kind: 'dead' }
  | { readonly kind: 'text'; readonly holder?: Holder | Struct }
  | { readonly kind: 'element'; readonly name: string; readonly holder: Holder | Struct }

export type DocStruct = Y.Item | Y.GC

/** A shared type of the document. */
type Holder = Extract<Y.Item['parent'], { _item: unknown }>

/** One update may have Yjs look at so many structs to find its places. */
const mostNeighbours = 16_000_000

const dead: Spot = { place: { kind: 'dead' }, key: null }
const childOfText: Spot = { place: { kind: 'text' }, key: null }

/** The documents's structs and those of one update, seen as one. */
export class Placement {
  readonly #doc: Y.Doc
  readonly #hidden: Hidden
  readonly #sections: readonly Section[]
  /** Null for the usual update of one section. */
  readonly #byClient: ReadonlyMap<number, Section> | null
  /** How many children each parent would have. */
  readonly #children = new Map<Holder | Struct, number>()
  /** How many structs Yjs may have to look at to find the places of those that were judged. */
  neighbours = 0

  /** @param hidden what is in the document and must not be built on */
  constructor(doc: Y.Doc, sections: readonly Section[], hidden: Hidden) {
    this.#doc = doc
    this.#hidden = hidden
    this.#sections = sections
    this.#byClient =
      sections.length < 2 ? null : new Map(sections.map((section) => [section.client, section]))
  }

  /** The clock up to which the client's structs are in the document. */
  known(client: number): number {
    return Y.getState(this.#doc.store, client)
  }

  /** The clock up to which the client's structs would be known after the update. */
  reach(client: number): number {
    const known = Math.min(this.known(client), this.#hidden.from(client))
    const section = this.#sectionOf(client)
    return section === undefined || section.end < known ? known : section.end
  }

  /** Whether something in front of the clock is hidden. */
  isHidden(client: number, clock: number): boolean {
    return clock > this.#hidden.from(client)
  }

  #sectionOf(client: number): Section | undefined {
    if (this.#byClient !== null) return this.#byClient.get(client)
    const only = this.#sections[0]
    return only?.client === client ? only : undefined
  }

  /** The struct that holds the clock: the document's own before the update's, as Yjs has it. */
  find(client: number, clock: number): DocStruct | Struct {
    const structs = this.#doc.store.clients.get(client)
    if (structs !== undefined && clock < this.known(client)) return structAt(structs, clock)
    return pendingAt(must(this.#sectionOf(client), 'a struct beyond what is known').structs, clock)
  }

  /**
   * A struct that is half known will be cut, and its rest stands behind the known half, wherever the
   * update says it is. Whether the section repeats anything that is known.
   */
  settleRepeated({ client, clock, structs, end }: Section): boolean {
    const known = this.known(client)
    if (structs.length === 0 || clock >= known) return false
    if (end <= known) return true
    const cut = pendingAt(structs, known)
    const before = structAt(this.#doc.store.clients.get(client) ?? [], known - 1)
    if (cut.clock < known) cut.spot = besideKnown(before)
    return true
  }

  /** Where the struct would stand. Throws Unacceptable for a place that cannot be. */
  spotOf(struct: Struct): Spot {
    if (struct.spot !== null) return struct.spot
    const path: Struct[] = []
    let at = struct
    while (at.spot === null) {
      const next = this.#follow(at)
      if (next instanceof Struct) {
        if (path.push(at) > mostStructs) throw new Unacceptable('changes that wait for each other')
        at = next
      } else at.spot = next
    }
    for (const one of path) one.spot = at.spot
    return at.spot
  }

  /** The spot, or the struct of this update whose spot it shares. */
  #follow(struct: Struct): Spot | Struct {
    if (struct.root !== null) return rootSpot(this.#doc, struct)
    if (struct.parentClient >= 0) return this.#below(struct)
    const right = struct.rightClient < 0 ? null : this.find(struct.rightClient, struct.rightClock)
    if (right !== null && isGone(right)) return dead
    const left = struct.originClient < 0 ? right : this.find(struct.originClient, struct.originClock)
    return beside(must(left, 'an item without any link'))
  }

  #below(struct: Struct): Spot {
    const parent = this.find(struct.parentClient, struct.parentClock)
    const place = parent instanceof Struct ? placeInStruct(parent) : placeInDoc(parent)
    return { place, key: struct.key }
  }

  /** Counts one child more. Returns how many the parent would have, deleted ones of the same update included. */
  countChild(parent: Holder | Struct): number {
    const known = parent instanceof Struct ? 0 : lengthOf(parent)
    const count = (this.#children.get(parent) ?? known) + 1
    this.#children.set(parent, count)
    return count
  }

  /** Counts what Yjs has to look at to place the struct at its spot. Throws Unacceptable for what takes too long. */
  passNeighbours(struct: Struct, spot: Spot): void {
    this.neighbours += neighboursOf(struct, spot, this)
    if (this.neighbours > mostNeighbours) throw new Unacceptable('changes that take too long to place')
  }

  /** How deep an element at this spot would be nested; beyond the limit the number means nothing more. */
  depthAt(spot: Spot): number {
    let depth = 1
    let at: Spot = spot
    while (at.place.kind === 'element' && at.place.holder instanceof Struct && depth <= maxDepth) {
      depth += 1
      at = this.spotOf(at.place.holder)
    }
    if (at.place.kind !== 'element' || at.place.holder instanceof Struct) return depth
    return depth + depthOf(at.place.holder)
  }
}

const lengthOf = (holder: Holder): number => (holder instanceof Y.XmlFragment ? holder.length : 0)

function structAt(structs: DocStruct[], clock: number): DocStruct {
  const last = must(structs.at(-1), 'a client without structs')
  if (clock >= last.id.clock) return last
  return must(structs[Y.findIndexSS(structs, clock)], 'a clock that was counted')
}

function pendingAt(structs: readonly Struct[], clock: number): Struct {
  let [low, high] = [0, structs.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (must(structs[middle], 'the middle').clock <= clock) low = middle
    else high = middle - 1
  }
  return must(structs[low], 'a clock that was counted')
}

const isGone = (struct: DocStruct | Struct): boolean =>
  struct instanceof Struct ? struct.kind === structKind.gc : struct instanceof Y.GC

function beside(neighbour: DocStruct | Struct): Spot | Struct {
  if (neighbour instanceof Struct) return isGone(neighbour) ? dead : neighbour
  return besideKnown(neighbour)
}

function besideKnown(neighbour: DocStruct): Spot {
  if (!(neighbour instanceof Y.Item)) return dead
  const { parent, parentSub } = neighbour
  if (!(parent instanceof Y.AbstractType)) return dead
  if (parent instanceof Y.XmlText && parentSub === null) return childOfText
  return { place: placeIn(parent), key: parentSub }
}

function rootSpot(doc: Y.Doc, struct: Struct): Spot {
  if (struct.root !== rootName) throw new Unacceptable('a root that no section has')
  return { place: placeIn(doc.getXmlFragment(rootName)), key: struct.key }
}

function placeInDoc(parent: DocStruct): Place {
  if (!(parent instanceof Y.Item) || parent.content instanceof Y.ContentDeleted) return dead.place
  if (!(parent.content instanceof Y.ContentType)) throw new Unacceptable('a parent that is no element')
  return placeIn(parent.content.type)
}

function placeInStruct(parent: Struct): Place {
  if (parent.kind === structKind.gc || parent.kind === structKind.deleted) return dead.place
  if (parent.kind !== structKind.type) throw new Unacceptable('a parent that is no element')
  if (parent.typeKind === typeKind.text) return { kind: 'text', holder: parent }
  return { kind: 'element', name: parent.text, holder: parent }
}

function placeIn(type: Holder): Place {
  if (type instanceof Y.XmlText) return { kind: 'text', holder: type }
  return { kind: 'element', name: type instanceof Y.XmlElement ? type.nodeName : 'doc', holder: type }
}

function depthOf(type: Holder): number {
  let depth = 0
  for (let at = type.parent; at !== null; at = at.parent) depth += 1
  return depth
}

/** The rule of the element that the place is in. Own names only: `constructor` is no element. */
export const ruleOf = (name: string): (typeof nodes)[string] | undefined =>
  Object.hasOwn(nodes, name) ? nodes[name] : undefined
