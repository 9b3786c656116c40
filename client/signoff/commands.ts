/** What is done to sign-offs. What the moment decides is decided together: without the server nothing happens. */
import type { Done } from '#shared/api'
import { fail, type Failure, type Result } from '#shared/failure'
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
import { useState } from 'react'
import { request } from '../sync/requests.ts'
import { upload } from '../sync/upload.ts'
import { useWorkshop } from '../sync/workshop.tsx'

type Told = Promise<Result<Done>>

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

interface Telling {
  readonly waiting: boolean
  readonly failure: Failure | null
  /** `done` is called when the server has done it and this page has heard of it. */
  readonly tell: (command: () => Told, done: () => void) => void
}

/** Telling the server: whether it is under way, and why it failed. */
export function useTelling(): Telling {
  const { line, mirror } = useWorkshop()
  const [state, setState] = useState<Pick<Telling, 'waiting' | 'failure'>>({ waiting: false, failure: null })
  const send = async (command: () => Told, done: () => void) => {
    setState({ waiting: true, failure: null })
    const told = line.state.kind === 'offline' ? fail({ kind: 'unreachable' }) : await command()
    if (told.ok) await heardOf(mirror.reached(told.value.seq))
    setState({ waiting: false, failure: told.ok ? null : told.failure })
    if (told.ok) done()
  }
  return { ...state, tell: (command, done) => void send(command, done) }
}

/** The news are a blink behind the answer; a line that is just breaking may not bring them soon. */
const blinkMillis = 2000
const heardOf = (reached: Promise<void>): Promise<void> =>
  Promise.race([reached, new Promise<void>((resolve) => setTimeout(resolve, blinkMillis))])
