/**
 * What the person said and the server has not: kept on this device until it is there, sent in order, and sent again
 * after a lost answer. The ids are made here, so that nothing is said twice.
 */
import type { Done } from '#shared/api'
import type { Failure, Result } from '#shared/failure'
import type { ReplyId, ThreadId } from '#shared/ids'
import type { ThreadEvent } from '#shared/thread-events'
import { request } from './requests.ts'
import type { Workshop } from './workshop.tsx'

export type Said = Extract<ThreadEvent, { type: 'threadOpened' | 'threadReplied' }>

/** `refused`: the server said why it does not take it; the words stay, to be copied. */
export interface Letter {
  readonly id: ThreadId | ReplyId
  /** When it was written. */
  readonly at: string
  readonly said: Said
  readonly refused: Failure | null
}

/** Until something that did not get through is tried again. */
const againMillis = 5000

/** What speaks against the moment, not against the words. */
const passing = new Set<Failure['kind']>([
  'unreachable',
  'signedOut',
  'storeUnavailable',
  'serverError',
  'tooMany',
  'outdatedClient',
])

export class Letterbox {
  /** In the order in which they were written. */
  letters: readonly Letter[] = []
  readonly #workshop: Workshop
  readonly #watchers = new Set<() => void>()
  #isSending = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(workshop: Workshop) {
    this.#workshop = workshop
    workshop.line.subscribe(() => workshop.line.state.kind === 'open' && void this.#send())
    void workshop.device.letters().then((kept) => this.#takeUp(kept))
  }

  /** Called whenever `letters` changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  post(said: Said): void {
    const id = said.type === 'threadOpened' ? said.thread : said.reply
    const letter: Letter = { id, at: new Date().toISOString(), said, refused: null }
    this.#show([...this.letters, letter])
    void this.#workshop.device.keepLetter(id, letter)
    void this.#send()
  }

  /** The person has read why it was refused, or thought better of it. */
  drop(id: Letter['id']): void {
    this.#show(this.letters.filter((letter) => letter.id !== id))
    void this.#workshop.device.keepLetter(id, null)
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#watchers.clear()
  }

  #takeUp(kept: readonly unknown[]): void {
    const known = new Set<string>(this.letters.map(({ id }) => id))
    // This device wrote them itself.
    const earlier = (kept as readonly Letter[]).filter(({ id }) => !known.has(id))
    if (earlier.length === 0) return
    const inOrder = earlier.toSorted((one, other) => one.at.localeCompare(other.at))
    this.#show([...inOrder, ...this.letters])
    void this.#send()
  }

  async #send(): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    clearTimeout(this.#timer)
    for (let next = this.#next; next !== undefined; next = this.#next) {
      const answer = await deliver(next.said)
      if (answer.ok) await this.#delivered(next, answer.value)
      else if (passing.has(answer.failure.kind)) {
        this.#timer = setTimeout(() => void this.#send(), againMillis)
        break
      } else this.#refuse(next, answer.failure)
    }
    this.#isSending = false
  }

  get #next(): Letter | undefined {
    return this.letters.find(({ refused }) => refused === null)
  }

  /** It is shown as on its way until the news have brought it back: it never blinks. */
  async #delivered({ id }: Letter, { seq }: Done): Promise<void> {
    void this.#workshop.device.keepLetter(id, null)
    const told = this.#workshop.mirror.reached(seq)
    const enough = new Promise((resolve) => setTimeout(resolve, againMillis))
    await Promise.race([told, enough])
    this.#show(this.letters.filter((letter) => letter.id !== id))
  }

  #refuse({ id }: Letter, refused: Failure): void {
    this.#show(this.letters.map((letter) => (letter.id === id ? { ...letter, refused } : letter)))
    const letter = this.letters.find((one) => one.id === id)
    if (letter !== undefined) void this.#workshop.device.keepLetter(id, letter)
  }

  #show(letters: readonly Letter[]): void {
    this.letters = letters
    this.#workshop.unsentLetters = letters.filter(({ refused }) => refused === null).length
    for (const watcher of [...this.#watchers]) watcher()
  }
}

/** The same letter twice is one to the server. */
function deliver(said: Said): Promise<Result<Done>> {
  if (said.type === 'threadOpened') {
    const { type: _type, section, ...body } = said
    return request('POST', `/api/sections/${section}/threads`, body)
  }
  const { type: _type, thread, ...body } = said
  return request('POST', `/api/threads/${thread}/replies`, body)
}

const everywhere = new WeakMap<Workshop, Letterbox>()

/** The one letterbox of a workshop. */
export function letterboxOf(workshop: Workshop): Letterbox {
  const known = everywhere.get(workshop) ?? new Letterbox(workshop)
  everywhere.set(workshop, known)
  return known
}
