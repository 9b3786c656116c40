/** Where the words in the fields are: on this device only, or with everyone in the body. */
import type { Draft } from '#shared/consultation'
import { sayMoment } from '../../words/dates.ts'
import { useWords } from '../../words/words.ts'
import { useNameOf } from '../name-of.ts'

export function SavedNote({ isOwn, draft }: { isOwn: boolean; draft: Draft | null }) {
  const { t, language } = useWords('consultation')
  const nameOf = useNameOf()
  const saved =
    draft === null
      ? t('own.noDraft')
      : t('own.savedBy', { who: nameOf(draft.by), date: sayMoment(new Date(draft.at), language) })
  return (
    <p className="consult__soft" role="status">
      {isOwn ? t('own.unsaved') : saved}
    </p>
  )
}
