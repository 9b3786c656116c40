/**
 * The state of everything but the text: plain data, so that it can be a checkpoint on disk, an answer
 * over HTTP, and the thing both sides fold further.
 */
import type { Grant } from './grant.ts'
import type { ChapterId, PaperId, PersonId, SectionId, WorkingGroupId } from './ids.ts'
import type { Quorum } from './quorum.ts'
import type { Stage } from './stage.ts'

export interface Paper {
  readonly id: PaperId
  readonly title: string
  /** The paper that it continues; null for the first one. */
  readonly from: PaperId | null
  /** In reading order; a chapter's number is its place here, from 1. */
  readonly chapters: readonly ChapterId[]
}

export interface WorkingGroup {
  readonly id: WorkingGroupId
  readonly number: number
  readonly name: string
}

export interface Chapter {
  readonly id: ChapterId
  readonly paper: PaperId
  readonly title: string
  readonly workingGroup: WorkingGroupId | null
  /** In reading order; "1.2" is the second section of the first chapter. */
  readonly sections: readonly SectionId[]
  /** Taken out by the moderation, newest last; their text stays on disk and can come back. */
  readonly removed: readonly SectionId[]
  /** How many of the working group have to sign a section. */
  readonly quorum: Quorum
  /** For how many days signers can object to a correction of what they signed; null: nothing is corrected. */
  readonly objectionDays: number | null
}

export interface Section {
  readonly id: SectionId
  readonly chapter: ChapterId
  readonly title: string
  readonly stage: Stage
}

export interface Records {
  /** Sequence number of the last event folded in; 0 for an empty store. */
  readonly seq: number
  readonly demo: boolean
  readonly papers: Readonly<Record<PaperId, Paper>>
  readonly workingGroups: Readonly<Record<WorkingGroupId, WorkingGroup>>
  readonly chapters: Readonly<Record<ChapterId, Chapter>>
  readonly sections: Readonly<Record<SectionId, Section>>
  readonly grants: Readonly<Record<PersonId, readonly Grant[]>>
}

export const emptyRecords: Records = {
  seq: 0,
  demo: false,
  papers: {},
  workingGroups: {},
  chapters: {},
  sections: {},
  grants: {},
}

/** A chapter's number in its paper, from 1. */
export function chapterNumber(records: Records, chapter: Chapter): number {
  return (records.papers[chapter.paper]?.chapters.indexOf(chapter.id) ?? -1) + 1
}

/** The title of the chapter's paper, where there are several to be told apart. */
export const paperToTell = (records: Records, { paper }: Chapter): string | undefined =>
  Object.keys(records.papers).length > 1 ? records.papers[paper]?.title : undefined

/** A chapter's title; for example "Bildung, Maßnahmenkatalog" where there are several papers. */
export function chapterTitle(records: Records, id: ChapterId): string | undefined {
  const chapter = records.chapters[id]
  if (chapter === undefined) return undefined
  const paper = paperToTell(records, chapter)
  return paper === undefined ? chapter.title : `${chapter.title}, ${paper}`
}

/** How a section is cited, for example "1.2"; null when it was removed. */
export function sectionNumber(records: Records, section: Section): string | null {
  const chapter = records.chapters[section.chapter]
  const place = chapter?.sections.indexOf(section.id) ?? -1
  return chapter === undefined || place < 0 ? null : `${chapterNumber(records, chapter)}.${place + 1}`
}

/** Whether the section stands in its chapter (and was not removed). */
export function isStanding(records: Records, section: SectionId): boolean {
  const found = records.sections[section]
  return found !== undefined && (records.chapters[found.chapter]?.sections.includes(section) ?? false)
}
