/**
 * What requests and answers about decisions look like; as `api.ts`, all under `/api`.
 *
 *   GET  /api/versions/:version/decisions                            → 200 DecisionsView  for readers of the version
 *   PUT  /api/versions/:version/sections/:section/note      Noting   → 200 Done   what a member thinks, for the Lenkungsgruppe
 *   POST /api/versions/:version/sections/:section/decision  Deciding → 201 Done   again with the same content: 201, and nothing doubled
 *   POST /api/versions/:version/closing                     ClosingVersion → 201 Done   again: as above
 *   GET  /api/papers/:paper/decisions                                → 200 PaperStatus    the matrix
 */
import * as z from 'zod/mini'
import type { CommitteeDecision, SectionDecision, Standing } from './decision.ts'
import { closing, decisionKind, mostConditions, printedMatter, type DecisionKind } from './decision-events.ts'
import type { ChapterId, PersonId, SectionId, ThreadId, VersionId } from './ids.ts'
import { threadId } from './ids.ts'
import type { Stage } from './stage.ts'
import type { Resolution, ThreadState } from './thread.ts'
import { body, due } from './thread-events.ts'
import type { FrozenName } from './versions.ts'

export const noting = z.strictObject({ decision: z.nullable(decisionKind), words: z.nullable(body) })
export type Noting = z.infer<typeof noting>

const newCondition = z.strictObject({
  /** The thread that it will be: of the asker's making, so that what is sent again is not doubled. */
  thread: threadId,
  body,
  /** The paragraph of the version that it is about; null: the whole section. */
  paragraph: z.nullable(z.int().check(z.minimum(1))),
})
export type NewCondition = z.infer<typeof newCondition>

const areDistinct = (conditions: readonly NewCondition[]): boolean =>
  new Set(conditions.map(({ thread }) => thread)).size === conditions.length

/** `corrects`: why it takes the place of a decision; null for the first one. */
const said = { note: z.nullable(body), corrects: z.nullable(body) }

export const deciding = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('accepted'), ...said }),
  z.strictObject({
    decision: z.literal('returned'),
    conditions: z
      .array(newCondition)
      .check(
        z.minLength(1, 'at least one'),
        z.maxLength(mostConditions, 'too many'),
        z.refine(areDistinct, 'the same thread twice'),
      ),
    ...said,
  }),
])
export type Deciding = z.infer<typeof deciding>

export const closingVersion = z.strictObject({
  /** The day of the session. */
  date: due,
  printedMatter,
  outcome: closing,
  ...said,
})
export type ClosingVersion = z.infer<typeof closingVersion>

/** What became of a condition, as it stood when the version was frozen. */
export interface ConditionAnswered {
  /** With which version it was made. */
  of: VersionId
  number: string
  thread: ThreadId
  body: string
  paragraph: number | null
  state: ThreadState
  resolution: Resolution | null
  answers: { by: PersonId; at: string; words: string }[]
}

export interface MemberNote {
  by: PersonId
  at: string
  decision: DecisionKind | null
  words: string | null
}

export interface SectionDecisions {
  section: SectionId
  /** As the version has them, whatever became of them since: for example "1.2". */
  number: string
  title: string
  chapter: { number: number; title: string }
  standing: Standing
  /** Accepted in this earlier version and closed ever since; null where it was not. */
  carried: VersionId | null
  /** The newest last. */
  decisions: readonly SectionDecision[]
  /** For the Lenkungsgruppe alone; null for the others. */
  notes: MemberNote[] | null
  /** What became of the conditions of earlier versions; null for who hears nothing of the draft. */
  conditions: ConditionAnswered[] | null
  /** What the person who asks may do with it now. */
  may: { note: boolean; decide: boolean; correct: boolean }
}

/** A section that was returned and stands in the version no more: taken out, or gone into another one. */
export interface LeftSection {
  section: SectionId
  /** As it was called last. */
  title: string
  conditions: ConditionAnswered[]
}

export interface DecisionsView {
  seq: number
  version: VersionId
  /** In reading order. */
  sections: SectionDecisions[]
  /** None for who hears nothing of the draft. */
  left: LeftSection[]
  /** The newest last. */
  closings: readonly CommitteeDecision[]
  may: { close: boolean; correct: boolean }
}

/** A version, and how it names a section: whatever that is called, and wherever it stands, since. */
export interface VersionName {
  id: VersionId
  number: string
  section: FrozenName
}

export interface SectionStatus {
  section: SectionId
  /** As it is called now; for example "1.2". */
  number: string
  title: string
  stage: Stage
  /** The newest submission that the person may read; `standing` and what follows are of it. */
  version: VersionName | null
  /** What was made of it after the committee's decision. */
  resolution: VersionName | null
  standing: Standing
  /** When that was decided; null when it was not. */
  decidedAt: string | null
  /** The conditions it was last returned with, and how many of them wait; null for who hears nothing of the draft. */
  conditions: { total: number; open: number } | null
  /** The committee's decision; null while there is none. */
  closing: Pick<CommitteeDecision, 'outcome' | 'date' | 'printedMatter'> | null
}

export interface ChapterStatus {
  chapter: ChapterId
  number: number
  title: string
  sections: SectionStatus[]
}

/** The whole paper as a matrix. */
export interface PaperStatus {
  seq: number
  chapters: ChapterStatus[]
}
