/** The way to what is new. How much of it is unread comes when there is time for it: what one writes comes first. */
import { Bell } from 'lucide-react'
import { Link } from 'wouter'
import { maySomewhere } from '#shared/policy'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'
import { late } from '../ui/late.tsx'
import { useWords } from '../words/words.ts'
import { calm } from './calm.ts'

const BellCount = late(async () => {
  if (location.pathname.startsWith('/chapters/')) await calm()
  return (await import('./bell-count.tsx')).BellCount
})

export function NewsBell() {
  const { t } = useWords('people')
  const { records } = useRecords()
  const { person } = useWorkshop().session
  if (!maySomewhere(records, person.id, 'readDraft')) return null
  return (
    <Link href="/news" className="bell" title={t('news')}>
      <Bell className="icon" aria-hidden="true" />
      <span className="unseen">{t('news')}</span> <BellCount />
    </Link>
  )
}
