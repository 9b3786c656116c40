/** E-mail and password, on the sign-in page and wherever a session has to be renewed in place. */
import { useState, type FormEvent } from 'react'
import type { SessionView } from '#shared/api'
import { must, type Failure } from '#shared/failure'
import { request } from '../sync/requests.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Field } from '../ui/field.tsx'
import { useFailureWords } from '../words/failure.ts'
import { door } from '../words/door.de.ts'
import { teach, useWords } from '../words/words.ts'

teach({ door })

interface SignInFormProps {
  onSignedIn: (session: SessionView) => void
}

interface Asked {
  email: string
  password: string
}

const readForm = (form: HTMLFormElement): Asked => ({
  email: field(form, 'email').value.trim(),
  password: field(form, 'password').value,
})

function field(form: HTMLFormElement, name: 'email' | 'password'): HTMLInputElement {
  const found = form.elements.namedItem(name)
  return must(found instanceof HTMLInputElement ? found : null, `the form has a field ${name}`)
}

export function SignInForm({ onSignedIn }: SignInFormProps) {
  const { t } = useWords('door')
  const [asked, setAsked] = useState<Asked | null>(null)
  const sayFailure = useFailureWords()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [waiting, setWaiting] = useState(false)

  const signIn = async (given: Asked) => {
    setWaiting(true)
    setFailure(null)
    const answer = await request<SessionView>('POST', '/api/session', given)
    setWaiting(false)
    if (answer.ok) onSignedIn(answer.value)
    else setFailure(answer.failure)
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = readForm(event.currentTarget)
    setAsked(given)
    if (given.email === '') field(event.currentTarget, 'email').focus()
    else if (given.password === '') field(event.currentTarget, 'password').focus()
    else void signIn(given)
  }

  return (
    <form className="sign-in-form" onSubmit={submit} noValidate>
      {failure !== null && <FailureNotice sentences={sayFailure(failure)} />}
      <Field
        label={t('signIn.email')}
        name="email"
        type="email"
        autoComplete="username"
        error={asked?.email === '' ? t('signIn.emailMissing') : null}
      />
      <Field
        label={t('signIn.password')}
        name="password"
        type="password"
        autoComplete="current-password"
        error={asked?.password === '' ? t('signIn.passwordMissing') : null}
      />
      <Button kind="primary" type="submit" disabled={waiting}>
        {waiting ? t('signIn.waiting') : t('signIn.submit')}
      </Button>
    </form>
  )
}
