/** What stays in sight while one writes: the way back, the tools, whether it is saved, who is here, write or read. */
import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { chapterNumber, type Chapter } from '#shared/records'
import { useRecords } from '../sync/workshop.tsx'
import { useWords } from '../words/words.ts'
import { FindButton } from './find-button.tsx'
import { ModeSwitch, type ChapterPage } from './mode-switch.tsx'

interface ChapterBarProps {
  chapter: Chapter
  now: ChapterPage
  tools?: ReactNode
  children?: ReactNode
}

export function ChapterBar({ chapter, now, tools, children }: ChapterBarProps) {
  const { t } = useWords('chapter')
  const { records } = useRecords()
  return (
    <div className={tools === undefined ? 'chapter-bar' : 'chapter-bar chapter-bar--tools'}>
      <div className="chapter-bar__row">
        <p className="chapter-bar__path">
          <Link href={`/papers/${chapter.paper}`}>
            <ChevronLeft className="icon" aria-hidden="true" />
            <span className="chapter-bar__back">{t('toOverview')}</span>
          </Link>
          <span className="chapter-bar__title" lang="de">
            {chapterNumber(records, chapter)} {chapter.title}
          </span>
        </p>
        {tools !== undefined && <div className="chapter-bar__tools">{tools}</div>}
        <div className="chapter-bar__state">
          {children}
          {(now === 'writing' || now === 'reading') && <FindButton />}
          <ModeSwitch chapter={chapter} now={now} />
        </div>
      </div>
    </div>
  )
}
