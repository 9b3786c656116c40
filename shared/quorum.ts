/** How many of a working group have to sign: a setting of each chapter. */
import * as z from 'zod/mini'
import type { ChapterId, PersonId } from './ids.ts'
import type { Records } from './records.ts'

export const quorums = ['all', 'twoThirds', 'majority'] as const
export const quorum = z.enum(quorums)
export type Quorum = z.infer<typeof quorum>

/** How many of `members` it takes; at least one, so that a group without members signs nothing. */
export function neededOf(of: Quorum, members: number): number {
  switch (of) {
    case 'all':
      return Math.max(1, members)
    case 'twoThirds':
      return Math.max(1, Math.ceil((2 * members) / 3))
    case 'majority':
      return Math.floor(members / 2) + 1
  }
}

/** The experts of the chapter's working group: those who sign. */
export function signersOf(records: Records, chapter: ChapterId): PersonId[] {
  const group = records.chapters[chapter]?.workingGroup ?? null
  if (group === null) return []
  return (Object.keys(records.grants) as PersonId[]).filter((person) =>
    records.grants[person]?.some((held) => held.role === 'expert' && held.workingGroup === group),
  )
}

/** Who moderates the chapter. */
export const moderatorsOf = ({ grants }: Records, chapter: ChapterId): PersonId[] =>
  (Object.keys(grants) as PersonId[]).filter((person) =>
    grants[person]?.some((held) => held.role === 'moderator' && held.chapter === chapter),
  )
