/** Who I am here: name and roles, language, light, password, and the way out. */
import { Bell, ChevronDown, KeyRound, LogOut } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { maySomewhere } from '#shared/policy'
import { request } from '../sync/requests.ts'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'
import { Drop, DropItem } from '../ui/drop.tsx'
import { Initials } from '../ui/initials.tsx'
import { late } from '../ui/late.tsx'
import { useWords, type Language } from '../words/words.ts'
import { LanguageChoice, ThemeChoice } from './look-choices.tsx'
import { sayGrant } from './roles.ts'
import './people.css'

const PasswordDialog = late(async () => (await import('./password-dialog.tsx')).PasswordDialog)

export function AccountMenu({ onSignOut }: { onSignOut: () => void }) {
  const { t } = useWords('people')
  const { person, demo } = useWorkshop().session
  const [changesPassword, setChangesPassword] = useState(false)
  return (
    <>
      <Drop
        className="account"
        face={<AccountFace name={person.name} />}
        label={t('account.menu', { name: person.name })}
      >
        <AccountRoles />
        <div className="account__choices">
          <LanguageChoice onChoose={mailIn} />
          <ThemeChoice />
        </div>
        <MailItem />
        {/* The people of a demo world have no passwords. */}
        {!demo && (
          <DropItem
            icon={<KeyRound className="icon" aria-hidden="true" />}
            onChoose={() => setChangesPassword(true)}
          >
            {t('account.password')}
          </DropItem>
        )}
        <DropItem icon={<LogOut className="icon" aria-hidden="true" />} onChoose={onSignOut}>
          {t('account.signOut')}
        </DropItem>
      </Drop>
      {changesPassword && <PasswordDialog onClose={() => setChangesPassword(false)} />}
    </>
  )
}

/** Mails come in the language that one reads in; the page of news shows it, and changes it alone. */
const mailIn = (language: Language): void => void request('PUT', '/api/account/mail', { language })

/** Only those who read the draft get mail. */
function MailItem() {
  const { t } = useWords('people')
  const { records } = useRecords()
  const [, navigate] = useLocation()
  if (!maySomewhere(records, useWorkshop().session.person.id, 'readDraft')) return null
  return (
    <DropItem icon={<Bell className="icon" aria-hidden="true" />} onChoose={() => navigate('/news#mail')}>
      {t('account.mail')}
    </DropItem>
  )
}

const AccountFace = ({ name }: { name: string }) => (
  <>
    <Initials name={name} />
    <span className="account__name">{name}</span>
    <ChevronDown className="icon" aria-hidden="true" />
  </>
)

function AccountRoles() {
  const { t } = useWords('people')
  const { t: tPaper } = useWords('paper')
  const { records } = useRecords()
  const { person } = useWorkshop().session
  const grants = records.grants[person.id] ?? []
  return (
    <div className="account__roles">
      <p className="account__who">{person.name}</p>
      {grants.length === 0 && <p>{t('people:account.noRoles')}</p>}
      <ul aria-label={t('people:account.roles')}>
        {grants.map((grant) => (
          <li key={JSON.stringify(grant)}>{sayGrant(tPaper, grant, records)}</li>
        ))}
      </ul>
    </div>
  )
}
