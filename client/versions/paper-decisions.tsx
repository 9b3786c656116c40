/** The whole paper at a glance: each section with its newest submission, and what was decided on it. */
import type { ChapterStatus, PaperStatus, SectionStatus } from '#shared/decision-api'
import { Link } from 'wouter'
import { useTabTitle } from '../ui/tab-title.ts'
import { sayDay } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { useAsked } from './asked.ts'
import { Awaited } from './awaited.tsx'
import { StandingMark } from './standing-mark.tsx'

export function PaperDecisions({ id }: { id: string }) {
  const { t } = useWords('decisions')
  const status = useAsked<PaperStatus>(`/api/papers/${id}/decisions`)
  useTabTitle(t('paperTitle'), t('app:name'))
  return (
    <div className="decisions">
      <header className="decisions__head">
        <h1>{t('paperTitle')}</h1>
        <p>{t('paperLead')}</p>
      </header>
      <Awaited asked={status}>
        {({ chapters }) => chapters.map((one) => <Chapter key={one.chapter} one={one} />)}
      </Awaited>
    </div>
  )
}

const Chapter = ({ one: { chapter, number, title, sections } }: { one: ChapterStatus }) => (
  <section className="decisions__section" aria-labelledby={chapter}>
    <h2 id={chapter} lang="de">
      {number} {title}
    </h2>
    <ul className="decisions__rows">
      {sections.map((section) => (
        <Row key={section.section} one={section} />
      ))}
    </ul>
  </section>
)

function Row({ one }: { one: SectionStatus }) {
  const { t, language } = useWords('decisions')
  const { number, title, stage, version, standing, decidedAt, conditions } = one
  const date = decidedAt === null ? '' : ` ${t('decidedAt', { date: sayDay(new Date(decidedAt), language) })}`
  return (
    <li>
      <h3 lang="de">
        {number} {title}
      </h3>
      <p className="decisions__more">{t(`paper:stage.${stage}`)}</p>
      {version === null ? (
        <p className="decisions__more">{t('noVersion')}</p>
      ) : (
        <>
          <p>
            <StandingMark standing={standing} />
            {date}
          </p>
          <p>
            <Link href={`/decisions/${version.id}`} aria-label={`${t('inVersion', version)}: ${title}`}>
              {t('inVersion', version)}
            </Link>
          </p>
        </>
      )}
      {conditions !== null && conditions.total > 0 && <p>{t('waiting', conditions)}</p>}
    </li>
  )
}
