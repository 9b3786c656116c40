/** What waits in a room's queue, and what its members are told of it once it was dealt with. */
import * as Y from 'yjs'
import { closeCode, encodeServerFrame } from '#shared/protocol'
import type { Applied, Draft } from './draft.ts'
import type { Finding } from './inspect.ts'
import type { Relayed } from './member.ts'
import { step1Message, step2Message } from './messages.ts'
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

/**
 * Answers who asks, each once: every answer walks through the whole text, in pieces. Until all are answered, the document
 * must stay as it is.
 */
export async function answer(batch: readonly Waiting[], draft: Draft, channel: number): Promise<void> {
  const asking = new Map<Seat, Waiting>()
  for (const waiting of batch) {
    const { seat, kind } = waiting
    if (kind === 'step1') asking.set(seat, waiting)
    if (kind === 'resync' && !asking.has(seat)) asking.set(seat, waiting)
  }
  const whole = new Whole(draft, channel)
  for (const waiting of asking.values()) if (!waiting.seat.left) await catchUp(waiting, draft, whole)
}

/** The whole text as a message, encoded once for all who have nothing. */
class Whole {
  readonly #draft: Draft
  readonly #channel: number
  #message: Relayed | null = null

  constructor(draft: Draft, channel: number) {
    this.#draft = draft
    this.#channel = channel
  }

  async message(): Promise<Relayed> {
    this.#message ??= forMany(step2Message(await this.#draft.state()), this.#channel)
    return this.#message
  }
}

async function catchUp(asking: Waiting, draft: Draft, whole: Whole): Promise<void> {
  const { seat, kind } = asking
  if (kind === 'step1') await tellLacked(asking, draft, whole)
  if (!seat.left) seat.member.send(step1Message(draft.stateVector))
}

async function tellLacked({ seat, bytes }: Waiting, draft: Draft, whole: Whole): Promise<void> {
  if (hasNothing(bytes)) return seat.member.relay(await whole.message())
  const lacked = await draft.lackedBy(bytes)
  if (lacked.ok) seat.member.send(step2Message(lacked.value))
  else seat.member.cut(closeCode.malformed, 'malformed state vector')
}

/** Whether the state vector is that of an empty document. */
export const hasNothing = (stateVector: Uint8Array): boolean =>
  stateVector.length === 1 && stateVector[0] === 0

/** Refuses who may not write; what remains, in order, are the writes. */
export function writesOf(batch: readonly Waiting[], draft: Draft): Waiting[] {
  const writes: Waiting[] = []
  for (const waiting of batch) {
    if (waiting.kind === 'step1' || waiting.kind === 'resync') continue
    if (waiting.seat.permit.access === 'write') writes.push(waiting)
    else refuse(waiting, draft)
  }
  return writes
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

/** The message for everyone in the room. */
export function forMany(message: Uint8Array, channel: number): Relayed {
  return { plain: message, line: encodeServerFrame({ kind: 'data', channel, message }) }
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
