/**
 * What can happen to a section's sign-off. An answer is bound to the hash of the text that it was given to. What people
 * answer and why is for readers of the draft; of the others each learns the stage only (`transitionOf`).
 */
import * as z from 'zod/mini'
import { contentHash } from './content.ts'
import { mostChanges } from './correction.ts'
import { sectionReturned } from './decision-events.ts'
import { personId, sectionId, type SectionId } from './ids.ts'
import { transitionTypes, type TransitionType } from './stage.ts'
import { body, due } from './thread-events.ts'

/** Mitzeichnen, mit Hinweis mitzeichnen, nicht mitzeichnen, zur Kenntnis. */
export const answerKinds = ['signed', 'signedWithNote', 'objection', 'acknowledged'] as const
export const answerKind = z.enum(answerKinds)
export type AnswerKind = (typeof answerKinds)[number]

/** A note and an objection have words; the other two say all by themselves. */
export const hasWords = (kind: AnswerKind): boolean => kind === 'signedWithNote' || kind === 'objection'

/** Whether the answer has words where it needs some, and nowhere else. */
export const isWorded = ({ answer, words }: { answer: AnswerKind; words: string | null }): boolean =>
  hasWords(answer) === (words !== null)

/** How an answer reached the moderation. */
export const entryWay = z.enum(['paper', 'phone'])
export type EntryWay = z.infer<typeof entryWay>

export const scanTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const
export type ScanType = (typeof scanTypes)[number]

/** The largest scan, in bytes. */
export const scanBytes = 10 * 1024 * 1024

/** A file of an answer on paper; kept under the SHA-256 of its bytes. */
export const scan = z.strictObject({
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'not a SHA-256')),
  type: z.enum(scanTypes),
})
export type Scan = z.infer<typeof scan>

const whole = z.int().check(z.minimum(0))
/** How it stood when the quorum was reached or lost: sign-offs that hold, how many are needed, of how many people. */
const tally = z.strictObject({ signed: whole, needed: whole, members: whole })
export type Tally = z.infer<typeof tally>

/** Why a count changed though nobody answered: the group has other members, or the chapter another quorum. */
const because = z.optional(z.enum(['members', 'quorum']))
export type RecountCause = NonNullable<z.infer<typeof because>>

/** A Yjs update in base64; a correction is a few words. */
const update = z.string().check(z.regex(/^[0-9A-Za-z+/]+={0,2}$/), z.maxLength(32_768))

/** Words of a correction; as long as what it may touch. */
const someWords = z.string().check(z.maxLength(1_000))
const changedWords = z.strictObject({ before: someWords, after: someWords })

const signOffEvents = [
  /** The section is locked, its text the one with this hash. */
  z.strictObject({
    type: z.literal('signOffCalled'),
    section: sectionId,
    hash: contentHash,
    due: z.nullable(due),
    message: z.nullable(body),
  }),
  z.strictObject({ type: z.literal('sectionReopened'), section: sectionId, reason: body }),
  sectionReturned,
  z.strictObject({ type: z.literal('quorumReached'), section: sectionId, tally, because }),
  z.strictObject({ type: z.literal('quorumLost'), section: sectionId, tally, because }),
  z.strictObject({
    type: z.literal('signOffGiven'),
    section: sectionId,
    answer: answerKind,
    words: z.nullable(body),
    hash: contentHash,
  }),
  /** Within ten seconds, as if it had not been given. */
  z.strictObject({ type: z.literal('signOffTakenBack'), section: sectionId }),
  z.strictObject({ type: z.literal('signOffRevoked'), section: sectionId, reason: z.nullable(body) }),
  /** "Im Auftrag": by the moderation, in the name of `person`. */
  z.strictObject({
    type: z.literal('signOffEntered'),
    section: sectionId,
    person: personId,
    answer: answerKind,
    words: z.nullable(body),
    hash: contentHash,
    way: entryWay,
    /** The day on which the person gave it. */
    givenOn: due,
    scan: z.nullable(scan),
  }),
  /** The person in whose name it was entered says that it is not hers. */
  z.strictObject({ type: z.literal('signOffDisputed'), section: sectionId, words: z.nullable(body) }),
  /** The moderation answers an objection; it blocks no more. */
  z.strictObject({
    type: z.literal('objectionAnswered'),
    section: sectionId,
    person: personId,
    reason: body,
  }),
  /** "Redaktionelle Änderung" of a locked text; the change itself stands here, so that a crash cannot part the two. */
  z.strictObject({
    type: z.literal('sectionCorrected'),
    section: sectionId,
    from: contentHash,
    to: contentHash,
    /** What became of which words, in reading order. */
    words: z.array(changedWords).check(z.minLength(1), z.maxLength(mostChanges)),
    reason: body,
    /** A day: who signed before can object until its end. */
    until: due,
    update,
  }),
] as const
/** A union of its own: a bundle without its parser cannot leave behind what is spread into another. */
export const signOffEvent = z.discriminatedUnion('type', signOffEvents)
export type SignOffEvent = z.infer<typeof signOffEvent>

const types: Readonly<Record<SignOffEvent['type'], true>> = {
  signOffCalled: true,
  sectionReopened: true,
  sectionReturned: true,
  quorumReached: true,
  quorumLost: true,
  signOffGiven: true,
  signOffTakenBack: true,
  signOffRevoked: true,
  signOffEntered: true,
  signOffDisputed: true,
  objectionAnswered: true,
  sectionCorrected: true,
}

/** Whether it happened to a sign-off: its words are for those alone who may read the live draft. */
export const isSignOffEvent = (event: { readonly type: string }): event is SignOffEvent => event.type in types

/** A section's way from one stage to another. */
export interface Transition {
  readonly section: SectionId
  readonly by: TransitionType
}

/** What everybody may know of an event: that it moves a section on. Null when it does not. */
export function transitionOf({ type, section }: SignOffEvent): Transition | null {
  const by = transitionTypes.find((one) => one === type)
  return by === undefined ? null : { section, by }
}
