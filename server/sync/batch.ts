/** What waits in a room's queue, and what its members are told of it once it was dealt with. */
import * as Y from 'yjs'
import { ok, type Result } from '#shared/failure'
import { closeCode } from '#shared/protocol'
import { Answer } from './answer.ts'
import type { Applied } from './applied.ts'
import type { Draft } from './draft.ts'
import type { Finding } from './inspect.ts'
import { forMany, step1Message, updateMessage } from './messages.ts'
import type { Queue } from './queue.ts'
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

/** So long questions are answered before the writers have their turn, in milliseconds. */
const answering = 20
/** Millions of bytes that are told in a second. */
const tellingRate = 500

/**
 * Answers who asks, each once, for as long as one turn allows: an answer walks through the whole text, in pieces. Until it
 * is done, the document must stay as it is.
 */
export async function answer(queue: Queue, draft: Draft, channel: number): Promise<void> {
  prove(queue, draft)
  const answers = new Answers(draft, channel)
  const end = performance.now() + answering
  let next = queue.nextQuestion()
  while (next !== null) {
    if (!next.seat.left) await catchUp(next, draft, answers)
    next = performance.now() < end ? queue.nextQuestion() : null
  }
}

/** Whoever has the text from before a restore is turned away before anything of it gets in: merged, it would undo the restore. */
function prove(queue: Queue, draft: Draft): void {
  for (const { seat, bytes } of queue.unproven) {
    seat.proven = true
    if (!draft.isFromBefore(bytes, seat.member.person)) continue
    seat.permit = { access: 'read', failure: { kind: 'outdatedClient' } }
    seat.left = true
    seat.member.cut(closeCode.outdatedClient, 'the text was restored from a backup; begin with an empty one')
  }
}

/** What is told to who asks, encoded once for all who have the same; only while the document stays as it is. */
class Answers {
  readonly #draft: Draft
  readonly #channel: number
  readonly #known = new Map<string, Result<Answer>>()

  constructor(draft: Draft, channel: number) {
    this.#draft = draft
    this.#channel = channel
  }

  /** Fails: invalid, for a malformed state vector. */
  async to(stateVector: Uint8Array): Promise<Result<Answer>> {
    const key = Buffer.from(stateVector).toString('latin1')
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const lacked = hasNothing(stateVector)
      ? ok(await this.#draft.state())
      : await this.#draft.lackedBy(stateVector)
    const made = lacked.ok ? ok(new Answer(lacked.value, this.#channel)) : lacked
    this.#known.set(key, made)
    return made
  }
}

async function catchUp({ seat, kind, bytes }: Waiting, draft: Draft, answers: Answers): Promise<void> {
  const begun = draft.worked
  if (kind === 'step1') {
    const lacked = await answers.to(bytes)
    if (!lacked.ok) return seat.member.cut(closeCode.malformed, 'malformed state vector')
    seat.member.allowance.worked(draft.worked - begun + lacked.value.bytes / (1000 * tellingRate))
    if (!seat.left) await lacked.value.tell(seat)
  }
  if (!seat.left) ask(seat, draft.stateVector)
}

function ask(seat: Seat, stateVector: Uint8Array): void {
  seat.ask()
  seat.member.send(step1Message(stateVector))
}

/** Whether the state vector is that of an empty document. */
export const hasNothing = (stateVector: Uint8Array): boolean =>
  stateVector.length === 1 && stateVector[0] === 0

/** Refuses who may not write; what remains, in order, are the writes. The document must stay as it is. */
export async function writesOf(
  batch: readonly Waiting[],
  draft: Draft,
  hears: (seat: Seat) => boolean,
): Promise<Waiting[]> {
  const writes: Waiting[] = []
  for (const waiting of batch) {
    if (hears(waiting.seat)) writes.push(waiting)
    else await refuse(waiting, draft)
  }
  return writes
}

/** An honest reader answers with a step 2 that repeats every deletion; only what is new is refused. */
async function refuse({ seat, kind, bytes }: Waiting, draft: Draft): Promise<void> {
  const begun = draft.worked
  const isKnown = await draft.holds(bytes)
  seat.member.allowance.worked(draft.worked - begun)
  if (!isKnown) {
    seat.missed(kind === 'step2')
    if (!seat.left) seat.member.denied(seat.permit)
    return
  }
  seat.kept(kind === 'step2')
  if (!seat.left) seat.member.saved(seat.saved, new OnDisk(draft, nothing), true)
}

/** Shows the update to everyone but its author, who has it. */
export function relay(update: Uint8Array, channel: number, seats: Iterable<Seat>, author: Seat | null): void {
  const message = forMany(updateMessage(update), channel)
  for (const seat of seats) if (seat !== author && seat.opened) seat.member.relay(message)
}

/** The only one who wrote in the batch, and who therefore has all of it; null when there were others. */
export function onlyAuthor(writes: readonly Waiting[], applied: Applied): Seat | null {
  const first = writes[0]?.seat ?? null
  return !applied.hasOwn && writes.every(({ seat }) => seat === first) ? first : null
}

/**
 * The batch is on disk: whoever wrote is told, whoever skipped something is asked, whoever forged is cut. Nobody is asked twice
 * before the answer: one that sleeps would wake up to hundreds of questions, and each answer is the whole of what is missing.
 */
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
      seat.missed(kind === 'step2')
      if (finding?.kind === 'gap') askedAgain.add(seat)
      else cutForger(seat, finding)
    }
  })
  const onDisk = new OnDisk(draft, changed)
  for (const seat of authors) if (!seat.left) seat.member.saved(seat.saved, onDisk, newlySynced.has(seat))
  for (const seat of askedAgain) if (!seat.left && !seat.asked) ask(seat, onDisk.whole)
}

/** The batch is not on disk and never was: it counts for nobody. */
export function forget(writes: readonly Waiting[], { findings }: Applied): void {
  writes.forEach(({ seat, kind }, index) => {
    seat.missed(kind === 'step2')
    cutForger(seat, findings[index])
  })
}

function cutForger(seat: Seat, finding: Finding | undefined): void {
  if (finding?.kind === 'forged')
    seat.member.cut(closeCode.forbidden, 'this client id belongs to someone else')
  if (finding?.kind === 'flood') seat.member.cut(closeCode.tooMany, 'too many client ids')
  if (finding?.kind === 'foreign') seat.member.cut(closeCode.malformed, finding.reason)
}
