/** A dialog that tells the server something: the form, what the server refuses it with, and that it is done. */
import type { Done } from '#shared/api'
import type { Failure, Result } from '#shared/failure'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useAnnounce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { useFailureWords } from '../words/failure.ts'
import { useWords } from '../words/words.ts'

interface TellingProps {
  title: string
  doing: string
  done: string
  /** Null when something is missing. */
  tell: () => Promise<Result<Done>> | null
  onDone: () => void
  onClose: () => void
  children: ReactNode
}

export function Telling({ title, doing, done, tell, onDone, onClose, children }: TellingProps) {
  const { t } = useWords('app')
  const sentences = useFailureWords()
  const announce = useAnnounce()
  const [waiting, setWaiting] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const finish = async (told: Promise<Result<Done>>) => {
    setWaiting(true)
    const answer = await told
    setWaiting(false)
    if (!answer.ok) return setFailure(answer.failure)
    announce(done)
    onDone()
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const told = waiting ? null : tell()
    if (told !== null) void finish(told)
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="dialog__form" onSubmit={submit} noValidate>
        {failure !== null && <FailureNotice sentences={sentences(failure)} />}
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
