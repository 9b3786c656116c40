/**
 * The session ended while the tab was open. The words stay in the tab; whoever signs in again as the same person,
 * here or in another tab, writes on and everything is sent. Somebody else must not send them under another name.
 */
import { useState } from 'react'
import type { SessionView } from '#shared/api'
import { request } from '../sync/requests.ts'
import { useWorkshop } from '../sync/workshop.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { late } from '../ui/late.tsx'
import { Notice } from '../ui/notice.tsx'
import { away } from '../words/away.de.ts'
import { teach, useWords } from '../words/words.ts'
import { NotLoaded, Waiting } from './waiting.tsx'

teach({ away })

const SignInForm = late(async () => (await import('../people/sign-in-form.tsx')).SignInForm, {
  waiting: <Waiting />,
  missing: (again) => <NotLoaded onAgain={again} />,
})

type Step = 'told' | 'signingIn' | 'someoneElse'

export function SessionEnded() {
  const workshop = useWorkshop()
  const [step, setStep] = useState<Step>('told')
  const signedIn = (session: SessionView) => {
    if (session.person.id !== workshop.session.person.id) return setStep('someoneElse')
    setStep('told')
    workshop.resume()
  }
  if (step === 'someoneElse') return <SomeoneElse name={workshop.session.person.name} />
  return (
    <>
      <EndedNotice onSignIn={() => setStep('signingIn')} onSignedIn={signedIn} />
      {step === 'signingIn' && <SignInAgain onSignedIn={signedIn} onClose={() => setStep('told')} />}
    </>
  )
}

interface EndedNoticeProps {
  onSignIn: () => void
  onSignedIn: (session: SessionView) => void
}

function EndedNotice({ onSignIn, onSignedIn }: EndedNoticeProps) {
  const { t } = useWords('away')
  const workshop = useWorkshop()
  const { demo } = workshop.session
  const actions = (
    <>
      {demo ? (
        <DemoAgain onSignedIn={onSignedIn} />
      ) : (
        <Button kind="primary" onClick={onSignIn}>
          {t('ended.signIn')}
        </Button>
      )}
      <a className={buttonClass({})} href="/sign-in" target="_blank" rel="noopener">
        <span className="kern-label">{t('ended.newTab')}</span>
      </a>
      <Button onClick={() => workshop.resume()}>{t('ended.resume')}</Button>
    </>
  )
  return (
    <Notice tone="danger" title={t('app:line.ended.title')} role="alert" actions={actions}>
      <p>{t('ended.body')}</p>
    </Notice>
  )
}

/** In a demo world the way back in is one click, as the way in was. */
function DemoAgain({ onSignedIn }: { onSignedIn: (session: SessionView) => void }) {
  const { t } = useWords('away')
  const { person } = useWorkshop().session
  const enter = async () => {
    const answer = await request<SessionView>('POST', '/api/demo/session', { person: person.id })
    if (answer.ok) onSignedIn(answer.value)
  }
  return (
    <Button kind="primary" onClick={() => void enter()}>
      {t('ended.demo', { name: person.name })}
    </Button>
  )
}

function SignInAgain({
  onSignedIn,
  onClose,
}: {
  onSignedIn: (session: SessionView) => void
  onClose: () => void
}) {
  const { t } = useWords('away')
  return (
    <Dialog title={t('ended.signIn')} onClose={onClose}>
      <SignInForm onSignedIn={onSignedIn} />
      <DialogActions>
        <Button kind="quiet" onClick={onClose}>
          {t('app:cancel')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function SomeoneElse({ name }: { name: string }) {
  const { t } = useWords('away')
  return (
    <Notice
      tone="danger"
      title={t('otherPerson.title')}
      role="alert"
      actions={<Button onClick={() => location.reload()}>{t('otherPerson.reload')}</Button>}
    >
      <p>{t('otherPerson.body', { name })}</p>
    </Notice>
  )
}
