/**
 * What can happen, apart from text. The state of everything is the fold of these events
 * (`reducer.ts`; `threads.ts`, `signoff-fold.ts`, `versions.ts` and `decisions.ts` for what stands apart), on the server and in
 * the browser. Events carry person ids, never names: the journal cannot be erased, people must be.
 */
import * as z from 'zod/mini'
import { consultationEvent } from './consultation-events.ts'
import { decisionEvent } from './decision-events.ts'
import { grant } from './grant.ts'
import { chapterId, paperId, personId, sectionId, workingGroupId } from './ids.ts'
import { oneLine } from './one-line.ts'
import { quorum } from './quorum.ts'
import { signOffEvent, type Transition } from './signoff-events.ts'
import { threadEvent } from './thread-events.ts'
import { versionFrozen } from './version-events.ts'

/** The longest title, in characters (UTF-16). */
export const longestTitle = 200

/** A title as people write it: trimmed, one line, 1 to 200 characters, no control characters. */
export const title = oneLine(longestTitle)

/** For how many days signers can object to a correction of what they signed; null: nothing is corrected. */
export const objectionDays = z.nullable(z.int().check(z.minimum(1), z.maximum(60)))

/** What a paper is built of. */
const buildingStep = z.discriminatedUnion('type', [
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
  z.strictObject({ type: z.literal('quorumSet'), chapter: chapterId, quorum }),
  z.strictObject({ type: z.literal('correctionsSet'), chapter: chapterId, days: objectionDays }),
  z.strictObject({ type: z.literal('roleGranted'), person: personId, grant }),
])
export type BuildingStep = z.infer<typeof buildingStep>

export const event = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('demoWorldOpened') }),
  z.strictObject({ type: z.literal('paperFounded'), paper: paperId, title }),
  /** A paper behind another one, with all it is built of: one event, so that no crash parts it. */
  z.strictObject({
    type: z.literal('paperContinued'),
    paper: paperId,
    from: paperId,
    title,
    steps: z.array(buildingStep),
  }),
  z.strictObject({
    type: z.literal('workingGroupFormed'),
    workingGroup: workingGroupId,
    number: z.int().check(z.minimum(1), z.maximum(99)),
    name: title,
  }),
  buildingStep,
  z.strictObject({ type: z.literal('sectionRenamed'), section: sectionId, title }),
  z.strictObject({ type: z.literal('sectionMoved'), section: sectionId, after: z.nullable(sectionId) }),
  z.strictObject({ type: z.literal('sectionRemoved'), section: sectionId }),
  z.strictObject({ type: z.literal('sectionRestored'), section: sectionId, after: z.nullable(sectionId) }),
  z.strictObject({ type: z.literal('roleWithdrawn'), person: personId, grant }),
  versionFrozen,
  decisionEvent,
  consultationEvent,
  threadEvent,
  signOffEvent,
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

/** An entry that is not for the person: it counts, and where it moves a section on, that much of it is told. */
export interface Withheld {
  readonly seq: number
  readonly event: null
  readonly transition?: Transition
}

/** An entry as it is told to a person. */
export type News = Entry | Withheld

export const isTold = (news: News): news is Entry => news.event !== null
