/** What a section asks of those who sign it. */
import type { PersonId } from './ids.ts'
import { signersOf } from './quorum.ts'
import type { Records, Section } from './records.ts'
import { holds, validityOf, wordOf, type Answer, type SignOff } from './signoff.ts'

export interface Asked {
  /** The day until which an answer is asked for, "2026-11-30". */
  readonly due: string | null
  /** What the person answered to another text; null: nothing that stands. */
  readonly before: Answer | null
}

/** Null where the person's answer to the text there is holds, or is not asked for. */
export function askedOf(
  records: Records,
  section: Section,
  signOff: SignOff,
  person: PersonId,
): Asked | null {
  const { locked, call } = signOff
  if (section.stage !== 'signing' || locked === null) return null
  if (!signersOf(records, section.chapter).includes(person)) return null
  const word = wordOf(signOff, person, locked)
  if (word !== null && holds(validityOf(signOff, word, locked))) return null
  return { due: call?.due ?? null, before: word }
}

/** What is due first comes first; what has no day, last. */
export const byDue = (one: Pick<Asked, 'due'>, other: Pick<Asked, 'due'>): number =>
  (one.due ?? '9').localeCompare(other.due ?? '9')
