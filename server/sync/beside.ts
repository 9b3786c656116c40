/** What others write in a room while a long update of one person is under way: it does not have to wait for its end. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { PersonId } from '#shared/ids'
import type { Applied } from './applied.ts'
import { forget, type Waiting } from './batch.ts'
import type { Draft } from './draft.ts'
import type { Queue } from './queue.ts'
import type { Written } from './taking.ts'

/** Brings a batch to the disk and tells of it. False: it is not there. */
export type Keep = (writes: readonly Waiting[], applied: Applied) => Promise<boolean>

export const written = (writes: readonly Waiting[]): Written[] =>
  writes.map(({ seat, bytes }) => ({ person: seat.member.person, update: bytes }))

export class Beside {
  readonly #draft: Draft
  readonly #queue: Queue
  readonly #keep: Keep
  /** Whose next update has to wait: who wrote the long one, and those whose next one takes long too. */
  readonly #busy: Set<PersonId>

  constructor(draft: Draft, queue: Queue, person: PersonId, keep: Keep) {
    this.#draft = draft
    this.#queue = queue
    this.#busy = new Set([person])
    this.#keep = keep
  }

  /** The others have their turn. False: the store failed, and the document is not worth going on. */
  turn = async (): Promise<boolean> => {
    await nextTurn()
    const writes = this.#queue.writesBeside(this.#busy)
    const [first] = writes
    if (first === undefined) return true
    const applied = this.#draft.applyBeside(written(writes))
    if (applied.findings.length === 0) this.#busy.add(first.seat.member.person)
    this.#queue.putBack(writes.splice(applied.findings.length))
    if (writes.length === 0 || (await this.#keep(writes, applied))) return true
    forget(writes, applied)
    return false
  }
}
