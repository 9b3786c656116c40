/** What the account menu holds: my roles, language, light, mail, password, and the way out. It comes when it is opened. */
import { Bell, KeyRound, LogOut } from 'lucide-react'
import { useLocation } from 'wouter'
import { maySomewhere } from '#shared/policy'
import { request } from '../sync/requests.ts'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'
import { DropItem } from '../ui/drop.tsx'
import { account } from '../words/account.de.ts'
import { roles } from '../words/roles.de.ts'
import { teach, useWords, type Language } from '../words/words.ts'
import { LanguageChoice, ThemeChoice } from './look-choices.tsx'
import { sayGrant } from './roles.ts'

teach({ account, roles })

export interface AccountPanelProps {
  onPassword: () => void
  onSignOut: () => void
}

export function AccountPanel({ onPassword, onSignOut }: AccountPanelProps) {
  const { t } = useWords('account')
  return (
    <>
      <AccountRoles />
      <div className="account__choices">
        <LanguageChoice onChoose={mailIn} />
        <ThemeChoice />
      </div>
      <MailItem />
      {/* The people of a demo world have no passwords. */}
      {!useWorkshop().session.demo && (
        <DropItem icon={<KeyRound className="icon" aria-hidden="true" />} onChoose={onPassword}>
          {t('password')}
        </DropItem>
      )}
      <DropItem icon={<LogOut className="icon" aria-hidden="true" />} onChoose={onSignOut}>
        {t('signOut')}
      </DropItem>
    </>
  )
}

/** Mails come in the language that one reads in; the page of news shows it, and changes it alone. */
const mailIn = (language: Language): void => void request('PUT', '/api/account/mail', { language })

/** Only those who read the draft get mail. */
function MailItem() {
  const { t } = useWords('account')
  const { records } = useRecords()
  const [, navigate] = useLocation()
  if (!maySomewhere(records, useWorkshop().session.person.id, 'readDraft')) return null
  return (
    <DropItem icon={<Bell className="icon" aria-hidden="true" />} onChoose={() => navigate('/news#mail')}>
      {t('mail')}
    </DropItem>
  )
}

function AccountRoles() {
  const { t } = useWords('account')
  const { t: tRoles } = useWords('roles')
  const { records } = useRecords()
  const { person } = useWorkshop().session
  // Who moderates a chapter does so in each paper that has it.
  const held = new Set((records.grants[person.id] ?? []).map((grant) => sayGrant(tRoles, grant, records)))
  return (
    <div className="account__roles">
      <p className="account__who">{person.name}</p>
      {held.size === 0 && <p>{t('noRoles')}</p>}
      <ul aria-label={t('roles')}>
        {[...held].map((role) => (
          <li key={role}>{role}</li>
        ))}
      </ul>
    </div>
  )
}
