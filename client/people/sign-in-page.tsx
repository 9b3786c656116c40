/** The door: e-mail and password; in a demo world first its people. */
import type { SessionView } from '#shared/api'
import { useTabTitle } from '../ui/tab-title.ts'
import { useWords } from '../words/words.ts'
import { DemoDoor, useDemoPeople } from './demo-door.tsx'
import { SignInForm } from './sign-in-form.tsx'
import './people.css'

interface SignInPageProps {
  onSignedIn: (session: SessionView) => void
}

export function SignInPage({ onSignedIn }: SignInPageProps) {
  const { t } = useWords('door')
  const demo = useDemoPeople()
  useTabTitle(t('door:signIn.title'), t('app:name'))
  return (
    <div className={demo === null ? 'sign-in' : 'sign-in sign-in--demo'}>
      <header className="sign-in__head">
        <h1>{t('door:signIn.title')}</h1>
        <p>{t('door:signIn.lead')}</p>
      </header>
      {demo !== null && <DemoDoor people={demo} onSignedIn={onSignedIn} />}
      <section
        className="sign-in__card"
        aria-label={demo === null ? t('door:signIn.title') : t('door:demo.own')}
      >
        {demo !== null && <h2>{t('door:demo.own')}</h2>}
        <SignInForm onSignedIn={onSignedIn} />
        <p className="sign-in__help">{t('door:signIn.help')}</p>
      </section>
    </div>
  )
}
