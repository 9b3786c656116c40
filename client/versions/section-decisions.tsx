/** One section of a version: how it stands, what was decided and noted, and what became of earlier conditions. */
import type { SectionDecision } from '#shared/decision'
import type { ConditionAnswered, MemberNote, SectionDecisions as Decisions } from '#shared/decision-api'
import type { VersionId } from '#shared/ids'
import { useState } from 'react'
import { Link } from 'wouter'
import { useWorkshop } from '../sync/workshop.tsx'
import { Button } from '../ui/button.tsx'
import { sayDay } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { StatementsAbout } from './consultation/beside.tsx'
import { DecideDialog } from './decide-dialog.tsx'
import { comparisonOf } from './before.ts'
import { useNameOf } from './name-of.ts'
import { NoteDialog } from './note-dialog.tsx'
import { StandingMark } from './standing-mark.tsx'

interface SectionDecisionsProps {
  version: VersionId
  one: Decisions
  onDone: () => void
}

export function SectionDecisions({ version, one, onDone }: SectionDecisionsProps) {
  const { t } = useWords('decisions')
  const name = `${one.number} ${one.title}`
  return (
    <section className="decisions__section" aria-labelledby={one.section}>
      <h3 id={one.section} tabIndex={-1} lang="de">
        {name}
      </h3>
      <p>
        <StandingMark standing={one.standing} />
        {one.carried !== null && <span className="decisions__more"> ({t('carried')})</span>}
      </p>
      <p>
        <Link href={`/versions/${version}#${one.number}`} aria-label={`${t('readSection')}: ${name}`}>
          {t('readSection')}
        </Link>
      </p>
      {one.decisions.map((decision) => (
        <Recorded key={decision.seq} decision={decision} />
      ))}
      <Became version={version} name={name} conditions={one.conditions ?? []} />
      <Notes notes={one.notes ?? []} />
      <Deeds path={`/api/versions/${version}/sections/${one.section}`} {...{ name, one, onDone }} />
      <StatementsAbout section={one.section} number={one.number} level="h4" />
    </section>
  )
}

function Recorded({ decision }: { decision: SectionDecision }) {
  const { t, language } = useWords('decisions')
  const nameOf = useNameOf()
  const { kind, at, by, note, corrects, conditions } = decision
  const date = sayDay(new Date(at), language)
  return (
    <div className="decisions__recorded">
      <p>{t('recorded', { standing: t(`standing.${kind}`), who: nameOf(by), date })}</p>
      {corrects !== null && <p lang="de">{t('corrects', { words: corrects })}</p>}
      {note !== null && (
        <p className="decisions__words" lang="de">
          {note}
        </p>
      )}
      {conditions.length > 0 && (
        <>
          <h4>{t('conditions')}</h4>
          <ul>
            {conditions.map(({ thread, body, paragraph }) => (
              <li key={thread} className="decisions__words" lang="de">
                {paragraph === null ? body : `${t('paragraph', { number: paragraph })}: ${body}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

interface BecameProps {
  version: VersionId
  name: string
  conditions: readonly ConditionAnswered[]
}

export function Became({ version, name, conditions }: BecameProps) {
  const { t } = useWords('decisions')
  const last = conditions.at(-1)
  if (last === undefined) return null
  return (
    <>
      <h4>{t('became')}</h4>
      <ul>
        {conditions.map((one) => (
          <li key={one.thread}>
            <Answered one={one} />
          </li>
        ))}
      </ul>
      <p>
        <Link
          href={comparisonOf(last.of, version)}
          aria-label={`${t('compare', { number: last.number })}: ${name}`}
        >
          {t('compare', { number: last.number })}
        </Link>
      </p>
    </>
  )
}

function Answered({ one }: { one: ConditionAnswered }) {
  const { t } = useWords('decisions')
  const nameOf = useNameOf()
  const { number, body, paragraph, state, resolution, answers } = one
  const place = paragraph === null ? '' : `, ${t('paragraph', { number: paragraph })}`
  return (
    <>
      <p className="decisions__more">
        {t('of', { number })}
        {place}: {t(`state.${state}`)}
      </p>
      <p className="decisions__words" lang="de">
        {body}
      </p>
      {answers.map(({ by, at, words }) => (
        <p key={at} className="decisions__words" lang="de">
          {t('answered', { who: nameOf(by), words })}
        </p>
      ))}
      {resolution !== null && (
        <p>
          {t('resolved', { outcome: t(`outcome.${resolution.outcome}`), who: nameOf(resolution.by) })}
          {resolution.reason !== null && <span lang="de">: {resolution.reason}</span>}
        </p>
      )}
    </>
  )
}

function Notes({ notes }: { notes: readonly MemberNote[] }) {
  const { t } = useWords('decisions')
  const nameOf = useNameOf()
  if (notes.length === 0) return null
  return (
    <>
      <h4>{t('notes')}</h4>
      <ul>
        {notes.map(({ by, decision, words }) => (
          <li key={by}>
            {decision === null
              ? t('notedOnly', { who: nameOf(by) })
              : t('noted', { who: nameOf(by), standing: t(`note.${decision}`) })}
            {words !== null && (
              <span className="decisions__words decisions__note" lang="de">
                {words}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

interface DeedsProps {
  path: string
  name: string
  one: Decisions
  onDone: () => void
}

function Deeds({ path, name, one: { may, notes }, onDone }: DeedsProps) {
  const { t } = useWords('decisions')
  const { session } = useWorkshop()
  const [open, setOpen] = useState<'note' | 'decide' | null>(null)
  const corrects = may.correct
  const mine = notes?.find(({ by }) => by === session.person.id) ?? null
  const onClose = () => setOpen(null)
  const title = t(corrects ? 'decide.correctFor' : 'decide.openFor', { section: name })
  const noteTitle = t('note.openFor', { section: name })
  return (
    <div className="decisions__deeds">
      {may.note && (
        <Button small aria-label={noteTitle} onClick={() => setOpen('note')}>
          {t('note.open')}
        </Button>
      )}
      {(may.decide || corrects) && (
        <Button
          // Another button, which fades from nothing: half-way between two looks it could not be read.
          key={corrects ? 'correct' : 'decide'}
          small
          kind={corrects ? 'secondary' : 'primary'}
          aria-label={title}
          onClick={() => setOpen('decide')}
        >
          {t(corrects ? 'decide.correct' : 'decide.open')}
        </Button>
      )}
      {open === 'note' && <NoteDialog {...{ path, onDone, onClose }} title={noteTitle} before={mine} />}
      {open === 'decide' && <DecideDialog {...{ path, title, corrects, onDone, onClose }} />}
    </div>
  )
}
