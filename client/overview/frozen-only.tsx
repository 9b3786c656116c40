/** Why somebody sees structure and states but no text: each role in its own words. */
import type { Grant } from '#shared/grant'
import { Notice } from '../ui/notice.tsx'
import { useWords } from '../words/words.ts'

const explained = ['steering', 'advisor', 'committee', 'admin'] as const

export function FrozenOnly({ grants }: { grants: readonly Grant[] }) {
  const { t } = useWords('overview')
  const role = explained.find((one) => grants.some((grant) => grant.role === one)) ?? 'none'
  return (
    <Notice tone="info" title={t('frozenOnly.title')}>
      <p>{t(`frozenOnly.${role}`)}</p>
    </Notice>
  )
}
