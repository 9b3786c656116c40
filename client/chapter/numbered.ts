/** A chapter's sections in reading order, each with the number it is cited by. */
import { chapterNumber, type Chapter, type Records, type Section } from '#shared/records'

export interface NumberedSection {
  readonly section: Section
  /** For example "1.2". */
  readonly number: string
}

export function numberedSections(records: Records, chapter: Chapter): NumberedSection[] {
  const sections = chapter.sections.flatMap((id) => records.sections[id] ?? [])
  const own = chapterNumber(records, chapter)
  return sections.map((section, at) => ({ section, number: `${own}.${at + 1}` }))
}
