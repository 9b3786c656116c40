/** What the bodies that I sit in are asked for and have not handed in, the first due first. */
import type { WaitingStatement } from '#shared/consultation-api'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { useNewsDesk } from '../sync/news-desk.ts'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'
import { useWords } from '../words/words.ts'
import { Due } from './task-list.tsx'

/** Things happen in a row: asked is once they have. */
const restMillis = 500

/** Silent for who sits in no body, and where nothing is asked for. */
export function MyStatements({ statements }: { statements: readonly WaitingStatement[] }) {
  const { t } = useWords('tasks')
  useFresh()
  if (statements.length === 0) return null
  return (
    <section aria-labelledby="statements-title">
      <h2 id="statements-title">{t('statements.title')}</h2>
      <ul className="news__list">
        {statements.map(({ version, number, name, body, due }) => (
          <li key={`${version} ${body}`} className="task">
            <h3 className="thread-link__words">
              <Link href={`/versions/${version}/consultation`}>
                {t('statements.on', { number })} <span lang="de">„{name}“</span>
              </Link>
            </h3>
            <p className="thread-link__place" lang="de">
              {body}
            </p>
            <Due due={due} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** No news tell a word of consultations: whoever sits in a body asks whenever something has happened. */
function useFresh(): void {
  const { records } = useRecords()
  const desk = useNewsDesk()
  const { person } = useWorkshop().session
  const sits = records.grants[person.id]?.some(({ role }) => role === 'advisor') === true
  useEffect(() => {
    if (!sits) return
    const timer = setTimeout(() => void desk.fetch(), restMillis)
    return () => clearTimeout(timer)
  }, [desk, sits, records.seq])
}
