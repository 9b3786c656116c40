/**
 * What waits in a room: of each member its newest question, and what was written, person by person, in the order in which
 * it came. The persons take turns: nobody waits for another one's flood.
 */
import type { PersonId } from '#shared/ids'
import type { Waiting } from './batch.ts'
import { isLong } from './long-update.ts'
import type { Seat } from './seat.ts'

/** At most so many messages make one batch: other rooms have their turn in between. */
const batchSize = 4000

/** At most so many of one person are taken beside a long update at once. */
const mostBeside = 200

export interface QueueRules {
  /** What may wait in one room, in bytes; and what of one person. */
  readonly queueBytes: number
  readonly personBytes: number
}

/** What one person has written. */
interface Row {
  readonly waiting: Waiting[]
  bytes: number
}

export class Queue {
  readonly #asking = new Map<Seat, Waiting>()
  readonly #rows = new Map<PersonId, Row>()
  #bytes = 0

  /** Whether anything waits. */
  get isEmpty(): boolean {
    return this.#asking.size === 0 && this.#rows.size === 0
  }

  /** Whether anything waits that may be dealt with now. */
  get isReady(): boolean {
    for (const waiting of this.#asking.values()) if (mayBeAnswered(waiting)) return true
    for (const row of this.#rows.values()) if (!isSpent(row)) return true
    return false
  }

  hasRoomFor(person: PersonId, bytes: number, { queueBytes, personBytes }: QueueRules): boolean {
    const own = this.#rows.get(person)?.bytes ?? 0
    return this.#bytes + bytes <= queueBytes && own + bytes <= personBytes
  }

  push(waiting: Waiting): void {
    if (waiting.kind === 'step1' || waiting.kind === 'resync') this.#ask(waiting)
    else this.#row(waiting).waiting.push(waiting)
  }

  /** A question that was asked before and not answered yet is answered with the new one. */
  #ask(waiting: Waiting): void {
    const { seat, kind } = waiting
    if (kind === 'step1' || !this.#asking.has(seat)) this.#asking.set(seat, waiting)
  }

  #row({ seat, bytes }: Waiting): Row {
    const { person } = seat.member
    const row = this.#rows.get(person) ?? { waiting: [], bytes: 0 }
    this.#rows.set(person, row)
    row.bytes += bytes.length
    this.#bytes += bytes.length
    return row
  }

  /** Those who ask and whose texts nobody has looked at. */
  get unproven(): Waiting[] {
    return [...this.#asking.values()].filter(({ seat, kind }) => kind === 'step1' && !seat.proven)
  }

  /** Takes the next question out that may be answered now; null for none. */
  nextQuestion(): Waiting | null {
    for (const [seat, waiting] of this.#asking) {
      if (!mayBeAnswered(waiting)) continue
      this.#asking.delete(seat)
      return waiting
    }
    return null
  }

  /** Takes out what was written: in turn one of each person who has not used up its share; of everyone, if `all`. */
  writes(all = false): Waiting[] {
    const rows = [...this.#rows].filter(([, row]) => all || !isSpent(row))
    const batch: Waiting[] = []
    let taken = 0
    for (let more = true; more && batch.length < batchSize; taken++) {
      more = false
      for (const [, { waiting }] of rows) {
        const next = waiting[taken]
        if (next !== undefined) more = batch.push(next) > 0
      }
    }
    for (const [person, row] of rows) this.#take(person, row, taken)
    return batch
  }

  /** Takes out what others than these may write while a long update is under way: what comes first of each, and is short. */
  writesBeside(busy: ReadonlySet<PersonId>): Waiting[] {
    const batch: Waiting[] = []
    for (const [person, row] of [...this.#rows]) {
      if (busy.has(person) || isSpent(row)) continue
      const quick = row.waiting.slice(0, mostBeside)
      const end = quick.findIndex((waiting) => !isQuick(waiting) || this.#isUnproven(waiting))
      const taken = end < 0 ? quick : quick.slice(0, end)
      batch.push(...taken)
      this.#take(person, row, taken.length)
    }
    return batch
  }

  #isUnproven({ seat }: Waiting): boolean {
    return !seat.proven && this.#asking.has(seat)
  }

  #take(person: PersonId, row: Row, count: number): void {
    for (const { bytes } of row.waiting.splice(0, count)) {
      row.bytes -= bytes.length
      this.#bytes -= bytes.length
    }
    if (row.waiting.length === 0) this.#rows.delete(person)
  }

  /** What a batch had no room for comes first again. */
  putBack(rest: readonly Waiting[]): void {
    const perPerson = new Map<PersonId, Waiting[]>()
    for (const waiting of rest) {
      const { person } = waiting.seat.member
      const own = perPerson.get(person)
      if (own === undefined) perPerson.set(person, [waiting])
      else own.push(waiting)
    }
    for (const own of perPerson.values()) {
      for (const waiting of own) this.#row(waiting)
      const [first] = own
      if (first !== undefined) this.#rows.get(first.seat.member.person)?.waiting.unshift(...own)
    }
  }

  /** Puts something else in place of some questions. */
  changeQuestions(to: (waiting: Waiting) => Waiting): void {
    for (const [seat, waiting] of [...this.#asking]) {
      const changed = to(waiting)
      // Meanwhile it may have asked again.
      if (this.#asking.get(seat) === waiting) this.#asking.set(seat, changed)
    }
  }
}

const isSpent = ({ waiting }: Row): boolean => waiting[0]?.seat.member.allowance.isSpent ?? false

/** Whoever left is answered at once: with nothing. */
const mayBeAnswered = ({ seat }: Waiting): boolean =>
  seat.left || (!seat.member.isBehind && !seat.member.allowance.isSpent)

/** Whether it is dealt with at once: whoever may not write is refused in turn. */
const isQuick = ({ seat, bytes }: Waiting): boolean => seat.isHeard && !isLong(bytes)
