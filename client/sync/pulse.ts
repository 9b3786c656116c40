/**
 * Whether the other end still answers. A socket that looks open proves nothing, silence proves nothing either (a
 * hidden tab's clock ticks once a minute), and what others write may still come in where nothing gets out: a line
 * is dead when what it asked for did not come. Times are milliseconds since 1970.
 */
import { limits, type ServerFrame } from '#shared/protocol'

const pingMillis = limits.pingSeconds * 1000
const answerMillis = limits.answerSeconds * 1000
/** A socket takes its time to open, and the first news may be long. */
const openingMillis = 10_000
/** Whoever received so much since asking has a slow line, on which the answer stands behind it. */
const muchBytes = 16 * 1024

export class Pulse {
  #patience = openingMillis
  /** When the oldest question without an answer was asked. */
  #asked: number | null = null
  #lastPing = 0
  #received = 0

  /** A socket is on its way, or open and not heard of yet. */
  begin(now: number): void {
    this.#restart(now, openingMillis)
  }

  /** The server spoke for the first time: from now on it answers quickly. */
  begun(now: number): void {
    this.#restart(now, answerMillis)
  }

  pinged(now: number): void {
    this.#lastPing = now
    this.#asked ??= now
  }

  heard(kind: ServerFrame['kind'], bytes: number, now: number): void {
    if (kind === 'pong') this.#asked = null
    else if (this.#asked !== null && (kind === 'saved' || this.#isMuch(bytes))) this.#asked = now
  }

  isDue(now: number): boolean {
    return now - this.#lastPing >= pingMillis
  }

  isDead(now: number): boolean {
    return this.#asked !== null && now - this.#asked >= this.#patience
  }

  #restart(now: number, patience: number): void {
    this.#patience = patience
    this.#asked = now
    this.#received = 0
  }

  #isMuch(bytes: number): boolean {
    this.#received += bytes
    if (this.#received < muchBytes) return false
    this.#received = 0
    return true
  }
}
