/** A modal dialog that tells somebody something: the form, what it was refused with, and that it is done. */
import { type FormEvent, type ReactNode } from 'react'
import { useAnnounce } from './announcer.tsx'
import { Button } from './button.tsx'
import { Dialog, DialogActions } from './dialog.tsx'
import { FailureNotice, type Sentences } from './failure-notice.tsx'

interface FormDialogProps<Command, Failure> {
  title: string
  /** The word on the button that does it. */
  doing: string
  danger?: boolean
  words: { readonly cancel: string; readonly sayFailure: (failure: Failure) => Sentences }
  telling: {
    readonly waiting: boolean
    readonly failure: Failure | null
    readonly tell: (command: Command, done: () => void) => void
  }
  /** What is told; null while something is missing. */
  command: () => Command | null
  /** Said to who listens once it is done. */
  said?: () => string
  onDone?: () => void
  onClose: () => void
  children: ReactNode
}

/** While it is under way nothing is told twice, and the focus stays where it is. */
export function FormDialog<Command, Failure>(props: FormDialogProps<Command, Failure>) {
  const { title, doing, danger = false, words, telling, onClose, children } = props
  const submit = useSubmit(props)
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="dialog__form" onSubmit={submit} noValidate>
        {telling.failure !== null && <FailureNotice sentences={words.sayFailure(telling.failure)} />}
        {children}
        <DialogActions>
          <Button kind="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button kind={danger ? 'danger' : 'primary'} type="submit" aria-disabled={telling.waiting}>
            {doing}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function useSubmit<Command, Failure>({
  telling,
  command,
  said,
  onDone,
  onClose,
}: FormDialogProps<Command, Failure>): (event: FormEvent) => void {
  const announce = useAnnounce()
  const finish = () => {
    if (said !== undefined) announce(said())
    onDone?.()
    onClose()
  }
  return (event) => {
    event.preventDefault()
    const ready = telling.waiting ? null : command()
    if (ready !== null) telling.tell(ready, finish)
  }
}
