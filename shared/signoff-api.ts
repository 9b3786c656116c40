/**
 * What requests and answers about sign-offs look like; as `api.ts`, all under `/api`.
 *
 *   GET   /api/chapters/:chapter/sign-offs                       → 200 SignOffsView   to fold news onto
 *   POST  /api/chapters/:chapter/sign-offs/call   CallForSignOff → 200 Done   all sections or none; waits for last words (≤ 6 s)
 *   PUT   /api/chapters/:chapter/quorum           SetQuorum      → 200 Done
 *   PUT   /api/chapters/:chapter/corrections      SetCorrections → 200 Done   for how many days signers can object; null: none are made
 *   POST  /api/sections/:section/reopen           Reopening      → 200 Done
 *   POST  /api/sections/:section/sign-off         Answering      → 201 Done   again with the same answer: 201, and nothing doubled
 *   POST  /api/sections/:section/sign-off/take-back              → 200 Done   within ten seconds
 *   POST  /api/sections/:section/sign-off/revoke  Revoking       → 200 Done
 *   POST  /api/sections/:section/sign-off/enter   Entering       → 201 Done   "im Auftrag"
 *   POST  /api/sections/:section/sign-off/dispute Disputing      → 200 Done   of what was entered in one's own name
 *   POST  /api/sections/:section/sign-off/answer-objection   AnsweringObjection → 200 Done
 *   POST  /api/sections/:section/sign-off/correct            Correcting → 201 Done   "redaktionelle Änderung" of the locked text
 *   GET   /api/sections/:section/signed/:hash                    → 200 Content   a text that was called for, to its readers
 *   POST  /api/sections/:section/scans            PDF, JPEG, PNG → 201 Scan      at most 10 MB; to be named when entering
 *   GET   /api/sections/:section/scans/:hash                     → 200 the file, to the moderation and the person concerned
 */
import * as z from 'zod/mini'
import { contentHash, type ContentHash } from './content.ts'
import { isPlain, lettersIn, mostChanges, mostLetters } from './correction.ts'
import { objectionDays } from './events.ts'
import { personId, sectionId, type SectionId } from './ids.ts'
import { quorum } from './quorum.ts'
import type { SignOff } from './signoff.ts'
import { answerKind, entryWay, isWorded, scan } from './signoff-events.ts'
import { body, due } from './thread-events.ts'

const once = (ids: readonly string[]): boolean => new Set(ids).size === ids.length

export const callForSignOff = z.strictObject({
  sections: z
    .array(sectionId)
    .check(z.minLength(1, 'at least one'), z.maxLength(100), z.refine(once, 'the same one twice')),
  due: z.nullable(due),
  message: z.nullable(body),
})
export type CallForSignOff = z.infer<typeof callForSignOff>

export const setQuorum = z.strictObject({ quorum })
export type SetQuorum = z.infer<typeof setQuorum>

export const reopening = z.strictObject({ reason: body })
export type Reopening = z.infer<typeof reopening>

/** `hash`: of the text that the person has seen. */
const answered = { answer: answerKind, words: z.nullable(body), hash: contentHash }
const worded = 'words where the answer needs some, and nowhere else'

export const answering = z.strictObject(answered).check(z.refine(isWorded, worded))
export type Answering = z.infer<typeof answering>

export const entering = z
  .strictObject({ ...answered, person: personId, way: entryWay, givenOn: due, scan: z.nullable(scan) })
  .check(z.refine(isWorded, worded))
export type Entering = z.infer<typeof entering>

export const revoking = z.strictObject({ reason: z.nullable(body) })
export type Revoking = z.infer<typeof revoking>

export const disputing = z.strictObject({ words: z.nullable(body) })
export type Disputing = z.infer<typeof disputing>

export const answeringObjection = z.strictObject({ person: personId, reason: body })
export type AnsweringObjection = z.infer<typeof answeringObjection>

export const setCorrections = z.strictObject({ days: objectionDays })
export type SetCorrections = z.infer<typeof setCorrections>

const place = z.int().check(z.minimum(0), z.maximum(10_000_000))
const letters = z.string().check(z.maxLength(mostLetters), z.refine(isPlain, 'letters in one line'))
const letterChange = z.strictObject({ line: place, at: place, was: letters, becomes: letters })

/** `hash`: of the text that was shown, in which the letters change. */
export const correcting = z.strictObject({
  hash: contentHash,
  changes: z.array(letterChange).check(
    z.minLength(1, 'at least one'),
    z.maxLength(mostChanges),
    z.refine((changes) => lettersIn(changes) <= mostLetters, `more than ${mostLetters} letters`),
  ),
  reason: body,
})
export type Correcting = z.infer<typeof correcting>

export interface SignOffView {
  section: SectionId
  signOff: SignOff
  /** The hash of the text as it is on disk; of an open section only where somebody has answered before. */
  onDisk: ContentHash | null
}

/** Of all sections of a chapter that were ever called for, at an entry. */
export interface SignOffsView {
  seq: number
  sections: SignOffView[]
}
