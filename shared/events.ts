/**
 * What can happen, apart from text. The state of everything is the fold of these events
 * (`reducer.ts`), on the server and in the browser. Events carry person ids, never names:
 * the journal cannot be erased, people must be.
 */
import { z } from 'zod'
import { grant } from './grant.ts'
import { chapterId, paperId, personId, sectionId, workingGroupId } from './ids.ts'

/** A title as people write it: trimmed, one line, 1 to 200 characters, no control characters. */
export const title = z
  .string()
  .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, 'a title needs at least one character')
      .max(200, 'a title has at most 200 characters')
      .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'a title has no control characters'),
  )

export const event = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('demoWorldOpened') }),
  z.strictObject({ type: z.literal('paperFounded'), paper: paperId, title }),
  z.strictObject({
    type: z.literal('workingGroupFormed'),
    workingGroup: workingGroupId,
    number: z.int().min(1).max(99),
    name: title,
  }),
  z.strictObject({
    type: z.literal('chapterAdded'),
    chapter: chapterId,
    paper: paperId,
    title,
    workingGroup: workingGroupId.nullable(),
  }),
  z.strictObject({
    type: z.literal('sectionAdded'),
    section: sectionId,
    chapter: chapterId,
    title,
    /** The section it stands behind; null: it stands first. */
    after: sectionId.nullable(),
  }),
  z.strictObject({ type: z.literal('sectionRenamed'), section: sectionId, title }),
  z.strictObject({ type: z.literal('sectionMoved'), section: sectionId, after: sectionId.nullable() }),
  z.strictObject({ type: z.literal('sectionRemoved'), section: sectionId }),
  z.strictObject({ type: z.literal('sectionRestored'), section: sectionId, after: sectionId.nullable() }),
  z.strictObject({ type: z.literal('roleGranted'), person: personId, grant }),
  z.strictObject({ type: z.literal('roleWithdrawn'), person: personId, grant }),
])
export type Event = z.infer<typeof event>
export type EventType = Event['type']

/** An event on record. `by` is null for what the system did itself (template, demo world, command line). */
export const entry = z.strictObject({
  seq: z.int().min(1),
  at: z.iso.datetime(),
  by: personId.nullable(),
  event,
})
export type Entry = z.infer<typeof entry>
