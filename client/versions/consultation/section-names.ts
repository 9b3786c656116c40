/** How a section of a version is called: as the version has it, whatever has become of it since. */
import type { SectionName } from '#shared/consultation-api'
import type { SectionId } from '#shared/ids'
import { createContext, use } from 'react'
import { useRecords } from '../../sync/workshop.tsx'
import { useWords } from '../../words/words.ts'

/** Those of the version on this page. */
export const SectionNames = createContext<readonly SectionName[]>([])

/** For example "1.2 Elementarbereich"; its title alone where one may not read the version any more. */
export function useSectionName(): (section: SectionId) => string {
  const { t } = useWords('consultation')
  const names = use(SectionNames)
  const { records } = useRecords()
  return (id) => {
    const found = names.find(({ section }) => section === id)
    if (found !== undefined) return `${found.number} ${found.title}`
    return records.sections[id]?.title ?? t('oneSection')
  }
}
