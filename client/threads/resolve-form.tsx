/** What becomes of a thread: the weighing, with its reason. */
import { needsReason, type Outcome } from '#shared/thread-events'
import type { Thread } from '#shared/thread'
import { useId, useState } from 'react'
import { useFailureWords } from '../words/failure.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Button } from '../ui/button.tsx'
import { useWords } from '../words/words.ts'
import { useAsking } from './asking.ts'
import { reject, resolve } from './commands.ts'

const all: readonly Outcome[] = ['adopted', 'partlyAdopted', 'notAdopted', 'noChangeNeeded']

interface FormProps {
  thread: Thread
  onClose: () => void
}

export function ResolveForm({ thread, onClose }: FormProps) {
  const { t } = useWords('threads')
  const sayFailure = useFailureWords()
  const id = useId()
  const [outcome, setOutcome] = useState<Outcome>('adopted')
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const { failure, isWaiting, ask } = useAsking()
  const send = () => {
    const why = reason.trim()
    if (needsReason(outcome) && why === '') return setMissing(true)
    ask(() => resolve(thread.id, outcome, why === '' ? null : why), onClose)
  }
  return (
    <form
      className="step-form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <fieldset>
        <legend>{t('resolve.title')}</legend>
        {all.map((one, index) => (
          <label key={one} className="step-form__choice">
            <input
              ref={index === 0 ? takeFocus : null}
              type="radio"
              name={`${id}-outcome`}
              checked={outcome === one}
              onChange={() => setOutcome(one)}
            />
            {t(`outcome.${one}`)}
          </label>
        ))}
      </fieldset>
      <Reason
        label={t(needsReason(outcome) ? 'resolve.reason' : 'resolve.reasonOptional')}
        error={isMissing && reason.trim() === '' && needsReason(outcome) ? t('resolve.reasonMissing') : null}
        reason={reason}
        onChange={setReason}
      />
      {failure !== null && <FailureNotice sentences={sayFailure(failure)} />}
      <FormSteps send={t('resolve.save')} isWaiting={isWaiting} onClose={onClose} />
    </form>
  )
}

export function RejectForm({ thread, onClose }: FormProps) {
  const { t } = useWords('threads')
  const sayFailure = useFailureWords()
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const { failure, isWaiting, ask } = useAsking()
  return (
    <form
      className="step-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() === '') setMissing(true)
        else ask(() => reject(thread.id, reason.trim()), onClose)
      }}
    >
      <Reason
        label={t('suggestion.rejectReason')}
        error={isMissing && reason.trim() === '' ? t('resolve.reasonMissing') : null}
        reason={reason}
        takesFocus
        onChange={setReason}
      />
      {failure !== null && <FailureNotice sentences={sayFailure(failure)} />}
      <FormSteps send={t('suggestion.rejectSave')} isWaiting={isWaiting} onClose={onClose} />
    </form>
  )
}

interface ReasonProps {
  label: string
  error: string | null
  reason: string
  takesFocus?: boolean
  onChange: (reason: string) => void
}

function Reason({ label, error, reason, takesFocus = false, onChange }: ReasonProps) {
  const id = useId()
  return (
    <>
      <label className="remark-field__label" htmlFor={id}>
        {label}
      </label>
      <textarea
        ref={takesFocus ? takeFocus : null}
        id={id}
        className="remark-field__words"
        rows={2}
        lang="de"
        maxLength={5000}
        value={reason}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : `${id}-error`}
        onChange={(event) => onChange(event.target.value)}
      />
      {error !== null && (
        <p className="field__error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </>
  )
}

interface FormStepsProps {
  send: string
  isWaiting: boolean
  onClose: () => void
}

export function FormSteps({ send, isWaiting, onClose }: FormStepsProps) {
  const { t } = useWords('threads')
  return (
    <div className="card__steps">
      <Button kind="primary" small type="submit" disabled={isWaiting}>
        {send}
      </Button>
      <Button kind="quiet" small onClick={onClose}>
        {t('edit.cancel')}
      </Button>
    </div>
  )
}

export const takeFocus = (field: HTMLElement | null): void => field?.focus({ preventScroll: true })
