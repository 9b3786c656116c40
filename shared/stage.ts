/**
 * The life of a section: where its text stands between the first word and the version that the Lenkungsgruppe reads, and
 * which events lead from one stage to another. Whether such an event may happen is asked of `signoff-rights.ts`,
 * `version-rights.ts` and `decision-rights.ts`.
 */
import * as z from 'zod/mini'

export const stages = ['drafting', 'signing', 'signedOff', 'frozen'] as const
export const stage = z.enum(stages)
export type Stage = z.infer<typeof stage>

/** The events that lead from one stage to another. */
export const transitionTypes = [
  'signOffCalled',
  'sectionReopened',
  'quorumReached',
  'quorumLost',
  'versionFrozen',
  'sectionReturned',
] as const
export type TransitionType = (typeof transitionTypes)[number]

/** From each stage, by which event, to which. What does not stand here leaves a section where it is. */
const transitions: Readonly<Record<Stage, Readonly<Record<string, Stage>>>> = {
  drafting: { signOffCalled: 'signing' },
  signing: { quorumReached: 'signedOff', sectionReopened: 'drafting' },
  signedOff: { quorumLost: 'signing', sectionReopened: 'drafting', versionFrozen: 'frozen' },
  frozen: { sectionReopened: 'drafting', sectionReturned: 'drafting' },
} satisfies Record<Stage, Partial<Record<TransitionType, Stage>>>

/** The stage after an event of this type; null when there is no way by it from here. */
export const stageAfter = (from: Stage, by: string): Stage | null => transitions[from][by] ?? null

/** A lock is a closed door: only a section in `drafting` takes writes, from anyone. */
export const isOpenForWriting = (at: Stage): boolean => at === 'drafting'
