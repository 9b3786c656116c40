/** When to try again: a mail server that is down is left alone, longer each time; so is one mail that was refused. */
import type { PersonId } from '#shared/ids'
import type { Posted } from './mail.ts'

interface Wait {
  readonly tries: number
  readonly until: number
}

/** The first wait, and the longest for a server and for one person's mail, in milliseconds. */
const [first, longestDown, longestRefused] = [60_000, 3_600_000, 24 * 3_600_000]

export class Patience {
  readonly #refused = new Map<PersonId, Wait>()
  #down: Wait | null = null

  /** Whether the mail server is left alone now. */
  isDown = (now: Date): boolean => this.#down !== null && this.#down.until > now.getTime()

  /** Whether mail to this person is not tried now. */
  waits = (person: PersonId, now: Date): boolean => (this.#refused.get(person)?.until ?? 0) > now.getTime()

  /** Whether what is heard is worth telling: the first trouble, and its end. */
  heard(person: PersonId, posted: Posted, now: Date): 'worse' | 'better' | null {
    if (posted.kind === 'down') {
      const isNew = this.#down === null
      this.#down = longer(this.#down, now, longestDown)
      return isNew ? 'worse' : null
    }
    const wasDown = this.#down !== null
    this.#down = null
    if (posted.kind === 'sent') {
      this.#refused.delete(person)
      return wasDown ? 'better' : null
    }
    const before = this.#refused.get(person) ?? null
    this.#refused.set(person, longer(before, now, longestRefused))
    return before === null ? 'worse' : null
  }
}

function longer(before: Wait | null, now: Date, longest: number): Wait {
  const tries = (before?.tries ?? 0) + 1
  return { tries, until: now.getTime() + Math.min(longest, first * 2 ** (tries - 1)) }
}
