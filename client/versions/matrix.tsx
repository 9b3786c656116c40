/** The paper as a matrix: a row for each section under its chapter, a column for each step on its way; on narrow screens cards. */
import type { ChapterStatus, SectionStatus, VersionName } from '#shared/decision-api'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { sayDay } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { StandingMark } from './standing-mark.tsx'

const columns = ['stage', 'version', 'standing', 'conditions', 'closing'] as const

export function Matrix({ chapters }: { chapters: readonly ChapterStatus[] }) {
  const { t } = useWords('decisions')
  return (
    <table className="matrix">
      <caption className="unseen">{t('matrix.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('matrix.section')}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`matrix.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {chapters.map((one) => (
        <tbody key={one.chapter}>
          <ChapterRow one={one} />
          {one.sections.map((section) => (
            <SectionRow key={section.section} one={section} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

const signed: ReadonlySet<string> = new Set(['signedOff', 'frozen'])

/** The chapter, with what its rows come to. */
function ChapterRow({ one: { number, title, sections } }: { one: ChapterStatus }) {
  const { t } = useWords('decisions')
  const of = (is: (one: SectionStatus) => boolean) => ({
    some: sections.filter(is).length,
    total: sections.length,
  })
  const open = sections.reduce((sum, { conditions }) => sum + (conditions?.open ?? 0), 0)
  return (
    <tr className="matrix__chapter">
      <th scope="rowgroup" lang="de">
        {number} {title}
      </th>
      <Cell column="stage">
        {t(
          'matrix.signed',
          of(({ stage }) => signed.has(stage)),
        )}
      </Cell>
      <Cell column="version">
        {t(
          'matrix.laid',
          of(({ version }) => version !== null),
        )}
      </Cell>
      <Cell column="standing">
        {t(
          'matrix.accepted',
          of(({ standing }) => standing === 'accepted'),
        )}
      </Cell>
      <Cell column="conditions">{open === 0 ? null : t('matrix.open', { count: open })}</Cell>
      <Cell column="closing">
        {t(
          'matrix.closed',
          of(({ closing }) => closing !== null),
        )}
      </Cell>
    </tr>
  )
}

function SectionRow({ one }: { one: SectionStatus }) {
  const { t } = useWords('decisions')
  const { number, title, stage, version, conditions, closing, resolution } = one
  const isClosed = closing !== null || resolution !== null
  return (
    <tr>
      <th scope="row" lang="de">
        {number} {title}
      </th>
      <Cell column="stage">{t(`paper:stage.${stage}`)}</Cell>
      <Cell column="version">
        {version === null ? t('matrix.none') : <ToDecisions one={one} of={version} />}
      </Cell>
      <Cell column="standing">{version === null ? null : <Standing one={one} />}</Cell>
      <Cell column="conditions">
        {conditions === null || conditions.total === 0 ? null : t('matrix.openOf', conditions)}
      </Cell>
      <Cell column="closing">{isClosed ? <Closing one={one} /> : null}</Cell>
    </tr>
  )
}

interface ToDecisionsProps {
  one: SectionStatus
  of: VersionName
}

function ToDecisions({ one, of }: ToDecisionsProps) {
  const { t } = useWords('decisions')
  const name = t('inVersion', { number: of.number })
  return (
    <>
      <Link href={`/decisions/${of.id}#${one.section}`} aria-label={`${name}: ${nameIn(of)}`}>
        {name}
      </Link>
      <NamedThere one={one} of={of} />
    </>
  )
}

const nameIn = ({ section: { number, title } }: VersionName): string => `${number} ${title}`

/** How the version names the section, where that is called otherwise now. */
function NamedThere({ one: { number, title }, of }: ToDecisionsProps) {
  const { t } = useWords('decisions')
  if (nameIn(of) === `${number} ${title}`) return null
  return (
    <span className="decisions__more">
      {' '}
      {t('matrix.there')} <span lang="de">{nameIn(of)}</span>
    </span>
  )
}

function Standing({ one: { standing, decidedAt } }: { one: SectionStatus }) {
  const { t, language } = useWords('decisions')
  return (
    <>
      <StandingMark standing={standing} />
      {decidedAt !== null && (
        <span className="decisions__more">
          {' '}
          {t('decidedAt', { date: sayDay(new Date(decidedAt), language) })}
        </span>
      )}
    </>
  )
}

/** What the committee decided, and the version that was made of it. */
function Closing({ one }: { one: SectionStatus }) {
  const { closing, resolution } = one
  const { t, language } = useWords('decisions')
  return (
    <>
      {closing !== null && (
        <>
          {t(`closing.outcome.${closing.outcome}`)}{' '}
          <span className="decisions__more">
            {t('matrix.print', {
              date: sayDay(new Date(closing.date), language),
              number: closing.printedMatter,
            })}
          </span>
        </>
      )}
      {resolution !== null && (
        <>
          <Link
            href={`/versions/${resolution.id}`}
            aria-label={`${t('matrix.resolution', { number: resolution.number })}: ${nameIn(resolution)}`}
          >
            {t('matrix.resolution', { number: resolution.number })}
          </Link>
          <NamedThere one={one} of={resolution} />
        </>
      )}
    </>
  )
}

interface CellProps {
  column: (typeof columns)[number]
  /** null: nothing to say. */
  children: ReactNode
}

/** The name of its column stands in it too, for where the header is not shown. */
function Cell({ column, children }: CellProps) {
  const { t } = useWords('decisions')
  if (children === null) return <td className="matrix__none">–</td>
  return (
    <td>
      <span className="matrix__label">{t(`matrix.${column}`)}: </span>
      {children}
    </td>
  )
}
