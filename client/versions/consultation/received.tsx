/** What came in and what is open, for the Lenkungsgruppe and the moderation. */
import type { BodyView } from '#shared/consultation-api'
import { CircleCheck, CircleDashed, CircleSlash } from 'lucide-react'
import { sayDay } from '../../words/dates.ts'
import { useWords } from '../../words/words.ts'
import { useNameOf } from '../name-of.ts'
import { Said } from './said.tsx'

interface ReceivedProps {
  bodies: readonly BodyView[]
  /** Those that have members here; null: that is not for this person. */
  known: readonly string[] | null
}

export function Received({ bodies, known }: ReceivedProps) {
  const { t } = useWords('consultation')
  const answered = bodies.filter(({ statement }) => statement !== null)
  const nothing = answered.filter(({ statement }) => statement?.passages === null).length
  const late = bodies.filter((one) => one.late).length
  return (
    <section className="consult__part" aria-labelledby="received">
      <h2 id="received">{t('overview.title')}</h2>
      <p>
        {t('overview.count', {
          answered: answered.length,
          all: bodies.length,
          statements: answered.length - nothing,
          nothing,
        })}
        {late > 0 && ` ${t('overview.late', { count: late })}`}
      </p>
      <ul className="consult__rows">
        {bodies.map((one) => (
          <Row key={one.body} one={one} isEmpty={known?.includes(one.body) === false} />
        ))}
      </ul>
    </section>
  )
}

function Row({ one: { body, statement, late }, isEmpty }: { one: BodyView; isEmpty: boolean }) {
  const { t } = useWords('consultation')
  const nameOf = useNameOf()
  return (
    <li className="consult__row">
      <h3 lang="de">{body}</h3>
      <State statement={statement} late={late} />
      {statement === null && isEmpty && <p className="consult__soft">{t('ask.empty')}</p>}
      {statement !== null && (
        <p className="consult__soft">{t('overview.by', { who: nameOf(statement.by) })}</p>
      )}
      {statement !== null && statement.passages !== null && (
        <details>
          <summary aria-label={t('overview.wordsOf', { body })}>{t('overview.words')}</summary>
          <Said passages={statement.passages} />
        </details>
      )}
    </li>
  )
}

function State({ statement, late }: Pick<BodyView, 'statement' | 'late'>) {
  const { t, language } = useWords('consultation')
  if (statement === null)
    return (
      <p className="consult__state">
        <CircleDashed className="icon" aria-hidden="true" /> {t('overview.open')}
      </p>
    )
  const [Icon, said] =
    statement.passages === null
      ? ([CircleSlash, 'overview.nothing'] as const)
      : ([CircleCheck, 'overview.statement'] as const)
  return (
    <p className="consult__state">
      <Icon className="icon" aria-hidden="true" />{' '}
      {t(said, { date: sayDay(new Date(statement.at), language) })}
      {late && <strong>, {t('overview.late')}</strong>}
    </p>
  )
}
