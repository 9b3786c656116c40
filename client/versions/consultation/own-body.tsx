/** One body as its members see it: what it was asked, what it writes together, and what it handed in. */
import type { BodyView } from '#shared/consultation-api'
import type { Version } from '#shared/versions'
import { daysBetween, today } from './days.ts'
import { HandedIn } from './handed-in.tsx'
import { OwnStatement } from './own-statement.tsx'
import { useWords } from '../../words/words.ts'

interface OwnBodyProps {
  version: Version
  due: string
  one: BodyView
  onDone: () => void
}

export function OwnBody({ version, due, one, onDone }: OwnBodyProps) {
  const { t } = useWords('consultation')
  const id = `body-${one.body}`.replaceAll(/\s/gu, '-')
  return (
    <section className="consult__part" aria-labelledby={id}>
      <h2 id={id}>{t('own.title', { body: one.body })}</h2>
      {one.statement !== null ? (
        <HandedIn version={version} one={one} statement={one.statement} />
      ) : (
        <>
          <p>{t('own.lead')}</p>
          {daysBetween(today(), due) < 0 && <p>{t('own.lateNote')}</p>}
          <OwnStatement {...{ version, one, onDone }} />
        </>
      )}
    </section>
  )
}
