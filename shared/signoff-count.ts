/** How a section's sign-off stands, and what follows from it. */
import type { ContentHash } from './content.ts'
import type { ChapterId, PersonId } from './ids.ts'
import { neededOf, signersOf } from './quorum.ts'
import type { Records, Section } from './records.ts'
import { holds, signOffOf, validityOf, wordOf, type SignOff, type SignOffs } from './signoff.ts'
import type { RecountCause, SignOffEvent, Tally } from './signoff-events.ts'

/** On answers that hold, of those who are in the working group now. */
export interface Count extends Tally {
  /** Of those who signed, how many with a note. */
  readonly notes: number
  /** Whose objection stands: to this text or to an older one, and not answered by the moderation. */
  readonly objections: readonly PersonId[]
}

export function countOf(records: Records, chapter: ChapterId, signOff: SignOff, current: ContentHash): Count {
  const people = signersOf(records, chapter)
  const words = people.map((person) => ({ person, word: wordOf(signOff, person, current) }))
  const held = words.flatMap(({ word }) =>
    word !== null && holds(validityOf(signOff, word, current)) ? [word.kind] : [],
  )
  const notes = held.filter((kind) => kind === 'signedWithNote').length
  return {
    signed: notes + held.filter((kind) => kind === 'signed').length,
    notes,
    needed: neededIn(records, chapter, people.length),
    members: people.length,
    objections: words.flatMap(({ person, word }) =>
      word?.kind === 'objection' && word.reply === null ? [person] : [],
    ),
  }
}

/** A chapter without a working group is written by its moderation, whose call is its word. */
function neededIn(records: Records, chapter: ChapterId, members: number): number {
  const found = records.chapters[chapter]
  return found === undefined || found.workingGroup === null ? 0 : neededOf(found.quorum, members)
}

/** Whether the quorum is reached and nobody's objection stands. */
export const isReached = ({ signed, needed, objections }: Count): boolean =>
  signed >= needed && objections.length === 0

/**
 * The event that follows when a locked section's count says something else than its stage; null when they agree.
 * @param because what changed the count, where it was no answer
 */
export function recount(
  records: Records,
  signOffs: SignOffs,
  section: Section,
  because: RecountCause | null = null,
): SignOffEvent | null {
  const signOff = signOffOf(signOffs, section.id)
  if (signOff.locked === null) return null
  const { signed, needed, members, ...rest } = countOf(records, section.chapter, signOff, signOff.locked)
  const tally = { signed, needed, members }
  const reached = isReached({ ...tally, ...rest })
  const about = { section: section.id, tally, ...(because !== null && { because }) }
  if (section.stage === 'signing' && reached) return { type: 'quorumReached', ...about }
  if (section.stage === 'signedOff' && !reached) return { type: 'quorumLost', ...about }
  return null
}
