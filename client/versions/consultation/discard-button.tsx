/** Throws away what was written here and not saved, after asking once. */
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { useWords } from '../../words/words.ts'

export function DiscardButton({ onDiscard }: { onDiscard: () => void }) {
  const { t } = useWords('consultation')
  const [isOpen, setOpen] = useState(false)
  const discard = () => {
    setOpen(false)
    onDiscard()
  }
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {t('own.discard')}
      </Button>
      {isOpen && (
        <Dialog title={t('own.discard')} onClose={() => setOpen(false)}>
          <p>{t('own.discardBody')}</p>
          <DialogActions>
            <Button kind="quiet" onClick={() => setOpen(false)}>
              {t('app:cancel')}
            </Button>
            <Button kind="danger" onClick={discard}>
              {t('own.discardDo')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  )
}
