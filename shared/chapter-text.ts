/** A chapter's text as plain data, with the numbers and titles it is cited by: what is read, printed and kept to read. */
import type { ChapterId, SectionId } from './ids.ts'
import { chapterNumber, type Chapter, type Records, type Section } from './records.ts'
import type { ContentNode } from './content.ts'

export interface SectionText extends Pick<Section, 'id' | 'title' | 'stage'> {
  /** For example "1.2". */
  readonly number: string
  /** null: it is not at hand. That is no empty text. */
  readonly content: ContentNode | null
}

export interface ChapterText {
  readonly chapter: ChapterId
  readonly number: number
  readonly title: string
  /** In reading order. */
  readonly sections: readonly SectionText[]
}

/** The chapter as it stands in the records, with the contents that are at hand. */
export function chapterText(
  records: Records,
  chapter: Chapter,
  contentOf: (section: SectionId) => ContentNode | null,
): ChapterText {
  const number = chapterNumber(records, chapter)
  const sections = chapter.sections.flatMap((id) => records.sections[id] ?? [])
  return {
    chapter: chapter.id,
    number,
    title: chapter.title,
    sections: sections.map(({ id, title, stage }, at) => ({
      id,
      number: `${number}.${at + 1}`,
      title,
      stage,
      content: contentOf(id),
    })),
  }
}
