/**
 * What becomes of a version once it is laid before somebody: the Lenkungsgruppe accepts or returns its sections, the
 * committee's decision closes it. A decision is final for its version: another one of the same section says why it takes
 * its place, and both stay.
 */
import * as z from 'zod/mini'
import { anchor } from './anchor.ts'
import { contentHash } from './content.ts'
import { sectionId, threadId, versionId } from './ids.ts'
import { oneLine } from './one-line.ts'
import { body, due, mentions } from './thread-events.ts'

/** So many conditions at once. */
export const mostConditions = 20

export const decisionKinds = ['accepted', 'returned'] as const
export const decisionKind = z.enum(decisionKinds)
export type DecisionKind = (typeof decisionKinds)[number]

/** A condition is a thread in the working group's draft. */
const condition = z.strictObject({
  thread: threadId,
  body,
  /** The paragraph of the version that it is about, and where it stands in the draft; null: the whole section. */
  paragraph: z.nullable(z.int().check(z.minimum(1))),
  anchor: z.nullable(anchor),
})

export const sectionAccepted = z.strictObject({
  type: z.literal('sectionAccepted'),
  version: versionId,
  section: sectionId,
  /** The text that was decided on. */
  content: contentHash,
  note: z.nullable(body),
  /** Why it takes the place of the decision before; null for the first. */
  corrects: z.nullable(body),
})

/** The section is open again, and its conditions are threads there: one event, so that nothing can part the two. */
export const sectionReturned = z.strictObject({
  type: z.literal('sectionReturned'),
  version: versionId,
  section: sectionId,
  /** The text that was decided on. */
  content: contentHash,
  note: z.nullable(body),
  /** Why it takes the place of the decision before; null for the first. */
  corrects: z.nullable(body),
  /** The version's number, as its conditions are marked with it. */
  number: oneLine(12),
  conditions: z.array(condition).check(z.minLength(1), z.maxLength(mostConditions)),
  /** Those who have to hear of it. */
  mentions,
})
export type SectionReturned = z.infer<typeof sectionReturned>

/** What one member of the Lenkungsgruppe thinks, for the Lenkungsgruppe alone; null: nothing any more. */
export const decisionNoted = z.strictObject({
  type: z.literal('decisionNoted'),
  version: versionId,
  section: sectionId,
  decision: z.nullable(decisionKind),
  words: z.nullable(body),
})

/** What the committee decided: as it was laid before it, with changes, not, or later. */
export const closings = ['adopted', 'adoptedWithChanges', 'rejected', 'deferred'] as const
export const closing = z.enum(closings)
export type Closing = (typeof closings)[number]

/** A printed-matter number, for example "15-1234/2026". */
export const printedMatter = oneLine(60)

export const versionClosed = z.strictObject({
  type: z.literal('versionClosed'),
  version: versionId,
  /** The day of the session. */
  date: due,
  printedMatter,
  outcome: closing,
  note: z.nullable(body),
  corrects: z.nullable(body),
})

/** What becomes of versions, but for what opens a section again (`signoff-events.ts`). */
export const decisionEvent = z.discriminatedUnion('type', [sectionAccepted, decisionNoted, versionClosed])
export type DecisionEvent = z.infer<typeof decisionEvent>
