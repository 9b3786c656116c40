/**
 * What can happen to a consultation: the Lenkungsgruppe asks bodies about a version, each writes its statement together
 * and hands it in once. Nobody hears of it as news: what a body drafts is its own.
 */
import * as z from 'zod/mini'
import { draftId, sectionId, versionId } from './ids.ts'
import { oneLine } from './one-line.ts'
import { body, due, wordsUpTo } from './thread-events.ts'

/** So many bodies are asked at most, so many passages has a statement, and so many characters one of them. */
export const [mostBodies, mostPassages, longestStatement] = [60, 60, 20_000]

/** A body by its name, as its members' roles say it. */
export const bodyName = oneLine(120)

/** What is said about one section, or about all of it. */
const passage = z.strictObject({ section: z.nullable(sectionId), words: wordsUpTo(longestStatement) })
export type Passage = z.infer<typeof passage>
export const passages = z.array(passage).check(z.minLength(1), z.maxLength(mostPassages))

const isDistinct = (names: readonly string[]): boolean => new Set(names).size === names.length
export const bodyNames = z
  .array(bodyName)
  .check(z.minLength(1), z.maxLength(mostBodies), z.refine(isDistinct, 'the same one twice'))

/** The drafts that somebody has seen when she wrote. */
export const seenDrafts = z.array(draftId).check(z.maxLength(60))

export const consultationEvent = z.discriminatedUnion('type', [
  /** Said again it is in the place of what was said before. */
  z.strictObject({
    type: z.literal('consultationSet'),
    version: versionId,
    bodies: bodyNames,
    due,
    message: z.nullable(body),
  }),
  /** Drafts that it does not replace stay beside it. */
  z.strictObject({
    type: z.literal('statementDrafted'),
    version: versionId,
    body: bodyName,
    draft: draftId,
    replaces: seenDrafts,
    passages,
  }),
  /** `passages` null: Fehlanzeige. */
  z.strictObject({
    type: z.literal('statementHandedIn'),
    version: versionId,
    body: bodyName,
    passages: z.nullable(passages),
  }),
])
export type ConsultationEvent = z.infer<typeof consultationEvent>
