/** Who I am here, and the way to all that is mine: `account-panel` comes when it is opened. */
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useWorkshop } from '../sync/workshop.tsx'
import { Button } from '../ui/button.tsx'
import { Drop } from '../ui/drop.tsx'
import { Initials } from '../ui/initials.tsx'
import { late } from '../ui/late.tsx'
import { useWords } from '../words/words.ts'
import './people.css'

const fetchPanel = async () => (await import('./account-panel.tsx')).AccountPanel
const AccountPanel = late(fetchPanel, {
  missing: (again) => <Missing onAgain={again} />,
})
const PasswordDialog = late(async () => (await import('./password-dialog.tsx')).PasswordDialog)

export function AccountMenu({ onSignOut }: { onSignOut: () => void }) {
  const { t } = useWords('people')
  const { name } = useWorkshop().session.person
  const [changesPassword, setChangesPassword] = useState(false)
  return (
    <>
      {/* Who comes near it finds it filled: Tab leads into it at once. */}
      <div onFocus={() => void fetchPanel().catch(() => {})}>
        <Drop className="account" face={<AccountFace name={name} />} label={t('account', { name })}>
          <AccountPanel onPassword={() => setChangesPassword(true)} onSignOut={onSignOut} />
        </Drop>
      </div>
      {changesPassword && <PasswordDialog onClose={() => setChangesPassword(false)} />}
    </>
  )
}

function Missing({ onAgain }: { onAgain: () => void }) {
  const { t } = useWords('app')
  return (
    <>
      <p>{t('notLoaded.body')}</p>
      <Button onClick={onAgain}>{t('again')}</Button>
    </>
  )
}

const AccountFace = ({ name }: { name: string }) => (
  <>
    <Initials name={name} />
    <span className="account__name">{name}</span>
    <ChevronDown className="icon" aria-hidden="true" />
  </>
)
