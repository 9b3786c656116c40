/** What everyone in a room may do now: what the rights grant, less what the store and a standstill take away. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Failure } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import { samePermit, type Permit, type Seat } from './seat.ts'

export interface PermitRules {
  /** How long writers are told of a lock before it comes, in milliseconds. */
  readonly noticeMillis: number
  /** How long their last words are waited for. */
  readonly lastWordsMillis: number
}

/** What it needs of the room. */
export interface Standing {
  readonly section: SectionId
  readonly seats: ReadonlySet<Seat>
  /** Asks the member for what the server lacks. */
  ask(seat: Seat): void
  /** Whether anything waits that was written. */
  isBusy(): boolean
  /** Resolves when the work under way is done. */
  rest(): Promise<unknown>
}

/** The store does not take the text at the moment. */
export const trouble: Failure = {
  kind: 'storeUnavailable',
  cause: 'the text cannot be written at the moment',
}
const onlyReading: Permit = { access: 'read', failure: trouble }
const lookMillis = 5

export class Permits {
  readonly #room: Standing
  readonly #rules: PermitRules
  #writable = true
  /** `noticed`: a lock is coming. `closing`: last words are taken in, no others. `shut`: nobody writes. */
  #phase: 'open' | 'noticed' | 'closing' | 'shut'

  /** @param held whether the room begins as one that is held still */
  constructor(room: Standing, rules: PermitRules, held: boolean) {
    this.#room = room
    this.#rules = rules
    this.#phase = held ? 'shut' : 'open'
  }

  /** What is left of what was granted. */
  for(granted: Permit): Permit {
    const allowed = this.#whileStill(granted)
    return this.#writable || allowed.access === 'read' ? allowed : onlyReading
  }

  /** Whether what was written from this seat is taken in. */
  hears = (seat: Seat): boolean => this.#phase !== 'shut' && seat.isHeard

  grant(seat: Seat, granted: Permit): void {
    seat.granted = granted
    this.#tell(seat)
  }

  set writable(writable: boolean) {
    this.#writable = writable
    this.#tellAll()
  }

  /**
   * Brings the room to a standstill: writers are told that a lock is coming, then are readers and asked for their last
   * words. When it resolves, everything that was taken in is on disk, and nothing more will be; what waits is bounded, but
   * for the flush under way.
   */
  async hold(): Promise<void> {
    if (this.#writers.length > 0) {
      this.#become('noticed')
      await sleep(this.#rules.noticeMillis)
    }
    const writers = this.#writers
    for (const seat of writers) seat.lastWords = 'due'
    this.#become('closing')
    for (const seat of writers) this.#room.ask(seat)
    const end = performance.now() + this.#rules.lastWordsMillis
    while ((writers.some(isAwaited) || this.#room.isBusy()) && performance.now() < end)
      await sleep(lookMillis)
    for (const seat of writers) seat.lastWords = 'none'
    this.#become('shut')
    await this.#room.rest()
  }

  /** Whoever may write does so again, and is asked for what did not get through. */
  release(): void {
    this.#become('open')
  }

  get #writers(): Seat[] {
    return [...this.#room.seats].filter(({ opened, permit }) => opened && permit.access === 'write')
  }

  #whileStill(granted: Permit): Permit {
    if (this.#phase === 'open' || granted.access === 'read') return granted
    const failure: Failure = { kind: 'locked', section: this.#room.section, stage: 'signing' }
    return { access: this.#phase === 'noticed' ? 'write' : 'read', failure }
  }

  #become(phase: 'open' | 'noticed' | 'closing' | 'shut'): void {
    this.#phase = phase
    this.#tellAll()
  }

  #tellAll(): void {
    for (const seat of this.#room.seats) this.#tell(seat)
  }

  /** Whoever may write again is asked for what did not get through before. */
  #tell(seat: Seat): void {
    const [before, next] = [seat.permit, this.for(seat.granted)]
    seat.permit = next
    if (!seat.opened || samePermit(before, next)) return
    seat.member.permitted(next)
    if (next.access === 'write' && before.access === 'read') this.#room.ask(seat)
  }
}

const isAwaited = ({ lastWords, left }: Seat): boolean => lastWords !== 'none' && !left
