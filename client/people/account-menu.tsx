/** Who I am here: name and roles, language, light, and the way out. */
import { ChevronDown, LogOut } from 'lucide-react'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'
import { Drop, DropItem } from '../ui/drop.tsx'
import { Initials } from '../ui/initials.tsx'
import { useWords } from '../words/words.ts'
import { LanguageChoice, ThemeChoice } from './look-choices.tsx'
import { sayGrant } from './roles.ts'
import './people.css'

export function AccountMenu({ onSignOut }: { onSignOut: () => void }) {
  const { t } = useWords('people')
  const { person } = useWorkshop().session
  return (
    <Drop
      className="account"
      face={<AccountFace name={person.name} />}
      label={t('account.menu', { name: person.name })}
    >
      <AccountRoles />
      <div className="account__choices">
        <LanguageChoice />
        <ThemeChoice />
      </div>
      <DropItem icon={<LogOut className="icon" aria-hidden="true" />} onChoose={onSignOut}>
        {t('account.signOut')}
      </DropItem>
    </Drop>
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
