/** How a section of a version is called. */
import type { SectionId } from '#shared/ids'
import { sectionNumber } from '#shared/records'
import { useRecords } from '../../sync/workshop.tsx'
import { useWords } from '../../words/words.ts'

/** For example "1.2 Elementarbereich". */
export function useSectionName(): (section: SectionId) => string {
  const { t } = useWords('consultation')
  const { records } = useRecords()
  return (id) => {
    const section = records.sections[id]
    if (section === undefined) return t('oneSection')
    return `${sectionNumber(records, section) ?? ''} ${section.title}`.trim()
  }
}
