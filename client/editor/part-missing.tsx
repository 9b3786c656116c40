/** In place of a dialog whose file could not be fetched. */
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { useWords } from '../words/words.ts'

export function PartMissing({ onAgain, onClose }: { onAgain: () => void; onClose: () => void }) {
  const { t } = useWords('app')
  return (
    <Dialog title={t('notLoaded.title')} onClose={onClose}>
      <p>{t('notLoaded.body')}</p>
      <DialogActions>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button onClick={onAgain}>{t('again')}</Button>
      </DialogActions>
    </Dialog>
  )
}
