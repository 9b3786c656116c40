/** The chapter for whoever may not read its draft: its name, why, and where to go instead. */
import type { Chapter } from '#shared/records'
import { late } from '../ui/late.tsx'
import { ChapterHead } from './chapter-head.tsx'
import { MissingPart } from './missing-part.tsx'

const HiddenNotice = late(async () => (await import('./hidden-notice.tsx')).HiddenNotice, {
  missing: (again) => <MissingPart onAgain={again} />,
})

export const Hidden = ({ chapter }: { chapter: Chapter }) => (
  <div className="chapter-alone">
    <ChapterHead chapter={chapter} />
    <HiddenNotice chapter={chapter} />
  </div>
)
