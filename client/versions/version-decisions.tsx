/** The page on which one version is decided on, section by section. */
import type { DecisionsView } from '#shared/decision-api'
import type { VersionsView } from '#shared/version-api'
import type { Version } from '#shared/versions'
import { useState } from 'react'
import { Link } from 'wouter'
import { Button } from '../ui/button.tsx'
import { useTabTitle } from '../ui/tab-title.ts'
import { sayDay } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { useAsked, type Asked } from './asked.ts'
import { Awaited } from './awaited.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { useNameOf } from './name-of.ts'
import { SectionDecisions } from './section-decisions.tsx'

export function VersionDecisions({ id }: { id: string }) {
  const versions = useAsked<VersionsView>('/api/versions')
  const decisions = useAsked<DecisionsView>(`/api/versions/${id}/decisions`)
  return (
    <div className="decisions">
      <Awaited asked={versions}>
        {({ versions: all }) => (
          <Awaited asked={decisions}>
            {(view) =>
              all
                .filter(({ seal }) => seal.version === view.version)
                .map((version) => <Decided key={version.seal.version} {...{ version, view, decisions }} />)
            }
          </Awaited>
        )}
      </Awaited>
    </div>
  )
}

interface DecidedProps {
  version: Version
  view: DecisionsView
  decisions: Asked<DecisionsView>
}

function Decided({ version, view, decisions }: DecidedProps) {
  const { t, language } = useWords('decisions')
  const { seal, name, frozenAt, paper, purpose } = version
  const title = t('title', { number: seal.number })
  useTabTitle(title, t('app:name'))
  return (
    <>
      <header className="decisions__head">
        <h1>{title}</h1>
        <p lang="de">{t('lead', { name, date: sayDay(new Date(frozenAt), language) })}</p>
        <p>
          <Link href={`/decisions/${paper}`}>{t('toPaper')}</Link>
        </p>
      </header>
      {purpose !== 'submission' && <p>{t('notSubmission')}</p>}
      {view.sections.map((one) => (
        <SectionDecisions key={one.section} version={seal.version} one={one} onDone={decisions.again} />
      ))}
      {purpose === 'submission' && <Closings view={view} onDone={decisions.again} />}
    </>
  )
}

function Closings({ view, onDone }: { view: DecisionsView; onDone: () => void }) {
  const { t, language } = useWords('decisions')
  const nameOf = useNameOf()
  const [isOpen, setOpen] = useState(false)
  const { closings, may, version } = view
  const corrects = may.correct
  const title = t(corrects ? 'closing.correct' : 'closing.open')
  return (
    <section className="decisions__section" aria-labelledby="closing">
      <h2 id="closing">{t('closing.title')}</h2>
      {closings.length === 0 && <p>{t('closing.none')}</p>}
      {closings.map(({ seq, at, by, date, printedMatter, outcome, note, corrects: why }) => (
        <div key={seq} className="decisions__recorded">
          <p>
            {t('closing.line', {
              outcome: t(`closing.outcome.${outcome}`),
              date: sayDay(new Date(date), language),
              number: printedMatter,
            })}
          </p>
          <p className="decisions__more">
            {nameOf(by)}, {sayDay(new Date(at), language)}
          </p>
          {why !== null && <p lang="de">{t('corrects', { words: why })}</p>}
          {note !== null && (
            <p className="decisions__words" lang="de">
              {note}
            </p>
          )}
        </div>
      ))}
      {(may.close || corrects) && <Button onClick={() => setOpen(true)}>{title}</Button>}
      {isOpen && (
        <CloseDialog
          {...{ title, corrects, onDone }}
          path={`/api/versions/${version}/closing`}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  )
}
