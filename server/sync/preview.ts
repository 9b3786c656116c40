/** What can be told of a text while its document is still being built of what is on disk. */
import type { StoredText } from '../store/texts.ts'
import { needsParts } from './answer.ts'
import { hasNothing, type Waiting } from './batch.ts'
import type { Relayed } from './member.ts'
import { forMany, step2Message } from './messages.ts'
import type { Queue } from './queue.ts'
import type { Seat } from './seat.ts'

export class Preview {
  readonly epoch: number
  /** The whole text; null when it is not in one piece on disk. */
  readonly #base: Uint8Array | null
  readonly #channel: number
  readonly #shown = new Set<Seat>()
  #message: Relayed | null = null

  constructor({ base, updates, epoch }: StoredText, channel: number) {
    this.epoch = epoch
    this.#base = updates.length === 0 ? base : null
    this.#channel = channel
  }

  /** Whether there is anything to show. */
  get isWhole(): boolean {
    return this.#base !== null
  }

  /** Shows the text to those who ask and have nothing; in the queue it remains to ask them in turn. */
  show(queue: Queue): void {
    const base = this.#base
    if (base === null) return
    queue.changeQuestions((waiting) =>
      this.#answered(waiting, base) ? { ...waiting, kind: 'resync' } : waiting,
    )
  }

  #answered({ seat, kind, bytes }: Waiting, base: Uint8Array): boolean {
    if (kind !== 'step1' || !hasNothing(bytes) || seat.left || this.#shown.has(seat)) return false
    if (needsParts(seat.member, base.length)) return false
    this.#shown.add(seat)
    this.#message ??= forMany(step2Message(base), this.#channel)
    seat.member.relay(this.#message)
    return true
  }
}
