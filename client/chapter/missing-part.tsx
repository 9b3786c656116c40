/** In the place of a part that could not be fetched. */
import { Button } from '../ui/button.tsx'
import { useWords } from '../words/words.ts'

/** Small: it stands where a menu would. */
export function MissingPart({ onAgain }: { onAgain: () => void }) {
  const { t } = useWords('app')
  return (
    <Button small title={t('notLoaded.body')} onClick={onAgain}>
      {t('again')}
    </Button>
  )
}
