/** People by name, as far as they are known here. */
import type { PersonId } from '#shared/ids'
import { useRecords } from '../sync/workshop.tsx'
import { useWords } from '../words/words.ts'

export function useNameOf(): (person: PersonId) => string {
  const { people } = useRecords()
  const { t } = useWords('threads')
  return (person) => people.get(person)?.name ?? t('card.erased')
}
