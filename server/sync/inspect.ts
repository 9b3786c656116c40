/**
 * Whether an update may be applied: no gap, nobody else's client id, only what the grammar knows. Plain
 * Yjs parks what has gaps and applies it later, lets anyone write under any id, and takes any content.
 */
import * as Y from 'yjs'
import type { PersonId } from '#shared/ids'
import type { Pieces } from '#shared/pieces'
import type { Claims } from './claims.ts'
import { checkContent } from './content.ts'
import { Hidden } from './hidden.ts'
import { Placement, type DocStruct } from './placement.ts'
import {
  parseInPieces,
  parseUpdate,
  rangeAt,
  rangesOf,
  Struct,
  structKind,
  Unacceptable,
  type ParsedUpdate,
  type Section,
} from './update.ts'

export type Finding =
  /**
   * May be applied. `newClients`: ids used for the first time, by this person. `repeats`: it holds known
   * structs too; those were not looked at, and must be cut off first. `neighbours`: how many structs Yjs may have to look
   * at to find the places of the new ones.
   */
  | { kind: 'fine'; newClients: readonly number[]; repeats: boolean; neighbours: number }
  /** Something before it is missing: nothing of it may be kept. */
  | { kind: 'gap' }
  /** It writes under a client id that belongs to someone else. */
  | { kind: 'forged' }
  /** It uses more new client ids than anyone needs. */
  | { kind: 'flood' }
  | { kind: 'foreign'; reason: string }

/** One update of an honest client comes from a few sessions at most; each id makes every state vector longer. */
const mostNewClients = 256

const continued: Finding = { kind: 'fine', newClients: [], repeats: false, neighbours: 0 }
const gap: Finding = { kind: 'gap' }
const forged: Finding = { kind: 'forged' }
const none: readonly number[] = []
const nothingHidden = new Hidden()

/** Judges the update against the document as it stands (inside a transaction: with all before it). */
export function inspect(
  update: Uint8Array,
  doc: Y.Doc,
  claims: Claims,
  person: PersonId,
  hidden: Hidden = nothingHidden,
): Finding {
  try {
    const parsed = parseUpdate(update)
    return judge(parsed, new Placement(doc, parsed.sections, hidden), claims, person)
  } catch (error) {
    return foreign(error)
  }
}

/** The same for a long update. Short ones of other people may come into the document meanwhile: they take nothing away from it. */
export function* inspectInPieces(
  update: Uint8Array,
  doc: Y.Doc,
  claims: Claims,
  person: PersonId,
): Pieces<Finding> {
  try {
    return yield* judgeInPieces(yield* parseInPieces(update), doc, claims, person)
  } catch (error) {
    return foreign(error)
  }
}

const foreign = (error: unknown): Finding => ({
  kind: 'foreign',
  reason: error instanceof Error ? error.message : 'malformed update',
})

function judge(parsed: ParsedUpdate, placement: Placement, claims: Claims, person: PersonId): Finding {
  if (parsed.sections.some((section) => hasGap(section, placement))) return gap
  if (deletesBeyond(parsed.deletes, placement)) return gap
  const finding = judgeClocks(parsed, placement, claims, person)
  if (finding.kind !== 'fine') return finding
  for (const section of parsed.sections) checkSection(section, placement)
  checkDeletes(parsed.deletes, placement)
  return passing(finding, placement)
}

const passing = (finding: Finding & { kind: 'fine' }, { neighbours }: Placement): Finding =>
  neighbours === 0 ? finding : { ...finding, neighbours }

function* judgeInPieces(parsed: ParsedUpdate, doc: Y.Doc, claims: Claims, person: PersonId): Pieces<Finding> {
  const placement = new Placement(doc, parsed.sections, nothingHidden)
  for (const part of partsOf(parsed.sections)) {
    if (hasGap(part, placement)) return gap
    yield null
  }
  for (const part of rangesOf(parsed.deletes)) {
    if (deletesBeyond(part, placement)) return gap
    yield null
  }
  const finding = judgeClocks(parsed, placement, claims, person)
  if (finding.kind !== 'fine') return finding
  for (const part of partsOf(parsed.sections)) {
    yield null
    yield* checkInPieces(part, placement)
  }
  for (const part of rangesOf(parsed.deletes)) {
    yield null
    checkDeletes(part, placement)
  }
  return passing(finding, placement)
}

/** So many structs are looked at in one piece. */
const partLength = 1000
/** So many neighbours are counted in one piece. */
const manyNeighbours = 500_000

/** Sections of the same clients and clocks, with some of their structs each. */
function* partsOf(sections: readonly Section[]): Generator<Section> {
  for (const section of sections) {
    for (let at = 0; at === 0 || at < section.structs.length; at += partLength) {
      yield { ...section, structs: section.structs.slice(at, at + partLength) }
    }
  }
}

/** Whether the clocks are such as the person may write; nothing is said of the contents yet. */
function judgeClocks(
  { sections }: ParsedUpdate,
  placement: Placement,
  claims: Claims,
  person: PersonId,
): Finding {
  const newClients = newClientsOf(sections, placement, claims, person)
  if (newClients === null) return forged
  let repeats = false
  for (const section of sections) repeats = placement.settleRepeated(section) || repeats
  return repeats || newClients.length > 0 ? { kind: 'fine', newClients, repeats, neighbours: 0 } : continued
}

/** The ids that nobody used before; null when one is someone else's. */
function newClientsOf(
  sections: readonly Section[],
  placement: Placement,
  claims: Claims,
  person: PersonId,
): readonly number[] | null {
  let fresh: number[] | null = null
  for (const { client, end } of sections) {
    const known = placement.known(client)
    if (end <= known) continue
    const owner = claims.ownerOf(client)
    if (owner !== undefined && owner !== person) return null
    if (claims.isUsed(client)) continue
    if (known > 0) return null
    ;(fresh ??= []).push(client)
  }
  if (fresh !== null && fresh.length > mostNewClients)
    throw new Unacceptable('too many client ids in one message')
  return fresh ?? none
}

/** Whether the section, or anything it is linked to, lies beyond what would be known after the update. */
function hasGap(section: Section, placement: Placement): boolean {
  const known = placement.known(section.client)
  if (section.structs.length > 0 && section.clock > known) return true
  if (placement.isHidden(section.client, section.end)) return true
  return section.structs.some(
    (struct) =>
      (struct.kind === structKind.skip && struct.clock + struct.length > known) ||
      isBeyond(struct.originClient, struct.originClock, section, struct, placement) ||
      isBeyond(struct.rightClient, struct.rightClock, section, struct, placement) ||
      isBeyond(struct.parentClient, struct.parentClock, section, struct, placement),
  )
}

/** A link within one client leads back, never forward: Yjs relies on it without looking. */
function isBeyond(
  client: number,
  clock: number,
  section: Section,
  struct: Struct,
  placement: Placement,
): boolean {
  if (client < 0) return false
  if (client !== section.client) return clock >= placement.reach(client)
  if (clock >= struct.clock) throw new Unacceptable('a link to what comes later')
  return false
}

function deletesBeyond(deletes: readonly number[], placement: Placement): boolean {
  for (let at = 0; at < deletes.length; at += 3) {
    const [client, clock, length] = rangeAt(deletes, at)
    if (clock + length > placement.reach(client)) return true
  }
  return false
}

function checkSection({ client, structs }: Section, placement: Placement): void {
  const known = placement.known(client)
  for (const struct of structs) checkNew(struct, known, placement)
}

function* checkInPieces({ client, structs }: Section, placement: Placement): Pieces<void> {
  const known = placement.known(client)
  let pauseAt = placement.neighbours + manyNeighbours
  for (const struct of structs) {
    checkNew(struct, known, placement)
    if (placement.neighbours < pauseAt) continue
    pauseAt = placement.neighbours + manyNeighbours
    yield null
  }
}

function checkNew(struct: Struct, known: number, placement: Placement): void {
  const isNew = struct.clock + struct.length > known
  if (isNew && struct.kind !== structKind.gc && struct.kind !== structKind.skip)
    checkItem(struct, known, placement)
}

function checkItem(struct: Struct, known: number, placement: Placement): void {
  if (struct.originClient >= 0) checkBehind(placement, struct.originClient, struct.originClock)
  if (struct.rightClient >= 0) checkBefore(placement, struct.rightClient, struct.rightClock)
  if (struct.clock < known && isLow(struct.text.charCodeAt(known - struct.clock))) throw splitPair()
  const spot = placement.spotOf(struct)
  if (spot.place.kind !== 'dead') placement.passNeighbours(struct, spot)
  if (struct.kind !== structKind.deleted && spot.place.kind !== 'dead') checkContent(struct, spot, placement)
}

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff
const splitPair = (): Unacceptable => new Unacceptable('a position inside of a character')

/** The code unit at a clock; NaN for what is no text. */
function unitAt(struct: DocStruct | Struct, clock: number): number {
  if (struct instanceof Struct)
    return struct.kind === structKind.text ? struct.text.charCodeAt(clock - struct.clock) : NaN
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return NaN
  return struct.content.str.charCodeAt(clock - struct.id.clock)
}

/** Whether one may stand behind the clock: not behind the first half of a pair, which Yjs would tear apart. */
function checkBehind(placement: Placement, client: number, clock: number): void {
  if (isHigh(unitAt(placement.find(client, clock), clock))) throw splitPair()
}

function checkBefore(placement: Placement, client: number, clock: number): void {
  if (isLow(unitAt(placement.find(client, clock), clock))) throw splitPair()
}

function checkDeletes(deletes: readonly number[], placement: Placement): void {
  for (let at = 0; at < deletes.length; at += 3) {
    const [client, clock, length] = rangeAt(deletes, at)
    checkBefore(placement, client, clock)
    checkBehind(placement, client, clock + length - 1)
  }
}
