/**
 * The live text of one section in memory: the document, whose client ids are whose, and what of it is not
 * on disk yet. Changes are applied in batches, one Yjs transaction each; the document is then ahead of the
 * disk until the batch's record is written, and must be thrown away if that fails.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import * as Y from 'yjs'
import { buildInPieces } from '#shared/apply'
import { fail, ok, type Result } from '#shared/failure'
import { rootName } from '#shared/grammar'
import type { PersonId } from '#shared/ids'
import { inPieces, type Pieces } from '#shared/pieces'
import { encodeChange, encodeState, hasGap, type Deleted } from '#shared/state'
import type { Claim, StoredText } from '../store/texts.ts'
import { changedBy, changedSince, failed, gap, untouched, type Applied } from './applied.ts'
import { Claims } from './claims.ts'
import { inspect, inspectInPieces, isKnown, type Finding } from './inspect.ts'
import { applySlices, hasNoStructs, isLong, readSlices } from './long-update.ts'
import { Turns } from './turn.ts'

export interface Written {
  readonly person: PersonId
  /** A Yjs update (v1), as it came. */
  readonly update: Uint8Array
}

/** How long a batch may take, in milliseconds: what is left of it comes with the next. */
const longestTurn = 20
/** How long one update may take in all its turns, in milliseconds: far more than any honest one. */
const longestWork = 10_000
/** Whoever's update has to pass so many neighbours to find its places does so in short pieces. */
const manyNeighbours = 50_000

const tooSlow: Finding = { kind: 'foreign', reason: 'changes that take too long to place' }
const saidBefore: Finding = { kind: 'fine', newClients: [], repeats: true, neighbours: 0 }
const flood: Finding = { kind: 'flood' }
const malformed = fail({ kind: 'invalid', issues: ['malformed state vector'] })
/** A state vector may have so many bytes for clients of its own, and for each client of the document. */
const [spareBytes, bytesOfClient] = [65_536, 16]
const nothing = Y.encodeStateVector(new Map())
const notApplicable = (error: unknown): Finding => ({
  kind: 'foreign',
  reason: `not applicable: ${String(error)}`,
})

export class Draft {
  readonly epoch: number
  readonly #doc: Y.Doc
  readonly #claims: Claims
  #emitted: Uint8Array[] = []
  #broken = false
  /** The whole state, until the next change; null when it is not encoded. */
  #whole: Uint8Array | null
  /** How many are encoding something; it takes many turns, and so does a long update. */
  #reading = 0
  #writing = false
  #worked = 0

  private constructor(doc: Y.Doc, stored: StoredText, announced: ReadonlyMap<number, PersonId>) {
    this.epoch = stored.epoch
    this.#doc = doc
    this.#claims = new Claims(stored.claims, announced)
    this.#whole = stored.updates.length === 0 ? stored.base : null
    doc.on('update', this.#emit)
  }

  #emit = (update: Uint8Array): void => void this.#emitted.push(update)

  /**
   * The text as it is on disk, built in pieces. Fails: storeUnavailable, when the stored updates do not fit together.
   * @param turn lets the others have their turn between two pieces
   * @param announced client ids that are shown and not written under yet
   */
  static async open(
    stored: StoredText,
    turn: () => Promise<unknown> = () => nextTurn(),
    announced: ReadonlyMap<number, PersonId> = new Map(),
  ): Promise<Result<Draft>> {
    const doc = new Y.Doc()
    doc.getXmlFragment(rootName)
    try {
      await inPieces(buildInPieces(doc, stored.base, stored.updates), turn)
    } catch (error) {
      return fail({ kind: 'storeUnavailable', cause: `the stored text cannot be read: ${String(error)}` })
    }
    if (hasGap(doc)) return fail({ kind: 'storeUnavailable', cause: 'the stored text has a gap' })
    return ok(new Draft(doc, stored, announced))
  }

  /** What the text holds, as a Yjs state vector. */
  get stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc)
  }

  /** Everything, as one Yjs update. Until it is here, nothing may be applied. */
  async state(): Promise<Uint8Array> {
    this.#whole ??= await this.#encode()
    return this.#whole
  }

  /** All that someone with this state vector lacks; until it is here, nothing may be applied. Fails: invalid, for a malformed state vector. */
  async lackedBy(stateVector: Uint8Array): Promise<Result<Uint8Array>> {
    if (stateVector.length > this.#longestStateVector) return malformed
    try {
      return ok(await this.#encode(stateVector))
    } catch {
      return malformed
    }
  }

  /** Nobody knows many more clients than the server does: a few of its own. */
  get #longestStateVector(): number {
    return spareBytes + bytesOfClient * this.#doc.store.clients.size
  }

  /** How long answers and comparisons took so far, in milliseconds. */
  get worked(): number {
    return this.#worked
  }

  /** In pieces: the others have their turn in between. */
  async #encode(since?: Uint8Array): Promise<Uint8Array> {
    if (this.#writing) throw new Error('bug: a document is encoded while it is being changed')
    return this.#read(encodeState(this.#doc, since))
  }

  async #read<T>(work: Pieces<T>): Promise<T> {
    this.#reading += 1
    const turns = new Turns()
    try {
      return await inPieces(work, turns.pause)
    } finally {
      this.#worked += turns.spent
      this.#reading -= 1
    }
  }

  ownerOf(client: number): PersonId | null | undefined {
    return this.#claims.ownerOf(client)
  }

  /** Whether the update says nothing new; until that is known, nothing may be applied. */
  holds(update: Uint8Array): Promise<boolean> {
    return this.#read(isKnown(update, this.#doc))
  }

  /** Applies what may be applied, in order: as much as one turn allows, or one long update, which takes many turns. */
  async take(batch: readonly Written[]): Promise<Applied> {
    const [first] = batch
    if (first !== undefined && isLong(first.update)) return this.applyLong(first)
    const applied = this.apply(batch)
    return first !== undefined && applied.findings.length === 0 ? this.applyLong(first) : applied
  }

  /** Applies the first one, and what may follow it in the same turn; none, when the first has to be taken as a long one. */
  apply(batch: readonly Written[]): Applied {
    this.#mustRest()
    this.#emitted = []
    try {
      return this.#apply(batch)
    } catch (error) {
      // Yjs failed over the batch as a whole: nobody knows what it left behind.
      return failed(batch.map(() => (batch.length > 1 ? gap : notApplicable(error))))
    }
  }

  /**
   * Applies a long update, in pieces: it is one change all the same. Until it is done, the document holds a part of it, and
   * must be left alone.
   */
  async applyLong(written: Written): Promise<Applied> {
    this.#mustRest()
    this.#writing = true
    // What each slice has changed is not asked for, only what all of them have.
    this.#doc.off('update', this.#emit)
    try {
      return await this.#applyLong(written, new Turns())
    } catch (error) {
      return failed([notApplicable(error)])
    } finally {
      this.#writing = false
      this.#doc.on('update', this.#emit)
    }
  }

  #mustRest(): void {
    if (this.#reading > 0 || this.#writing) throw new Error('bug: a document that is being read was changed')
  }

  #apply(batch: readonly Written[]): Applied {
    const findings: Finding[] = []
    const claims: Claim[] = []
    const spent: number[] = []
    const begun = performance.now()
    const transaction = this.#doc.transact((during) => {
      let at = begun
      for (const written of batch) {
        if (findings.length > 0 && (isLong(written.update) || at > begun + longestTurn)) break
        const finding = this.#take(written, claims)
        if (finding === null) break
        findings.push(finding)
        const now = performance.now()
        spent.push(now - at)
        at = now
      }
      return during
    })
    const [update, ...more] = this.#emitted
    if (update !== undefined) this.#whole = null
    const hasOwn = more.length > 0
    const record =
      update === undefined ? null : { update: hasOwn ? Y.mergeUpdates(this.#emitted) : update, claims }
    return { findings, spent, record, changed: changedBy(transaction), hasOwn, broken: this.#broken }
  }

  async #applyLong({ update, person }: Written, turns: Turns): Promise<Applied> {
    // Whoever comes to a text repeats all deletions there ever were.
    if (hasNoStructs(update) && (await inPieces(isKnown(update, this.#doc), turns.pause))) {
      return { ...untouched(saidBefore), spent: [turns.spent] }
    }
    const claims: Claim[] = []
    const judged = await inPieces(inspectInPieces(update, this.#doc, this.#claims, person), turns.pause)
    const finding = this.#claim(judged, person, claims)
    if (finding.kind !== 'fine') return { ...untouched(finding), spent: [turns.spent] }
    const slices = await inPieces(readSlices(update), turns.pause)
    if (slices === null) return untouched(gap)
    const [before, deleted]: [Uint8Array, Deleted] = [this.stateVector, new Map()]
    this.#whole = null
    let outcome: Finding = finding
    const isSlow = finding.neighbours > manyNeighbours
    for (const _ of applySlices(this.#doc, slices, finding.repeats ? before : null, deleted, isSlow)) {
      await turns.pause()
      if (turns.spent < longestWork) continue
      outcome = tooSlow
      break
    }
    return this.#change(this.#withoutGap() ?? outcome, before, deleted, claims, turns)
  }

  /** What the long update was, for the disk and for the others. */
  async #change(
    finding: Finding,
    before: Uint8Array,
    deleted: Deleted,
    claims: Claim[],
    turns: Turns,
  ): Promise<Applied> {
    const changed = changedSince(before, this.#doc)
    const isNothing = deleted.size === 0 && changed.length === nothing.length
    const update = await inPieces(encodeChange(this.#doc, before, deleted), turns.pause)
    return {
      ...untouched(finding),
      spent: [turns.spent],
      record: isNothing ? null : { update, claims },
      changed,
    }
  }

  destroy(): void {
    this.#doc.destroy()
  }

  /** Null, and nothing is done, when it has to be taken as a long one. */
  #take({ update, person }: Written, claims: Claim[]): Finding | null {
    const judged = inspect(update, this.#doc, this.#claims, person)
    if (judged.kind === 'fine' && judged.neighbours > manyNeighbours) return null
    const finding = this.#claim(judged, person, claims)
    return finding.kind === 'fine' ? (this.#integrate(update, finding.repeats) ?? finding) : finding
  }

  /** The ids that are new are the person's from now on. */
  #claim(finding: Finding, person: PersonId, claims: Claim[]): Finding {
    if (finding.kind !== 'fine') return finding
    if (finding.newClients.length > 0 && !this.#claims.claim(finding.newClients, person)) return flood
    for (const client of finding.newClients) claims.push([client, person])
    return finding
  }

  /** Null when all of the update is in the document now. */
  #integrate(update: Uint8Array, repeats: boolean): Finding | null {
    try {
      // Yjs would follow the links of known structs, which need not be those of the text.
      Y.applyUpdate(this.#doc, repeats ? Y.diffUpdate(update, this.stateVector) : update)
    } catch (error) {
      this.#broken = true
      return notApplicable(error)
    }
    return this.#withoutGap()
  }

  /** Changes that wait for each other in a circle slip past the inspection of gaps; Yjs must not keep them. */
  #withoutGap(): Finding | null {
    if (!hasGap(this.#doc)) return null
    this.#doc.store.pendingStructs = null
    this.#doc.store.pendingDs = null
    return gap
  }
}
