/** The page on which one version is decided on, section by section. */
import type { DecisionsView, SectionDecisions as Decisions } from '#shared/decision-api'
import type { VersionsView } from '#shared/version-api'
import type { Version } from '#shared/versions'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { Button } from '../ui/button.tsx'
import { useTabTitle } from '../ui/tab-title.ts'
import { sayDay } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { addressed } from './addressed.ts'
import { useAsked, type Asked } from './asked.ts'
import { Awaited } from './awaited.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { comparisonPath, submissionBefore } from './before.ts'
import { StatementsOnAll, WayToStatements } from './consultation/beside.tsx'
import { useStatements, WithStatements } from './consultation/statements-here.tsx'
import { LeftSections } from './left-sections.tsx'
import { useNameOf } from './name-of.ts'
import { SectionDecisions } from './section-decisions.tsx'

export function VersionDecisions({ id }: { id: string }) {
  const versions = useAsked<VersionsView>('/api/versions')
  const decisions = useAsked<DecisionsView>(`/api/versions/${id}/decisions`)
  const statements = useStatements(id)
  const { t } = useWords('decisions')
  return (
    <div className="decisions">
      <Awaited asked={versions}>
        {({ versions: all }) => (
          <Awaited asked={decisions}>
            {(view) =>
              all
                .filter(({ seal }) => seal.version === view.version)
                .map((version) => (
                  <WithStatements key={version.seal.version} statements={statements} loading={t('loading')}>
                    <Decided {...{ version, view, decisions, all }} />
                  </WithStatements>
                ))
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
  /** All that the person may read. */
  all: readonly Version[]
}

function Decided({ version, view, decisions, all }: DecidedProps) {
  const { t } = useWords('decisions')
  useTabTitle(t('title', { number: version.seal.number }), t('app:name'))
  useArrival()
  if (version.purpose !== 'submission') {
    return (
      <>
        <Head version={version} before={null} />
        <p>{t('notSubmission')}</p>
      </>
    )
  }
  const onDone = decisions.again
  return (
    <>
      <Head version={version} before={submissionBefore(all, version)} />
      <StatementsOnAll />
      {chaptersOf(view.sections).map(({ number, title, sections }) => (
        <section key={number} className="decisions__chapter" aria-labelledby={`chapter-${number}`}>
          <h2 id={`chapter-${number}`} lang="de">
            {number} {title}
          </h2>
          {sections.map((one) => (
            <SectionDecisions key={one.section} version={version.seal.version} {...{ one, onDone }} />
          ))}
        </section>
      ))}
      <LeftSections version={version.seal.version} left={view.left} />
      <Closings view={view} onDone={onDone} />
    </>
  )
}

/** Whoever comes to one section is brought there. */
function useArrival(): void {
  useEffect(() => {
    addressed()?.focus()
  }, [])
}

interface Chapter {
  readonly number: number
  readonly title: string
  readonly sections: Decisions[]
}

/** In reading order, as the version has them. */
function chaptersOf(sections: readonly Decisions[]): Chapter[] {
  const numbers = [...new Set(sections.map(({ chapter }) => chapter.number))]
  return numbers.map((number) => {
    const own = sections.filter(({ chapter }) => chapter.number === number)
    return { number, title: own[0]?.chapter.title ?? '', sections: own }
  })
}

function Head({ version, before }: { version: Version; before: Version | null }) {
  const { t, language } = useWords('decisions')
  const { seal, name, frozenAt, paper } = version
  return (
    <header className="decisions__head">
      <h1>{t('title', { number: seal.number })}</h1>
      <p>{t('lead', { name, date: sayDay(new Date(frozenAt), language) })}</p>
      <ul className="decisions__ways">
        <li>
          <Link href={`/versions/${seal.version}`}>{t('read')}</Link>
        </li>
        {before !== null && (
          <li>
            <Link href={comparisonPath(before, version)}>{t('compare', { number: before.seal.number })}</Link>
          </li>
        )}
        <li>
          <Link href={`/decisions/${paper}`}>{t('toPaper')}</Link>
        </li>
        <li>
          <WayToStatements version={seal.version} purpose={version.purpose} />
        </li>
      </ul>
    </header>
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
