/**
 * What can happen, apart from text. The state of everything is the fold of these events
 * (`reducer.ts`, and `threads.ts` for what happens to threads), on the server and in the browser. Events carry
 * person ids, never names: the journal cannot be erased, people must be.
 */
import * as z from 'zod/mini'
import { grant } from './grant.ts'
import { chapterId, paperId, personId, sectionId, workingGroupId } from './ids.ts'
import { oneLine } from './one-line.ts'
import { threadEvent } from './thread-events.ts'

/** The longest title, in characters (UTF-16). */
export const longestTitle = 200

/** A title as people write it: trimmed, one line, 1 to 200 characters, no control characters. */
export const title = oneLine(longestTitle)

export const event = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('demoWorldOpened') }),
  z.strictObject({ type: z.literal('paperFounded'), paper: paperId, title }),
  z.strictObject({
    type: z.literal('workingGroupFormed'),
    workingGroup: workingGroupId,
    number: z.int().check(z.minimum(1), z.maximum(99)),
    name: title,
  }),
  z.strictObject({
    type: z.literal('chapterAdded'),
    chapter: chapterId,
    paper: paperId,
    title,
    workingGroup: z.nullable(workingGroupId),
  }),
  z.strictObject({
    type: z.literal('sectionAdded'),
    section: sectionId,
    chapter: chapterId,
    title,
    /** The section it stands behind; null: it stands first. */
    after: z.nullable(sectionId),
  }),
  z.strictObject({ type: z.literal('sectionRenamed'), section: sectionId, title }),
  z.strictObject({ type: z.literal('sectionMoved'), section: sectionId, after: z.nullable(sectionId) }),
  z.strictObject({ type: z.literal('sectionRemoved'), section: sectionId }),
  z.strictObject({ type: z.literal('sectionRestored'), section: sectionId, after: z.nullable(sectionId) }),
  z.strictObject({ type: z.literal('roleGranted'), person: personId, grant }),
  z.strictObject({ type: z.literal('roleWithdrawn'), person: personId, grant }),
  threadEvent,
])
export type Event = z.infer<typeof event>
export type EventType = Event['type']

/** An event on record. `by` is null for what the system did itself (template, demo world, command line). */
export const entry = z.strictObject({
  seq: z.int().check(z.minimum(1)),
  at: z.iso.datetime(),
  by: z.nullable(personId),
  event,
})
export type Entry = z.infer<typeof entry>

/** An entry as it is told to a person; without its event where that is not for them, so that counting goes on. */
export type News = Entry | { readonly seq: number; readonly event: null }

export const isTold = (news: News): news is Entry => news.event !== null
