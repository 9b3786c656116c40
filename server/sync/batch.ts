/** What waits in a room's queue, and what its members are told of it once it was dealt with. */
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

/** Answers who asks and refuses who may not write; what remains, in order, are the writes. */
export function answer(batch: readonly Waiting[], draft: Draft): Waiting[] {
  const writes: Waiting[] = []
  for (const waiting of batch) {
    const { seat, kind } = waiting
    if (kind === 'step2' || kind === 'update') {
      if (seat.permit.access === 'write') writes.push(waiting)
      else refuse(waiting, draft)
    } else if (!seat.left) {
      if (kind === 'step1') catchUp(waiting, draft)
      else seat.member.send(step1Message(draft.stateVector))
    }
  }
  return writes
}

function catchUp({ seat, bytes }: Waiting, draft: Draft): void {
  const lacked = draft.lackedBy(bytes)
  if (!lacked.ok) return seat.member.cut(closeCode.malformed, 'malformed state vector')
  seat.member.send(step2Message(lacked.value))
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
  if (!seat.left) seat.member.saved(seat.saved, draft.stateVector)
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
export function acknowledge(
  writes: readonly Waiting[],
  { findings }: Applied,
  stateVector: Uint8Array,
): void {
  const authors = new Set<Seat>()
  const askedAgain = new Set<Seat>()
  writes.forEach(({ seat, kind }, index) => {
    const finding = findings[index]
    if (finding?.kind === 'fine') {
      seat.kept(kind === 'step2')
      authors.add(seat)
    } else {
      seat.missed()
      if (finding?.kind === 'gap') askedAgain.add(seat)
      else cutForger(seat, finding)
    }
  })
  for (const seat of authors) if (!seat.left) seat.member.saved(seat.saved, stateVector)
  for (const seat of askedAgain) if (!seat.left) seat.member.send(step1Message(stateVector))
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
  if (finding?.kind === 'foreign') seat.member.cut(closeCode.malformed, finding.reason)
}
