/** In place of a text that is not here yet: an empty page must never be taken for an empty text. */
import type { SectionId } from '#shared/ids'
import { useMissing } from '../sync/use-room.ts'
import { useWords } from '../words/words.ts'
import './own-words.ts'

export function NotHere({ section }: { section: SectionId }) {
  const { t } = useWords('editor')
  const missing = useMissing(section)
  return (
    <p className="text-waiting" role="status">
      {t(missing ? 'notOnDevice' : 'waiting')}
    </p>
  )
}
