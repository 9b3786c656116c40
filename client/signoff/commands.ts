/** What is done to sign-offs. What the moment decides is decided together: without the server nothing happens. */
import type { ChapterId, SectionId } from '#shared/ids'
import type {
  Answering,
  AnsweringObjection,
  CallForSignOff,
  Correcting,
  Disputing,
  Entering,
  Reopening,
  Revoking,
  SetCorrections,
  SetQuorum,
} from '#shared/signoff-api'
import type { Scan } from '#shared/signoff-events'
import { request } from '../sync/requests.ts'
import type { Told } from '../sync/telling.ts'
import { upload } from '../sync/upload.ts'

const inChapter = (chapter: ChapterId, what: string): string => `/api/chapters/${chapter}/${what}`
const inSection = (section: SectionId, what: string): string => `/api/sections/${section}/${what}`

export const callForSignOff = (chapter: ChapterId, call: CallForSignOff): Told =>
  request('POST', inChapter(chapter, 'sign-offs/call'), call)

export const setQuorum = (chapter: ChapterId, quorum: SetQuorum): Told =>
  request('PUT', inChapter(chapter, 'quorum'), quorum)

export const setCorrections = (chapter: ChapterId, corrections: SetCorrections): Told =>
  request('PUT', inChapter(chapter, 'corrections'), corrections)

export const correct = (section: SectionId, correcting: Correcting): Told =>
  request('POST', inSection(section, 'sign-off/correct'), correcting)

export const reopen = (section: SectionId, reopening: Reopening): Told =>
  request('POST', inSection(section, 'reopen'), reopening)

export const answer = (section: SectionId, answering: Answering): Told =>
  request('POST', inSection(section, 'sign-off'), answering)

export const takeBack = (section: SectionId): Told =>
  request('POST', inSection(section, 'sign-off/take-back'))

export const revoke = (section: SectionId, revoking: Revoking): Told =>
  request('POST', inSection(section, 'sign-off/revoke'), revoking)

export const dispute = (section: SectionId, disputing: Disputing): Told =>
  request('POST', inSection(section, 'sign-off/dispute'), disputing)

export const answerObjection = (section: SectionId, answering: AnsweringObjection): Told =>
  request('POST', inSection(section, 'sign-off/answer-objection'), answering)

/** Brings the scan first, where there is one. */
export async function enter(section: SectionId, entering: Entering, file: File | null): Told {
  const scan = file === null ? null : await upload<Scan>(inSection(section, 'scans'), file)
  if (scan?.ok === false) return scan
  return request('POST', inSection(section, 'sign-off/enter'), { ...entering, scan: scan?.value ?? null })
}
