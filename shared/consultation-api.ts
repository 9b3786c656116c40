/**
 * What requests and answers about consultations look like; as `api.ts`, all under `/api`.
 *
 *   GET  /api/versions/:version/consultation                       → 200 ConsultationView  as far as the person may see it
 *   PUT  /api/versions/:version/consultation         Consulting    → 200 Done   opens it, or changes bodies, day and message
 *   POST /api/versions/:version/statement/drafts     Drafting      → 201 Done   again with the same id: 201, and nothing doubled
 *   POST /api/versions/:version/statement            HandingIn     → 201 Done   once; again with the same words: as above
 */
import * as z from 'zod/mini'
import type { Draft, Statement } from './consultation.ts'
import { bodyName, bodyNames, passages, seenDrafts } from './consultation-events.ts'
import { draftId, type PersonId, type SectionId, type VersionId } from './ids.ts'
import { body, due } from './thread-events.ts'

export const consulting = z.strictObject({ bodies: bodyNames, due, message: z.nullable(body) })
export type Consulting = z.infer<typeof consulting>

/** `replaces`: the drafts that it is written on; what else is there stays beside it, so that nothing is lost. */
export const drafting = z.strictObject({ body: bodyName, draft: draftId, replaces: seenDrafts, passages })
export type Drafting = z.infer<typeof drafting>

/** `passages` null: Fehlanzeige. `seen`: the drafts that the person has seen; another one refuses it. */
export const handingIn = z.strictObject({
  body: bodyName,
  passages: z.nullable(passages),
  seen: seenDrafts,
})
export type HandingIn = z.infer<typeof handingIn>

export interface BodyView {
  body: string
  /** null: it has not answered yet. */
  statement: Statement | null
  /** Handed in after the day that was set. */
  late: boolean
  /** For its members alone; null for the others. */
  drafts: readonly Draft[] | null
  may: { draft: boolean; handIn: boolean }
}

/** A section by the name that the version has for it. */
export interface SectionName {
  section: SectionId
  number: string
  title: string
}

export interface ConsultationView {
  seq: number
  version: VersionId
  /** What can be spoken about, in reading order. */
  sections: SectionName[]
  /** null: nobody was asked. */
  asked: { at: string; by: PersonId; due: string; message: string | null } | null
  /** Those that the person may hear of, in the order in which they were asked. */
  bodies: BodyView[]
  /** The bodies that have members here, for the Lenkungsgruppe; null for the others. */
  known: string[] | null
  /** Whether the person may ask now, or change whom she asked. */
  mayAsk: boolean
}

/** A statement that a body of the person has still to hand in. */
export interface WaitingStatement {
  version: VersionId
  number: string
  name: string
  body: string
  due: string
}
