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
import { inPieces } from '#shared/pieces'
import { encodeState, hasGap } from '#shared/state'
import type { Claim, StoredText, TextRecord } from '../store/texts.ts'
import { Claims } from './claims.ts'
import { inspect, isKnown, type Finding } from './inspect.ts'

export interface Written {
  readonly person: PersonId
  /** A Yjs update (v1), as it came. */
  readonly update: Uint8Array
}

export interface Applied {
  /** One for each update written, in order. */
  readonly findings: readonly Finding[]
  /** What has to be on disk before anyone is told; null when nothing changed. */
  readonly record: TextRecord | null
  /** The entries of the state vector that changed. */
  readonly changed: Uint8Array
  /** Whether the record holds changes that the document made by itself (Yjs cleans up formatting). */
  readonly hasOwn: boolean
  /** Yjs failed over an update that was found fine: the document cannot be trusted any more. */
  readonly broken: boolean
}

const flood: Finding = { kind: 'flood' }
const gap: Finding = { kind: 'gap' }
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
  /** How many are encoding something. */
  #reading = 0

  private constructor(doc: Y.Doc, stored: StoredText) {
    this.epoch = stored.epoch
    this.#doc = doc
    this.#claims = new Claims(stored.claims)
    this.#whole = stored.updates.length === 0 ? stored.base : null
    doc.on('update', (update: Uint8Array) => this.#emitted.push(update))
  }

  /**
   * The text as it is on disk, built in pieces. Fails: storeUnavailable, when the stored updates do not fit together.
   * @param turn lets the others have their turn between two pieces
   */
  static async open(
    stored: StoredText,
    turn: () => Promise<unknown> = () => nextTurn(),
  ): Promise<Result<Draft>> {
    const doc = new Y.Doc()
    doc.getXmlFragment(rootName)
    try {
      await inPieces(buildInPieces(doc, stored.base, stored.updates), turn)
    } catch (error) {
      return fail({ kind: 'storeUnavailable', cause: `the stored text cannot be read: ${String(error)}` })
    }
    if (hasGap(doc)) return fail({ kind: 'storeUnavailable', cause: 'the stored text has a gap' })
    return ok(new Draft(doc, stored))
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
    try {
      return ok(await this.#encode(stateVector))
    } catch {
      return fail({ kind: 'invalid', issues: ['malformed state vector'] })
    }
  }

  /** In pieces: the others have their turn in between. */
  async #encode(since?: Uint8Array): Promise<Uint8Array> {
    this.#reading += 1
    try {
      return await inPieces(encodeState(this.#doc, since), () => nextTurn())
    } finally {
      this.#reading -= 1
    }
  }

  ownerOf(client: number): PersonId | null | undefined {
    return this.#claims.ownerOf(client)
  }

  /** Whether the update says nothing new. */
  holds(update: Uint8Array): boolean {
    return isKnown(update, this.#doc)
  }

  /** Applies what may be applied, in order. */
  apply(batch: readonly Written[]): Applied {
    if (this.#reading > 0) throw new Error('bug: a document that is being encoded was changed')
    this.#emitted = []
    try {
      return this.#apply(batch)
    } catch (error) {
      // Yjs failed over the batch as a whole: nobody knows what it left behind.
      const finding = batch.length > 1 ? gap : notApplicable(error)
      return {
        findings: batch.map(() => finding),
        record: null,
        changed: nothing,
        hasOwn: false,
        broken: true,
      }
    }
  }

  #apply(batch: readonly Written[]): Applied {
    const findings: Finding[] = []
    const claims: Claim[] = []
    const transaction = this.#doc.transact((during) => {
      for (const written of batch) findings.push(this.#take(written, claims))
      return during
    })
    const [update, ...more] = this.#emitted
    if (update !== undefined) this.#whole = null
    const hasOwn = more.length > 0
    const record =
      update === undefined ? null : { update: hasOwn ? Y.mergeUpdates(this.#emitted) : update, claims }
    return { findings, record, changed: changedBy(transaction), hasOwn, broken: this.#broken }
  }

  destroy(): void {
    this.#doc.destroy()
  }

  #take({ update, person }: Written, claims: Claim[]): Finding {
    const finding = inspect(update, this.#doc, this.#claims, person)
    if (finding.kind !== 'fine') return finding
    if (finding.newClients.length > 0 && !this.#claims.claim(finding.newClients, person)) return flood
    for (const client of finding.newClients) claims.push([client, person])
    return this.#integrate(update, finding.repeats) ?? finding
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
    if (!hasGap(this.#doc)) return null
    forgetPending(this.#doc)
    return gap
  }
}

function changedBy({ beforeState, afterState }: Y.Transaction): Uint8Array {
  const changed = [...afterState].filter(([client, clock]) => beforeState.get(client) !== clock)
  return Y.encodeStateVector(new Map(changed))
}

/** Changes that wait for each other in a circle slip past the inspection of gaps; Yjs must not keep them. */
function forgetPending({ store }: Y.Doc): void {
  store.pendingStructs = null
  store.pendingDs = null
}
