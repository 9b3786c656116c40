/**
 * The next paper: behind one that the committee has taken (the Strategiepapier) another one (the Maßnahmenkatalog) starts, with
 * the same chapters, working groups and moderation, and a prefilled section under each of its titles.
 */
import * as z from 'zod/mini'
import { isAdopted } from './decision.ts'
import type { Ground } from './decision-rights.ts'
import { proceedingsOf } from './decisions.ts'
import { title } from './events.ts'
import { fail, ok, type Result } from './failure.ts'
import { paperId, type ChapterId, type PaperId, type PersonId } from './ids.ts'
import { maySomewhere } from './policy.ts'
import type { Records } from './records.ts'
import { chaptersIn } from './version-rights.ts'

/** `paper`: of the asker's making, so that what is sent again is not doubled. */
export const nextPaper = z.strictObject({ paper: paperId, from: paperId, title })
export type NextPaper = z.infer<typeof nextPaper>

/** What the page asks before it offers the next paper. */
export interface NextPaperView {
  readonly mayStart: boolean
}

/** Whether it was started as it is ordered here. */
export function isStarted({ papers }: Records, order: NextPaper): boolean {
  const found = papers[order.paper]
  return found?.from === order.from && found.title === order.title
}

/**
 * Whether the person may start the paper behind `from`: the administration, once, and only once the committee has taken all
 * of it. Fails: notFound, forbidden, overtaken.
 */
export function mayStartBehind(ground: Ground, person: PersonId, from: PaperId): Result<void> {
  const { records } = ground
  if (records.papers[from] === undefined) return fail({ kind: 'notFound', what: 'paper' })
  if (!maySomewhere(records, person, 'startPaper')) return fail({ kind: 'forbidden', action: 'startPaper' })
  if (Object.values(records.papers).some((paper) => paper.from === from))
    return fail({ kind: 'overtaken', why: 'decided' })
  return isTaken(ground, from) ? ok(undefined) : fail({ kind: 'overtaken', why: 'notDecided' })
}

/** Whether the committee has taken what was laid before it last of each chapter that has sections. */
function isTaken(ground: Ground, paper: PaperId): boolean {
  const { records } = ground
  const written = chaptersIn(records, { paper }).filter((id) => records.chapters[id]?.sections.length !== 0)
  return written.length > 0 && written.every((chapter) => isChapterTaken(ground, chapter))
}

function isChapterTaken({ records, versions, decisions }: Ground, chapter: ChapterId): boolean {
  const last = versions.findLast(
    ({ purpose, seal }) => purpose === 'submission' && chaptersIn(records, seal.scope).includes(chapter),
  )
  return last !== undefined && isAdopted(proceedingsOf(decisions, last.seal.version))
}
