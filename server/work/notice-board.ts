/**
 * Everybody's newest notices at hand: made from all threads at the start, kept up thread by thread, so that what one
 * comment costs does not grow with the paper.
 */
import type { Entry } from '#shared/events'
import type { PersonId, ThreadId } from '#shared/ids'
import { noticesOf, type Notice } from '#shared/notices'
import { isThreadEvent } from '#shared/thread-events'
import { allThreads, threadOf } from '#shared/threads'
import type { Keeper } from './keeper.ts'

/** Of one person; what is older was read, or never will be. */
const most = 300

export class NoticeBoard {
  readonly #keeper: Keeper
  readonly #notices = new Map<PersonId, Notice[]>()
  /** Who was told of a thread. */
  readonly #told = new Map<ThreadId, readonly PersonId[]>()
  readonly #stop: () => void

  constructor(keeper: Keeper) {
    this.#keeper = keeper
    for (const thread of allThreads(keeper.threads)) this.#gather(thread.id, noticesOf(thread))
    for (const person of this.#notices.keys()) this.#tidy(person)
    this.#stop = keeper.onNews((entries) => this.#heard(entries))
  }

  /** The person's notices, the oldest first. */
  of(person: PersonId): readonly Notice[] {
    return this.#notices.get(person) ?? []
  }

  close(): void {
    this.#stop()
  }

  #heard(entries: readonly Entry[]): void {
    const changed = new Set(entries.flatMap(({ event }) => threadsIn(event)))
    for (const id of changed) this.#renew(id)
  }

  #renew(id: ThreadId): void {
    const thread = threadOf(this.#keeper.threads, id)
    const before = this.#told.get(id) ?? []
    for (const person of before)
      this.#notices.set(
        person,
        this.of(person).filter((notice) => notice.thread !== id),
      )
    this.#gather(id, thread === null ? [] : noticesOf(thread))
    for (const person of this.#told.get(id) ?? []) this.#tidy(person)
  }

  #gather(id: ThreadId, notices: readonly Notice[]): void {
    for (const notice of notices) {
      const own = this.#notices.get(notice.to)
      if (own === undefined) this.#notices.set(notice.to, [notice])
      else own.push(notice)
    }
    this.#told.set(id, [...new Set(notices.map(({ to }) => to))])
  }

  #tidy(person: PersonId): void {
    const sorted = [...this.of(person)].sort((one, other) => one.seq - other.seq)
    this.#notices.set(person, sorted.slice(-most))
  }
}

/** Where it stands and what else speaks through it is nobody's news. */
function threadsIn(event: Entry['event']): ThreadId[] {
  if (event.type === 'sectionReturned') return event.conditions.map(({ thread }) => thread)
  return isThreadEvent(event) && 'thread' in event ? [event.thread] : []
}
