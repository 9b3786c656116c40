/**
 * Whether the other end still answers. A socket that looks open proves nothing, silence proves nothing either (a
 * hidden tab's clock ticks once a minute), and what others write may still come in where nothing gets out: a line
 * is dead when what it asked for did not come. Times are milliseconds since 1970.
 */
import { answerMillis, pingMillis, type ServerFrame } from '#shared/protocol'

/** A socket takes its time to open, and the first news may be long. */
const openingMillis = 10_000
/** Who receives frames so long has perhaps a slow line, on which the answer stands behind them; keys and carets of others are shorter. */
const longBytes = 1024
/** So long is no frame of carets. */
const longPresence = 16 * 1024
/** A line that was given up soon may have been too slow for what it carried: the next one is given more time. */
const youngMillis = 10_000
const longestMillis = 24_000
/** What a slow line carries in a millisecond, in bytes: the answer stands behind all that was sent before it was asked for. */
const slowRate = 12
const longestWay = 100_000

export class Pulse {
  /** Whether the server was heard of on this socket. */
  #speaks = false
  #begun = 0
  /** How long an answer is waited for before the socket is given up. */
  #patience = answerMillis
  /** When the oldest question without an answer was asked. */
  #asked: number | null = null
  #lastPing = 0
  /** What was sent on this socket, in bytes; and how much of it before each question that has no answer. */
  #sent = 0
  #asking: number[] = []
  #arrived = 0

  /** A socket is on its way, or open and not heard of yet. */
  begin(now: number): void {
    this.#speaks = false
    this.#asked = now
    this.#sent = this.#arrived = 0
    this.#asking = []
  }

  /** The server spoke for the first time: from now on it answers quickly. */
  begun(now: number): void {
    this.#speaks = true
    this.#begun = this.#asked = now
  }

  /** So many bytes are on their way to the server. */
  sent(bytes: number): void {
    this.#sent += bytes
  }

  pinged(now: number): void {
    this.#asking.push(this.#sent)
    this.#lastPing = now
    this.#asked ??= now
  }

  heard(kind: ServerFrame['kind'], bytes: number, now: number): void {
    if (kind === 'pong') this.#answered()
    else if (this.#asked !== null && (kind === 'saved' || kind === 'part' || isLong(kind, bytes)))
      this.#asked = now
  }

  isDue(now: number): boolean {
    return now - this.#lastPing >= pingMillis
  }

  /** Nothing speaks for it that words get through; this is to be said at once. */
  isDoubtful(now: number): boolean {
    return this.#waits(now) >= answerMillis
  }

  /** It is not worth waiting for any more. */
  isDead(now: number): boolean {
    return this.#waits(now) >= (this.#speaks ? this.#patience + this.#way : openingMillis)
  }

  /** The socket was closed, by whomever. */
  ended(now: number): void {
    if (!this.#speaks || !this.isDead(now)) return
    const young = now - this.#begun < 2 * this.#patience + youngMillis
    this.#patience = young ? Math.min(2 * this.#patience, longestMillis) : answerMillis
  }

  /** Answers come in the order of the questions. */
  #answered(): void {
    this.#asked = null
    this.#arrived = this.#asking.shift() ?? this.#sent
  }

  /** How long what was sent may be under way, in milliseconds. */
  get #way(): number {
    return Math.min((this.#sent - this.#arrived) / slowRate, longestWay)
  }

  #waits(now: number): number {
    return this.#asked === null ? 0 : now - this.#asked
  }
}

const isLong = (kind: ServerFrame['kind'], bytes: number): boolean =>
  bytes > (kind === 'presence' ? longPresence : longBytes)
