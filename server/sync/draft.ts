/**
 * The live text of one section in memory: the document, whose client ids are whose, and what of it is not
 * on disk yet. Changes are applied in batches, one Yjs transaction each; the document is then ahead of the
 * disk until the batch's record is written, and must be thrown away if that fails.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import * as Y from 'yjs'
import { buildInPieces } from '#shared/apply'
import { markClient } from '#shared/epoch'
import { fail, ok, type Result } from '#shared/failure'
import { rootName } from '#shared/grammar'
import type { PersonId } from '#shared/ids'
import { atOnce, inPieces, type Pieces } from '#shared/pieces'
import { encodeChange, encodeState, hasGap } from '#shared/state'
import type { Claim, StoredText } from '../store/texts.ts'
import { changedBy, failed, gap, untouched, type Applied } from './applied.ts'
import { Claims } from './claims.ts'
import { Hidden } from './hidden.ts'
import { inspectInPieces, type Finding } from './inspect.ts'
import { isKnown } from './known.ts'
import { LongChange } from './long-change.ts'
import { hasNoStructs, isLong, noted, readSlices } from './long-update.ts'
import { manyNeighbours, notApplicable, Taker, type Taken, type Written } from './taking.ts'
import { Turns } from './turn.ts'

const tooSlow: Finding = { kind: 'foreign', reason: 'changes that take too long to place' }
const saidBefore: Finding = { kind: 'fine', newClients: [], repeats: true, neighbours: 0 }
const malformed = fail({ kind: 'invalid', issues: ['malformed state vector'] })
/** A state vector may have so many bytes for clients of its own, and for each client of the document. */
const [spareBytes, bytesOfClient] = [65_536, 16]
const nothing = Y.encodeStateVector(new Map())
/** Nobody writes beside the long one. */
const othersTurn = async (): Promise<boolean> => {
  await nextTurn()
  return true
}
/** The document is not worth going on. */
class GivenUp extends Error {}

export class Draft {
  readonly epoch: number
  readonly #doc: Y.Doc
  readonly #claims: Claims
  readonly #taker: Taker
  #emitted: Uint8Array[] = []
  /** The whole state, until the next change; null when it is not encoded. */
  #whole: Uint8Array | null
  /** How many are encoding something; it takes many turns, and so does a long update. */
  #reading = 0
  #writing = false
  /** What of a long update is in the document while it is under way. */
  readonly #hidden = new Hidden()
  #worked = 0

  private constructor(doc: Y.Doc, stored: StoredText, announced: ReadonlyMap<number, PersonId>) {
    this.epoch = stored.epoch
    this.#doc = doc
    this.#claims = new Claims(stored.claims, announced)
    this.#taker = new Taker(doc, this.#claims, this.#hidden)
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

  /** What the text holds, as a Yjs state vector; nothing of a long update that is under way. */
  get stateVector(): Uint8Array {
    return this.#hidden.stateVector(this.#doc)
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

  /**
   * Whether someone with this state vector has the text from before it was restored: what others wrote is in it, and not the
   * mark of the epoch. False for a malformed one.
   */
  isFromBefore(stateVector: Uint8Array, person: PersonId): boolean {
    const mark = markClient(this.epoch)
    if (Y.getState(this.#doc.store, mark) === 0 || stateVector.length > this.#longestStateVector) return false
    try {
      const known = Y.decodeStateVector(stateVector)
      const isOthers = (client: number) =>
        (this.ownerOf(client) ?? null) !== person && this.#claims.isUsed(client)
      return !known.has(mark) && [...known.keys()].some(isOthers)
    } catch {
      return false
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

  /**
   * Applies what may be applied, in order: as much as one turn allows, or one long update, which takes many turns. `alone` is
   * called before such a one: none of the others is taken.
   */
  async take(
    batch: readonly Written[],
    alone: () => void = () => {},
    turn: () => Promise<boolean> = othersTurn,
  ): Promise<Applied> {
    const [first] = batch
    if (first === undefined || !isLong(first.update)) {
      const applied = this.apply(batch)
      if (first === undefined || applied.findings.length > 0) return applied
    }
    alone()
    return this.applyLong(first, turn)
  }

  /** Applies the first one, and what may follow it in the same turn; none, when the first has to be taken as a long one. */
  apply(batch: readonly Written[]): Applied {
    this.#mustRest()
    try {
      return this.#apply(() => this.#taker.some(batch, 1))
    } catch (error) {
      // Yjs failed over the batch as a whole: nobody knows what it left behind.
      return failed(batch.map(() => (batch.length > 1 ? gap : notApplicable(error))))
    }
  }

  /** Applies a change of the house's own; its finding says whether all of it is in the document now. */
  amend(update: Uint8Array): Applied {
    this.#mustRest()
    try {
      return this.#apply(() => this.#taker.amend(update))
    } catch (error) {
      return failed([notApplicable(error)])
    }
  }

  /**
   * Applies a long update, in pieces: it is one change all the same. Until it is done, the document holds a part of it, and
   * must be left alone but for `applyBeside`.
   * @param turn lets the others have their turn between two pieces; false: the document is not worth going on
   */
  async applyLong(written: Written, turn: () => Promise<boolean> = othersTurn): Promise<Applied> {
    this.#mustRest()
    this.#writing = true
    // What each slice has changed is not asked for, only what all of them have.
    this.#doc.off('update', this.#emit)
    try {
      return await this.#applyLong(written, turnsWith(turn))
    } catch (error) {
      return failed([error instanceof GivenUp ? gap : notApplicable(error)])
    } finally {
      this.#writing = false
      this.#hidden.clear()
      this.#doc.on('update', this.#emit)
    }
  }

  /**
   * Applies short updates of others while a long one is under way: as many as one turn allows, none from the first on that
   * takes long itself. They may build on nothing that the long one has brought; so they are on disk and told before it.
   */
  applyBeside(batch: readonly Written[]): Applied {
    if (!this.#writing) throw new Error('bug: there is nothing to write beside')
    try {
      return this.#applyBeside(batch)
    } catch (error) {
      return failed(batch.map(() => (batch.length > 1 ? gap : notApplicable(error))))
    }
  }

  #applyBeside(batch: readonly Written[]): Applied {
    const before = Y.encodeStateVector(this.#doc)
    const [taken, transaction] = this.#doc.transact((during) => {
      const some = this.#taker.some(batch, 0)
      // Half of the long change looks untidy: nothing is tidied up.
      during.local = true
      return [some, during] as const
    })
    const deleted = this.#hidden.seen(noted(transaction))
    const changed = changedBy(transaction)
    const isNothing = deleted.size === 0 && changed.length === nothing.length
    if (!isNothing) this.#whole = null
    const { claims, ...rest } = taken
    const record = isNothing ? null : { update: atOnce(encodeChange(this.#doc, before, deleted)), claims }
    return { ...rest, record, changed, hasOwn: false, broken: this.#taker.broken }
  }

  #mustRest(): void {
    if (this.#reading > 0 || this.#writing) throw new Error('bug: a document that is being read was changed')
  }

  #apply(take: () => Taken): Applied {
    this.#emitted = []
    const [taken, transaction] = this.#doc.transact((during) => [take(), during] as const)
    const { claims, ...rest } = taken
    const [update, ...more] = this.#emitted
    if (update !== undefined) this.#whole = null
    const hasOwn = more.length > 0
    const record =
      update === undefined ? null : { update: hasOwn ? Y.mergeUpdates(this.#emitted) : update, claims }
    return { ...rest, record, changed: changedBy(transaction), hasOwn, broken: this.#taker.broken }
  }

  async #applyLong({ update, person }: Written, turns: Turns): Promise<Applied> {
    // Whoever comes to a text repeats all deletions there ever were.
    if (hasNoStructs(update) && (await inPieces(isKnown(update, this.#doc), turns.pause))) {
      return { ...untouched(saidBefore), spent: [turns.spent] }
    }
    const claims: Claim[] = []
    const judged = await inPieces(inspectInPieces(update, this.#doc, this.#claims, person), turns.pause)
    const finding = this.#taker.claim(judged, person, claims)
    if (finding.kind !== 'fine') return { ...untouched(finding), spent: [turns.spent] }
    const slices = await inPieces(readSlices(update), turns.pause)
    if (slices === null) return untouched(gap)
    this.#whole = null
    const change = new LongChange(this.#doc, this.#hidden)
    const known = finding.repeats ? this.stateVector : null
    const isDone = await change.apply(slices, known, finding.neighbours > manyNeighbours, turns)
    const outcome = this.#taker.withoutGap() ?? (isDone ? finding : tooSlow)
    const isWhole = outcome === finding && !finding.repeats
    return change.told(outcome, claims, turns, isWhole ? update : null)
  }

  destroy(): void {
    this.#doc.destroy()
  }
}

const turnsWith = (turn: () => Promise<boolean>): Turns =>
  new Turns(async () => {
    if (!(await turn())) throw new GivenUp()
  })
