/** The paper at a glance: its chapters, their sections, where each stands, and where I may write. */
import { useEffect } from 'react'
import { may, maySomewhere } from '#shared/policy'
import type { Chapter, Paper } from '#shared/records'
import { Link } from 'wouter'
import { letterboxOf } from '../sync/letterbox.ts'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'
import { late } from '../ui/late.tsx'
import { useTabTitle } from '../ui/tab-title.ts'
import { overview } from '../words/overview.de.ts'
import { teach, useWords } from '../words/words.ts'
import { ChapterCard } from './chapter-card.tsx'
import { FrozenOnly } from './frozen-only.tsx'
import './overview.css'

teach({ overview })

/** For the administration alone. */
const NextPaperDoor = late(async () => (await import('./next-paper.tsx')).NextPaperDoor)

export function Overview({ paper }: { paper: Paper }) {
  const { t } = useWords('overview')
  const { records } = useRecords()
  const workshop = useWorkshop()
  const { person } = workshop.session
  // What could not be sent before goes out.
  useEffect(() => void letterboxOf(workshop), [workshop])
  const chapters = paper.chapters.flatMap((id) => records.chapters[id] ?? [])
  const readsDraft = chapters.some(({ id }) => may(records, person.id, 'readDraft', id).ok)
  useTabTitle(paper.title, t('app:name'))
  return (
    <div className="overview">
      <header className="overview__head">
        <h1>{paper.title}</h1>
        <p>{t('overview:lead')}</p>
      </header>
      <OtherPapers paper={paper} />
      {!readsDraft && <FrozenOnly grants={records.grants[person.id] ?? []} />}
      {records.grants[person.id]?.some(({ role }) => role === 'advisor') === true && (
        <p>
          <Link href="/news">{t('overview:statements')}</Link>
        </p>
      )}
      <WaitingRoom chapters={chapters} />
      <h2 className="unseen">{t('overview:chapters')}</h2>
      <div className="overview__chapters">
        {chapters.map((chapter) => (
          <ChapterCard key={chapter.id} chapter={chapter} />
        ))}
      </div>
      {maySomewhere(records, person.id, 'readVersion') && (
        <p className="overview__more">
          <Link href="/versions/compare">{t('overview:compare')}</Link>
        </p>
      )}
      {(['readVersion', 'closeVersion'] as const).some((right) =>
        maySomewhere(records, person.id, right),
      ) && (
        <p className="overview__more">
          <Link href={`/decisions/${paper.id}`}>{t('overview:decisions')}</Link>
        </p>
      )}
      {maySomewhere(records, person.id, 'startPaper') && <NextPaperDoor key={paper.id} paper={paper} />}
    </div>
  )
}

/** The ways to the other papers; nothing where there is only one. */
function OtherPapers({ paper }: { paper: Paper }) {
  const { t } = useWords('overview')
  const { records } = useRecords()
  const others = Object.values(records.papers).filter(({ id }) => id !== paper.id)
  if (others.length === 0) return null
  return (
    <nav className="overview__papers" aria-labelledby="other-papers">
      <span id="other-papers">{t('papers')}</span>
      {others.map(({ id, title }) => (
        <Link key={id} href={`/papers/${id}`} lang="de">
          {title}
        </Link>
      ))}
    </nav>
  )
}

/** What waits for an answer is told late, by the story of sign-off. Its room is there from the start: nothing jumps under the pointer. */
function WaitingRoom({ chapters }: { chapters: readonly Chapter[] }) {
  const { records } = useRecords()
  const { person } = useWorkshop().session
  const signing = chapters
    .filter(({ id }) => may(records, person.id, 'signOff', id).ok)
    .flatMap(({ sections }) => sections.filter((id) => records.sections[id]?.stage === 'signing'))
  if (signing.length === 0) return null
  return (
    <div className="overview__room" data-most={Math.min(signing.length, 3)}>
      <div id="waiting-sign-offs" className="overview__waiting" />
    </div>
  )
}
