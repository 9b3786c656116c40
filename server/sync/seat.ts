/** A member's seat in a room: what it may do there, and how much of what it sent is on disk. */
import type { Failure } from '#shared/failure'
import type { Access } from '#shared/protocol'
import type { Member } from './member.ts'

/** What someone may do; `failure` says why it is only reading, where that is not for good. */
export interface Permit {
  readonly access: Access
  readonly failure: Failure | null
}

export const samePermit = (one: Permit, other: Permit): boolean =>
  one.access === other.access && one.failure?.kind === other.failure?.kind

export class Seat {
  readonly member: Member
  /** What the rights allow. */
  granted: Permit
  /** What holds now: less than granted while the store is in trouble. */
  permit: Permit
  /** Whether the member was told that the room is open. */
  opened = false
  left = false
  /** Whether it is known that the member's text is none of before a restore; as long as it has not asked, nobody knows. */
  proven = false
  /** Whether the member was asked for what the server lacks and has not answered yet: the answer will hold all of it. */
  asked = false
  /** While the room closes: `due` until the member was asked for its last words, `asked` until it has answered. */
  lastWords: 'none' | 'due' | 'asked' = 'none'
  #saved = 0
  /** Handled since, and not counted yet. */
  #held = 0
  #missing = false

  constructor(member: Member, granted: Permit) {
    this.member = member
    this.granted = granted
    this.permit = granted
  }

  /** Whether what it wrote is taken in. */
  get isHeard(): boolean {
    return this.permit.access === 'write' || this.lastWords !== 'none'
  }

  /** The member is asked for what the server lacks. */
  ask(): void {
    this.asked = true
    if (this.lastWords === 'due') this.lastWords = 'asked'
  }

  /** How many of the member's sync updates are on disk, with everything it sent before them. */
  get saved(): number {
    return this.#saved
  }

  /**
   * The member's next sync update is on disk. Once one was missed, the later ones count only with a step 2:
   * that holds everything the server lacked, so nothing before it is missing any more.
   */
  kept(isStep2: boolean): void {
    this.#held += 1
    if (isStep2) this.#answered()
    if (this.#missing && !isStep2) return
    this.#saved += this.#held
    this.#held = 0
    this.#missing = false
  }

  /** The member's next sync update was not kept. */
  missed(isStep2: boolean): void {
    this.#held += 1
    if (isStep2) this.#answered()
    this.#missing = true
  }

  #answered(): void {
    this.asked = false
    if (this.lastWords === 'asked') this.lastWords = 'none'
  }
}

/** Tells those who are new that the room is open. */
export function admit(seats: Iterable<Seat>, epoch: number): void {
  for (const seat of seats) {
    if (seat.opened) continue
    seat.opened = true
    seat.member.opened(seat.permit, epoch)
  }
}
