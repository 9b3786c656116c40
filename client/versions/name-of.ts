/** How a person is named here. */
import type { PersonId } from '#shared/ids'
import { useRecords } from '../sync/workshop.tsx'
import { useWords } from '../words/words.ts'

export function useNameOf(): (person: PersonId | null) => string {
  const { t } = useWords('decisions')
  const { people } = useRecords()
  return (person) => (person === null ? undefined : people.get(person)?.name) ?? t('someone')
}
