/** The statements beside the text that one reads or decides on: about a section beside it, about all of it at the top. */
import type { BodyView } from '#shared/consultation-api'
import type { SectionId } from '#shared/ids'
import type { Purpose } from '#shared/version'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { consultation } from '../../words/consultation.de.ts'
import { teach, useWords } from '../../words/words.ts'
import { useMayReadStatements, useSayings, useStatementsHere, type Saying } from './statements-here.tsx'
import './beside.css'

teach({ consultation })

/** Below the heading of the part of the page that it belongs to. */
type Level = 'h2' | 'h3' | 'h4'

interface AboutProps {
  section: SectionId
  number: string
  level: Level
}

/** What was said about one section. */
export function StatementsAbout({ section, number, level }: AboutProps) {
  const { t } = useWords('consultation')
  const sayings = useSayings(section)
  if (sayings.length === 0) return null
  return <Beside id={section} title={t('beside.title', { number })} {...{ level, sayings }} />
}

/** Several stay folded: the text is what one came for. */
const openAtMost = 2

/** What was said about all of it, who had nothing to say, and who has not answered yet. */
export function StatementsOnAll() {
  const { t } = useWords('consultation')
  const statements = useStatementsHere()
  const sayings = useSayings(null)
  if (statements.kind === 'missing') return <p className="beside">{t('beside.missing')}</p>
  if (statements.kind !== 'here' || !statements.isAsked) return null
  const listed = (all: readonly BodyView[]) =>
    all.map(({ body, late }) => (late ? t('beside.late', { body }) : body)).join(', ')
  const nothing = statements.bodies.filter(({ statement }) => statement?.passages === null)
  const waiting = statements.bodies.filter(({ statement }) => statement === null)
  return (
    <Beside
      id="all"
      level="h2"
      title={t('beside.whole')}
      sayings={sayings}
      isFolded={sayings.length > openAtMost}
    >
      {nothing.length > 0 && <p>{t('beside.nothing', { bodies: listed(nothing) })}</p>}
      {waiting.length > 0 && <p>{t('beside.waiting', { bodies: listed(waiting) })}</p>}
    </Beside>
  )
}

interface BesideProps {
  id: string
  level: Level
  title: string
  sayings: readonly Saying[]
  isFolded?: boolean
  children?: ReactNode
}

function Beside({ id, level: Heading, title, sayings, isFolded = false, children }: BesideProps) {
  const { t } = useWords('consultation')
  return (
    <section className="beside" aria-labelledby={`beside-${id}`}>
      <Heading id={`beside-${id}`}>{title}</Heading>
      {sayings.map(({ body, late, words }) => (
        <details key={body} open={!isFolded}>
          <summary lang="de">{late ? t('beside.late', { body }) : body}</summary>
          <p className="beside__words" lang="de">
            {words}
          </p>
        </details>
      ))}
      {children}
    </section>
  )
}

/** The way to the page of the statements, for who reads or writes some. */
export function WayToStatements({ version, purpose }: { version: string; purpose: Purpose }) {
  const { t } = useWords('consultation')
  const mayRead = useMayReadStatements()
  if (!mayRead || purpose !== 'submission') return null
  return <Link href={`/versions/${version}/consultation`}>{t('open')}</Link>
}
