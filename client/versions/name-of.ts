/** How a person is named here: whoever was erased as such, whom one may not know by name as that. */
import type { PersonId } from '#shared/ids'
import { maySomewhere } from '#shared/policy'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'
import { useWords } from '../words/words.ts'

export function useNameOf(): (person: PersonId | null) => string {
  const { t } = useWords('decisions')
  const { people, records } = useRecords()
  const me = useWorkshop().session.person.id
  const unknown = maySomewhere(records, me, 'seePeople') ? t('erased') : t('unnamed')
  return (person) => (person === null ? t('unnamed') : (people.get(person)?.name ?? unknown))
}
