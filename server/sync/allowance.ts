/**
 * What all sockets of one person together may cost. Each socket has bounds of its own; someone who opens sixty of them
 * shares these. What is beyond the flow of messages and bytes is a flood; what is beyond the work has to wait.
 */
import { Bucket, type Flow } from './bucket.ts'

export interface AllowanceRules {
  /** Sockets that may be open at the same time. */
  readonly sockets: number
  /** Sockets that may be opened. */
  readonly openings: Flow
  readonly messages: Flow
  readonly bytes: Flow
  /** Milliseconds of work in the rooms: judging, applying, answering. */
  readonly work: Flow
  /** What may be kept of messages that are not complete yet, in bytes. */
  readonly unfinishedBytes: number
}

export class Allowance {
  readonly #rules: AllowanceRules
  readonly #openings: Bucket
  readonly #messages: Bucket
  readonly #bytes: Bucket
  readonly #work: Bucket
  /** How many messages more may be believed to be asked for. */
  readonly #telling: Bucket
  #answers = 0
  #sockets = 0
  #unfinished = 0

  constructor(rules: AllowanceRules) {
    const now = performance.now()
    this.#rules = rules
    this.#openings = new Bucket(rules.openings, now)
    this.#messages = new Bucket(rules.messages, now)
    this.#bytes = new Bucket(rules.bytes, now)
    this.#work = new Bucket(rules.work, now)
    this.#telling = new Bucket(rules.messages, now)
  }

  /** Whether one more socket may be opened now; it counts as a try in any case. */
  mayOpen(): boolean {
    return this.#openings.take(1, performance.now()) && this.#sockets < this.#rules.sockets
  }

  opened(): void {
    this.#sockets += 1
  }

  closed(): void {
    this.#sockets -= 1
  }

  takeMessages(count: number, now: number): boolean {
    return this.#messages.take(count, now)
  }

  /** The person was told something, on whatever socket: she may answer it, also hours of messages at once when she wakes up. */
  told(now: number): void {
    if (this.#answers < this.#rules.messages.burst && this.#telling.take(1, now)) this.#answers += 1
  }

  /** Whether so many messages may be answers to what the person was told. */
  takeAnswers(count: number): boolean {
    if (this.#answers < count) return false
    this.#answers -= count
    return true
  }

  takeBytes(count: number, now: number): boolean {
    return this.#bytes.take(count, now)
  }

  /** Notes that so many bytes more (or less) are kept of messages without an end. False: too many. */
  keep(bytes: number): boolean {
    this.#unfinished += bytes
    return this.#unfinished <= this.#rules.unfinishedBytes
  }

  /** Work was done for the person. */
  worked(millis: number): void {
    this.#work.owe(millis, performance.now())
  }

  /** Whether the person has used up its share of work: the others come first, it has to wait. */
  get isSpent(): boolean {
    return this.#work.isDry(performance.now())
  }
}
