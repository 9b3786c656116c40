/** Updates on their way into the document: judged, claimed for their person, and integrated, one after the other. */
import * as Y from 'yjs'
import type { PersonId } from '#shared/ids'
import { hasGap } from '#shared/state'
import type { Claim } from '../store/texts.ts'
import { gap } from './applied.ts'
import type { Claims } from './claims.ts'
import type { Hidden } from './hidden.ts'
import { inspect, type Finding } from './inspect.ts'
import { isLong } from './long-update.ts'

export interface Written {
  readonly person: PersonId
  /** A Yjs update (v1), as it came. */
  readonly update: Uint8Array
}

export interface Taken {
  /** One for each update that was looked at, in order. */
  readonly findings: Finding[]
  readonly claims: Claim[]
  /** How long each of them took, in milliseconds. */
  readonly spent: number[]
}

/** How long a batch may take, in milliseconds: what is left of it comes with the next. */
const longestTurn = 20
/** Whoever's update has to pass so many neighbours to find its places does so in short pieces. */
export const manyNeighbours = 50_000

const amended: Finding = { kind: 'fine', newClients: [], repeats: false, neighbours: 0 }
const flood: Finding = { kind: 'flood' }
export const notApplicable = (error: unknown): Finding => ({
  kind: 'foreign',
  reason: `not applicable: ${String(error)}`,
})

export class Taker {
  /** Whether Yjs failed over an update that was found fine: the document cannot be trusted any more. */
  broken = false
  readonly #doc: Y.Doc
  readonly #claims: Claims
  readonly #hidden: Hidden

  constructor(doc: Y.Doc, claims: Claims, hidden: Hidden) {
    this.#doc = doc
    this.#claims = claims
    this.#hidden = hidden
  }

  /** Takes as many as one turn allows; the first `free` ones whatever they are, unless they have many neighbours. */
  some(batch: readonly Written[], free: number): Taken {
    const taken: Taken = { findings: [], claims: [], spent: [] }
    const begun = performance.now()
    let at = begun
    for (const written of batch) {
      const isFree = taken.findings.length < free
      if (!isFree && (isLong(written.update) || at > begun + longestTurn)) break
      const finding = this.#take(written, taken.claims)
      if (finding === null) break
      taken.findings.push(finding)
      const now = performance.now()
      taken.spent.push(now - at)
      at = now
    }
    return taken
  }

  /** Null, and nothing is done, when it has to be taken as a long one. */
  #take({ update, person }: Written, claims: Claim[]): Finding | null {
    const judged = inspect(update, this.#doc, this.#claims, person, this.#hidden)
    if (judged.kind === 'fine' && judged.neighbours > manyNeighbours) return null
    const finding = this.claim(judged, person, claims)
    return finding.kind === 'fine' ? (this.#integrate(update, finding.repeats) ?? finding) : finding
  }

  /** The ids that are new are the person's from now on. */
  claim(finding: Finding, person: PersonId, claims: Claim[]): Finding {
    if (finding.kind !== 'fine') return finding
    // Somebody else was faster, while a long update was being judged.
    if (finding.newClients.some((client) => this.#claims.isUsed(client))) return gap
    if (finding.newClients.length > 0 && !this.#claims.claim(finding.newClients, person)) return flood
    for (const client of finding.newClients) claims.push([client, person])
    return finding
  }

  /** A change of the house's own: it belongs to nobody. What the document holds already changes nothing. */
  amend(update: Uint8Array): Taken {
    const clients = [...Y.parseUpdateMeta(update).to.keys()].filter((client) => !this.#claims.isUsed(client))
    this.#claims.own(clients)
    const finding = this.#integrate(update, false) ?? amended
    return { findings: [finding], claims: clients.map((client) => [client, null]), spent: [] }
  }

  /** Null when all of the update is in the document now. */
  #integrate(update: Uint8Array, repeats: boolean): Finding | null {
    try {
      // Yjs would follow the links of known structs, which need not be those of the text.
      Y.applyUpdate(this.#doc, repeats ? Y.diffUpdate(update, Y.encodeStateVector(this.#doc)) : update)
    } catch (error) {
      this.broken = true
      return notApplicable(error)
    }
    return this.withoutGap()
  }

  /** Changes that wait for each other in a circle slip past the inspection of gaps; Yjs must not keep them. */
  withoutGap(): Finding | null {
    if (!hasGap(this.#doc)) return null
    this.#doc.store.pendingStructs = null
    this.#doc.store.pendingDs = null
    return gap
  }
}
