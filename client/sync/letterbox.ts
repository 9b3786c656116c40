/**
 * What the person said and did to threads and the server does not know: kept on this device until it is there, sent in
 * order, and sent again after a lost answer. The ids are made here, so that nothing is said twice; a step that was taken
 * already is nothing new to the server.
 */
import type { Done } from '#shared/api'
import { fail, ok, unreachable, type Failure, type Result } from '#shared/failure'
import type { ReplyId, ThreadId } from '#shared/ids'
import type { ThreadEvent } from '#shared/thread-events'
import type { Draft } from './drafts.ts'
import { request } from './requests.ts'
import type { Workshop } from './workshop.tsx'

/** A remark: it brings its own id. */
export type Remark = Extract<ThreadEvent, { type: 'threadOpened' | 'threadReplied' }>

/** A step whose answer does not depend on when it is asked. */
export type Step = Extract<
  ThreadEvent,
  {
    type:
      | 'remarkEdited'
      | 'threadAssigned'
      | 'threadResolved'
      | 'threadReopened'
      | 'suggestionRejected'
      | 'suggestionWithdrawn'
  }
>

export type Said = Remark | Step

/** `refused`: the server said why it does not take it; the words stay, to be copied. */
export interface Letter {
  readonly id: ThreadId | ReplyId | `step ${string}`
  /** When it was written. */
  readonly at: string
  readonly said: Said
  readonly refused: Failure | null
  /** The entry that the server made of it, once it has. */
  readonly seq?: number
}

export const isRemark = (said: Said): said is Remark =>
  said.type === 'threadOpened' || said.type === 'threadReplied'

/** The words in it; null: it has none. */
export const wordsOf = (said: Said): string | null =>
  'body' in said ? said.body : 'reason' in said ? said.reason : null

/** Until something that did not get through is tried again. */
const againMillis = 5000
/** So long somebody waits for the answer to a step before it goes on by itself. */
const patienceMillis = 8000

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
    const letter: Letter = { id: idOf(said), at: new Date().toISOString(), said, refused: null }
    this.#show([...this.letters, letter])
    void this.#workshop.device.keepLetter(letter.id, letter)
    void this.#send()
  }

  /**
   * Takes a step at once, or `queued`: behind what waits already, or because it did not get through.
   * Fails: as the server refuses it; then nothing of it is kept.
   */
  async take(step: Step): Promise<Result<'taken' | 'queued'>> {
    const isFree = this.#workshop.line.state.kind === 'open' && this.#next === undefined
    const answer = isFree ? await deliver(step, patienceMillis) : fail({ kind: 'unreachable' })
    if (answer.ok) return ok('taken')
    if (!passing.has(answer.failure.kind)) return answer
    this.post(step)
    return ok('queued')
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
    // This device wrote them itself, and drafts beside them.
    const letters = (kept as readonly (Letter | Draft)[]).filter((one) => 'said' in one)
    const earlier = letters.filter(({ id }) => !known.has(id))
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
    this.#show(this.letters.map((letter) => (letter.id === id ? { ...letter, seq } : letter)))
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

const idOf = (said: Said): Letter['id'] => {
  if (said.type === 'threadOpened') return said.thread
  return said.type === 'threadReplied' ? said.reply : `step ${crypto.randomUUID()}`
}

/** The same letter twice is one to the server. */
function deliver(said: Said, patience?: number): Promise<Result<Done>> {
  const { method, path, body } = requestFor(said)
  return request(method, path, body, patience)
}

interface Asked {
  readonly method: 'POST' | 'PATCH'
  readonly path: string
  readonly body?: object
}

function requestFor(said: Said): Asked {
  const path = `/api/threads/${said.thread}`
  switch (said.type) {
    case 'threadOpened': {
      const { type: _type, section, ...body } = said
      return { method: 'POST', path: `/api/sections/${section}/threads`, body }
    }
    case 'threadReplied': {
      const { type: _type, thread: _thread, ...body } = said
      return { method: 'POST', path: `${path}/replies`, body }
    }
    case 'remarkEdited': {
      const { type: _type, thread: _thread, ...body } = said
      return { method: 'PATCH', path: `${path}/remarks`, body }
    }
    case 'threadAssigned':
      return { method: 'POST', path: `${path}/assign`, body: { to: said.to, due: said.due } }
    case 'threadResolved': {
      const { outcome, reason } = said
      return { method: 'POST', path: `${path}/resolve`, body: { outcome, reason } }
    }
    case 'threadReopened':
      return { method: 'POST', path: `${path}/reopen` }
    case 'suggestionRejected':
      return { method: 'POST', path: `${path}/reject`, body: { reason: said.reason } }
    case 'suggestionWithdrawn':
      return { method: 'POST', path: `${path}/withdraw-suggestion` }
    default:
      return unreachable(said)
  }
}

const everywhere = new WeakMap<Workshop, Letterbox>()

/** The one letterbox of a workshop. */
export function letterboxOf(workshop: Workshop): Letterbox {
  const known = everywhere.get(workshop) ?? new Letterbox(workshop)
  everywhere.set(workshop, known)
  return known
}
