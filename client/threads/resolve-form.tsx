/** What becomes of a thread: the weighing, with its reason. */
import { longestBody, needsReason, outcomes, type Outcome } from '#shared/thread-events'
import type { Thread } from '#shared/thread'
import { useState } from 'react'
import { useFailureWords } from '../words/failure.ts'
import { useTyped } from '../sync/typed.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Button } from '../ui/button.tsx'
import { Radios } from '../ui/radios.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { useWords } from '../words/words.ts'
import { useAsking } from './asking.ts'
import { fieldOf } from './fields.ts'

const reasonField = { rows: 2, lang: 'de', maxLength: longestBody } as const

interface FormProps {
  thread: Thread
  onClose: () => void
}

/** The reason as it is typed; it stays until the form is sent or dropped. */
function useReason({ id }: Thread, onClose: () => void) {
  const [typed, type] = useTyped(fieldOf.reason(id))
  const [isMissing, setMissing] = useState(false)
  const end = () => {
    type(null)
    onClose()
  }
  return { reason: typed ?? '', type, end, isMissing, setMissing }
}

export function ResolveForm({ thread, onClose }: FormProps) {
  const { t } = useWords('threads')
  const sayFailure = useFailureWords()
  const [outcome, setOutcome] = useState<Outcome>('adopted')
  const { reason, type, end, isMissing, setMissing } = useReason(thread, onClose)
  const { failure, isWaiting, take } = useAsking()
  const send = () => {
    const why = reason.trim()
    if (needsReason(outcome) && why === '') return setMissing(true)
    take({ type: 'threadResolved', thread: thread.id, outcome, reason: why === '' ? null : why }, end)
  }
  return (
    <form
      className="step-form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Radios
        ref={takeFocus}
        legend={t('resolve.title')}
        value={outcome}
        options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        onChange={setOutcome}
      />
      <TextArea
        label={t(needsReason(outcome) ? 'resolve.reason' : 'resolve.reasonOptional')}
        error={isMissing && reason.trim() === '' && needsReason(outcome) ? t('resolve.reasonMissing') : null}
        {...reasonField}
        value={reason}
        onChange={(event) => type(event.currentTarget.value)}
      />
      {failure !== null && <FailureNotice sentences={sayFailure(failure)} />}
      <FormSteps send={t('resolve.save')} isWaiting={isWaiting} onClose={end} />
    </form>
  )
}

export function RejectForm({ thread, onClose }: FormProps) {
  const { t } = useWords('threads')
  const sayFailure = useFailureWords()
  const { reason, type, end, isMissing, setMissing } = useReason(thread, onClose)
  const { failure, isWaiting, take } = useAsking()
  return (
    <form
      className="step-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() === '') setMissing(true)
        else take({ type: 'suggestionRejected', thread: thread.id, reason: reason.trim() }, end)
      }}
    >
      <TextArea
        ref={takeFocus}
        label={t('suggestion.rejectReason')}
        error={isMissing && reason.trim() === '' ? t('resolve.reasonMissing') : null}
        {...reasonField}
        value={reason}
        onChange={(event) => type(event.currentTarget.value)}
      />
      {failure !== null && <FailureNotice sentences={sayFailure(failure)} />}
      <FormSteps send={t('suggestion.rejectSave')} isWaiting={isWaiting} onClose={end} />
    </form>
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
