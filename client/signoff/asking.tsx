/** The frame of all that is asked before something is done to a sign-off. */
import type { Done } from '#shared/api'
import type { Result } from '#shared/failure'
import type { FormEvent, ReactNode } from 'react'
import { useAnnounce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { useFailureWords } from '../words/failure.ts'
import { useWords } from '../words/words.ts'
import { useTelling } from './commands.ts'

interface AskingProps {
  title: string
  /** What it means. */
  note: string
  /** The word on the button that does it. */
  doing: string
  /** What is told; null while something is missing. */
  command: () => (() => Promise<Result<Done>>) | null
  /** Said once it is done. */
  said?: () => string
  onDone?: () => void
  onClose: () => void
  children: ReactNode
}

export function Asking({ title, note, doing, command, said, onDone, onClose, children }: AskingProps) {
  const { t } = useWords('app')
  const sentences = useFailureWords()
  const announce = useAnnounce()
  const { waiting, failure, tell } = useTelling()
  const finish = () => {
    if (said !== undefined) announce(said())
    onDone?.()
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const ready = waiting ? null : command()
    if (ready !== null) tell(ready, finish)
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="dialog__form" onSubmit={submit} noValidate>
        {failure !== null && <FailureNotice sentences={sentences(failure)} />}
        <p>{note}</p>
        {children}
        <DialogActions>
          <Button kind="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button kind="primary" type="submit" aria-disabled={waiting}>
            {doing}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
