/** Number, title and authors of the chapter: the page's h1, and the title of the tab. */
import { chapterNumber, paperToTell, type Chapter } from '#shared/records'
import { useRecords } from '../sync/workshop.tsx'
import { useTabTitle } from '../ui/tab-title.ts'
import { useWords } from '../words/words.ts'

export function ChapterHead({ chapter }: { chapter: Chapter }) {
  const { t } = useWords('paper')
  const { records } = useRecords()
  const number = chapterNumber(records, chapter)
  const writers = useWriters(chapter)
  const paper = paperToTell(records, chapter)
  useTabTitle(`${number} ${chapter.title}`, t('app:name'))
  return (
    <header className="chapter-head">
      <p className="chapter-head__line">
        {t('paper:chapter', { number })}
        {paper !== undefined && <span lang="de"> · {paper}</span>}
      </p>
      <h1 lang="de">{chapter.title}</h1>
      <p className="chapter-head__writers">
        {writers ?? t('paper:noGroup')} · {t('paper:sections', { count: chapter.sections.length })}
      </p>
    </header>
  )
}

/** The working group that writes the chapter, in words; null where it has none. */
export function useWriters(chapter: Chapter): string | null {
  const { t } = useWords('paper')
  const { records } = useRecords()
  const group = chapter.workingGroup === null ? undefined : records.workingGroups[chapter.workingGroup]
  return group === undefined ? null : t('group', { number: group.number, name: group.name })
}
