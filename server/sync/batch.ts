/** What waits in a room's queue, and what its members are told of it once it was dealt with. */
import * as Y from 'yjs'
import { closeCode, encodeServerFrame } from '#shared/protocol'
import type { Applied, Draft } from './draft.ts'
import type { Finding } from './inspect.ts'
import type { Relayed } from './member.ts'
import { step1Message, step2Message, updateMessage } from './messages.ts'
import type { Seat } from './seat.ts'

export interface Waiting {
  readonly seat: Seat
  /** `resync`: the server asks the member for what the server lacks. */
  readonly kind: 'step1' | 'step2' | 'update' | 'resync'
  /** A state vector or a Yjs update; empty for `resync`. */
  readonly bytes: Uint8Array
}

const nothing = Y.encodeStateVector(new Map())

/** What is on disk once a batch is: as a whole, and what of it is new. */
export class OnDisk {
  /** The entries of the state vector that the batch changed. */
  readonly changed: Uint8Array
  readonly #draft: Draft
  #whole: Uint8Array | null = null

  constructor(draft: Draft, changed: Uint8Array) {
    this.#draft = draft
    this.changed = changed
  }

  /** The state vector; it grows with everyone who ever wrote. */
  get whole(): Uint8Array {
    this.#whole ??= this.#draft.stateVector
    return this.#whole
  }
}

/** Answers who asks and refuses who may not write; what remains, in order, are the writes. */
export function answer(batch: readonly Waiting[], draft: Draft): Waiting[] {
  const writes: Waiting[] = []
  const asking = new Map<Seat, Waiting>()
  for (const waiting of batch) {
    const { seat, kind } = waiting
    if (kind === 'step1' || kind === 'resync')
      asking.set(seat, kind === 'step1' ? waiting : (asking.get(seat) ?? waiting))
    else if (seat.permit.access === 'write') writes.push(waiting)
    else refuse(waiting, draft)
  }
  for (const waiting of asking.values()) if (!waiting.seat.left) catchUp(waiting, draft)
  return writes
}

/** Whoever asks several times at once is answered once: each answer walks through the whole text. */
function catchUp({ seat, kind, bytes }: Waiting, draft: Draft): void {
  if (kind === 'step1') {
    const lacked = draft.lackedBy(bytes)
    if (!lacked.ok) return seat.member.cut(closeCode.malformed, 'malformed state vector')
    seat.member.send(step2Message(lacked.value))
  }
  seat.member.send(step1Message(draft.stateVector))
}

/** An honest reader answers with a step 2 that repeats every deletion; only what is new is refused. */
function refuse({ seat, kind, bytes }: Waiting, draft: Draft): void {
  if (!draft.holds(bytes)) {
    seat.missed()
    if (!seat.left) seat.member.denied(seat.permit)
    return
  }
  seat.kept(kind === 'step2')
  if (!seat.left) seat.member.saved(seat.saved, new OnDisk(draft, nothing), true)
}

/** The update for everyone in the room. */
export function relayed(update: Uint8Array, channel: number): Relayed {
  const plain = updateMessage(update)
  return { plain, line: encodeServerFrame({ kind: 'data', channel, message: plain }) }
}

/** The only one who wrote in the batch, and who therefore has all of it; null when there were others. */
export function onlyAuthor(writes: readonly Waiting[], applied: Applied): Seat | null {
  const first = writes[0]?.seat ?? null
  return !applied.hasOwn && writes.every(({ seat }) => seat === first) ? first : null
}

/** The batch is on disk: whoever wrote is told, whoever skipped something is asked, whoever forged is cut. */
export function acknowledge(writes: readonly Waiting[], { findings, changed }: Applied, draft: Draft): void {
  const authors = new Set<Seat>()
  const newlySynced = new Set<Seat>()
  const askedAgain = new Set<Seat>()
  writes.forEach(({ seat, kind }, index) => {
    const finding = findings[index]
    if (finding?.kind === 'fine') {
      seat.kept(kind === 'step2')
      authors.add(seat)
      if (kind === 'step2') newlySynced.add(seat)
    } else {
      seat.missed()
      if (finding?.kind === 'gap') askedAgain.add(seat)
      else cutForger(seat, finding)
    }
  })
  const onDisk = new OnDisk(draft, changed)
  for (const seat of authors) if (!seat.left) seat.member.saved(seat.saved, onDisk, newlySynced.has(seat))
  for (const seat of askedAgain) if (!seat.left) seat.member.send(step1Message(onDisk.whole))
}

/** The batch is not on disk and never was: it counts for nobody. */
export function forget(writes: readonly Waiting[], { findings }: Applied): void {
  writes.forEach(({ seat }, index) => {
    seat.missed()
    cutForger(seat, findings[index])
  })
}

function cutForger(seat: Seat, finding: Finding | undefined): void {
  if (finding?.kind === 'forged')
    seat.member.cut(closeCode.forbidden, 'this client id belongs to someone else')
  if (finding?.kind === 'flood') seat.member.cut(closeCode.tooMany, 'too many client ids')
  if (finding?.kind === 'foreign') seat.member.cut(closeCode.malformed, finding.reason)
}
