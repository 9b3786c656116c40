/** Why one may not read the live draft, and where to go instead. */
import { Link } from 'wouter'
import type { Chapter } from '#shared/records'
import { Notice } from '../ui/notice.tsx'
import { hidden } from '../words/hidden.de.ts'
import { teach, useWords } from '../words/words.ts'

teach({ hidden })

export function HiddenNotice({ chapter }: { chapter: Chapter }) {
  const { t } = useWords('hidden')
  return (
    <Notice tone="info" title={t('title')}>
      <p>{t('body')}</p>
      <p>
        <Link href={`/papers/${chapter.paper}`}>{t('chapter:toOverview')}</Link>
      </p>
    </Notice>
  )
}
