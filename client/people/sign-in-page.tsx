/** The door: e-mail and password; in a demo world first its people. */
import { useTranslation } from 'react-i18next'
import type { SessionView } from '#shared/api'
import { DemoDoor, useDemoPeople } from './demo-door.tsx'
import { SignInForm } from './sign-in-form.tsx'
import './people.css'

interface SignInPageProps {
  onSignedIn: (session: SessionView) => void
}

export function SignInPage({ onSignedIn }: SignInPageProps) {
  const { t } = useTranslation('people')
  const demo = useDemoPeople()
  return (
    <div className={demo === null ? 'sign-in' : 'sign-in sign-in--demo'}>
      <header className="sign-in__head">
        <h1>{t('signIn.title')}</h1>
        <p>{t('signIn.lead')}</p>
      </header>
      {demo !== null && <DemoDoor people={demo} onSignedIn={onSignedIn} />}
      <section className="sign-in__card" aria-label={demo === null ? t('signIn.title') : t('demo.own')}>
        {demo !== null && <h2>{t('demo.own')}</h2>}
        <SignInForm onSignedIn={onSignedIn} />
        <p className="sign-in__help">{t('signIn.help')}</p>
      </section>
    </div>
  )
}
