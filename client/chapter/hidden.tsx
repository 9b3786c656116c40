/** For whoever may not read the live draft: why, and where to go instead. */
import { Link } from 'wouter'
import type { Chapter } from '#shared/records'
import { Notice } from '../ui/notice.tsx'
import { useWords } from '../words/words.ts'
import { ChapterHead } from './chapter-head.tsx'

export function Hidden({ chapter }: { chapter: Chapter }) {
  const { t } = useWords('chapter')
  return (
    <div className="chapter-alone">
      <ChapterHead chapter={chapter} />
      <Notice tone="info" title={t('hidden.title')}>
        <p>{t('hidden.body')}</p>
        <p>
          <Link href={`/papers/${chapter.paper}`}>{t('toOverview')}</Link>
        </p>
      </Notice>
    </div>
  )
}
