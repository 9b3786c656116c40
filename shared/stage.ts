/**
 * The life of a section: where its text stands between the first word and the sign-off, and which events lead from one
 * stage to another. Whether such an event may happen is asked of `signoff-rights.ts`.
 */
import * as z from 'zod/mini'

export const stages = ['drafting', 'signing', 'signedOff'] as const
export const stage = z.enum(stages)
export type Stage = z.infer<typeof stage>

/** The events that lead from one stage to another. */
export const transitionTypes = ['signOffCalled', 'sectionReopened', 'quorumReached', 'quorumLost'] as const
export type TransitionType = (typeof transitionTypes)[number]

/** From each stage, by which event, to which. What does not stand here leaves a section where it is. */
const transitions: Readonly<Record<Stage, Readonly<Partial<Record<TransitionType, Stage>>>>> = {
  drafting: { signOffCalled: 'signing' },
  signing: { quorumReached: 'signedOff', sectionReopened: 'drafting' },
  signedOff: { quorumLost: 'signing', sectionReopened: 'drafting' },
}

/** The stage after the event; null when there is no way by it from here. */
export const stageAfter = (from: Stage, by: TransitionType): Stage | null => transitions[from][by] ?? null

/** A lock is a closed door: only a section in `drafting` takes writes, from anyone. */
export const isOpenForWriting = (at: Stage): boolean => at === 'drafting'
