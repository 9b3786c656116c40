/** Changes one's own password: the present one, the new one, and the new one again against slips. */
import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { ChangePassword } from '#shared/api'
import { must, type Failure } from '#shared/failure'
import { longestPassword, shortestPassword } from '#shared/person'
import { request } from '../sync/requests.ts'
import { useWorkshop } from '../sync/workshop.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { useFailureWords } from '../words/failure.ts'
import { password } from '../words/password.de.ts'
import { teach, useWords } from '../words/words.ts'

teach({ password })

type Input = 'current' | 'next' | 'again'

interface Slip {
  readonly at: Input
  readonly why: 'currentMissing' | 'currentWrong' | 'nextShort' | 'nextLong' | 'againDiffers'
}

type Step =
  { kind: 'asking'; slip: Slip | null; failure: Failure | null } | { kind: 'waiting' } | { kind: 'changed' }

const asking = (slip: Slip | null = null, failure: Failure | null = null): Step => ({
  kind: 'asking',
  slip,
  failure,
})

export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords('password')
  const [step, setStep] = useState<Step>(asking)
  return (
    <Dialog title={t('title')} onClose={onClose}>
      {step.kind === 'changed' ? (
        <Changed onClose={onClose} />
      ) : (
        <PasswordForm step={step} onStep={setStep} onClose={onClose} />
      )}
    </Dialog>
  )
}

interface PasswordFormProps {
  step: Exclude<Step, { kind: 'changed' }>
  onStep: (step: Step) => void
  onClose: () => void
}

function PasswordForm({ step, onStep, onClose }: PasswordFormProps) {
  const { t } = useWords('password')
  const sayFailure = useFailureWords()
  const change = useChange()
  const { slip, failure } = step.kind === 'asking' ? step : { slip: null, failure: null }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const given = { current: valueIn(form, 'current'), next: valueIn(form, 'next') }
    const found = slipIn(given, valueIn(form, 'again'))
    if (found !== null) return point(form, found, onStep)
    onStep({ kind: 'waiting' })
    void change(given).then((next) =>
      next.kind === 'asking' && next.slip !== null ? point(form, next.slip, onStep) : onStep(next),
    )
  }
  const input = (at: Input) => ({
    name: at,
    type: 'password',
    label: t(at),
    autoComplete: at === 'current' ? 'current-password' : 'new-password',
    error: slip?.at === at ? t(slip.why) : null,
  })
  return (
    <form className="password-form" onSubmit={submit} noValidate>
      {failure !== null && <FailureNotice sentences={sayFailure(failure)} />}
      <Field {...input('current')} />
      <Field {...input('next')} />
      <Field {...input('again')} />
      <DialogActions>
        <Button kind="quiet" onClick={onClose}>
          {t('app:cancel')}
        </Button>
        <Button kind="primary" type="submit" disabled={step.kind === 'waiting'}>
          {t('change')}
        </Button>
      </DialogActions>
    </form>
  )
}

function Changed({ onClose }: { onClose: () => void }) {
  const { t } = useWords('password')
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => close.current?.focus(), [])
  return (
    <>
      <Notice tone="success" title={t('changed')} role="status">
        <p>{t('changedBody')}</p>
      </Notice>
      <DialogActions>
        <Button ref={close} kind="primary" onClick={onClose}>
          {t('app:close')}
        </Button>
      </DialogActions>
    </>
  )
}

function field(form: HTMLFormElement, at: Input): HTMLInputElement {
  const found = form.elements.namedItem(at)
  return must(found instanceof HTMLInputElement ? found : null, `the form has a field ${at}`)
}

const valueIn = (form: HTMLFormElement, at: Input): string => field(form, at).value

/** Says the slip at its field and leads there. */
function point(form: HTMLFormElement, slip: Slip, onStep: (step: Step) => void): void {
  onStep(asking(slip))
  field(form, slip.at).focus()
}

/** The first thing that is wrong before anything is sent. */
function slipIn({ current, next }: ChangePassword, again: string): Slip | null {
  if (current === '') return { at: 'current', why: 'currentMissing' }
  if (next.length < shortestPassword) return { at: 'next', why: 'nextShort' }
  if (next.length > longestPassword) return { at: 'next', why: 'nextLong' }
  return next === again ? null : { at: 'again', why: 'againDiffers' }
}

/** The server ends every session of the person and opens a new one here: the line steps aside meanwhile. */
function useChange(): (given: ChangePassword) => Promise<Step> {
  const { line } = useWorkshop()
  return async (given) => {
    const answer = await line.stepAside(() => request<void>('POST', '/api/account/password', given))
    if (answer.ok) return { kind: 'changed' }
    return answer.failure.kind === 'wrongCredentials'
      ? asking({ at: 'current', why: 'currentWrong' })
      : asking(null, answer.failure)
  }
}
