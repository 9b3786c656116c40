/** The page on which bodies are asked about a version and answer: each person finds there what is theirs to do and to read. */
import type { ConsultationView } from '#shared/consultation-api'
import { bodiesOf } from '#shared/consultation-rights'
import { maySomewhere } from '#shared/policy'
import type { VersionsView } from '#shared/version-api'
import type { Version } from '#shared/versions'
import { useState } from 'react'
import { Link } from 'wouter'
import { useRecords, useWorkshop } from '../../sync/workshop.tsx'
import { Button } from '../../ui/button.tsx'
import { useTabTitle } from '../../ui/tab-title.ts'
import { sayDay } from '../../words/dates.ts'
import { consultation } from '../../words/consultation.de.ts'
import { decisions } from '../../words/decisions.de.ts'
import { teach, useWords } from '../../words/words.ts'
import { useAsked } from '../asked.ts'
import { Awaited } from '../awaited.tsx'
import { AskForm } from './ask-form.tsx'
import { Due } from './due.tsx'
import { fieldOf } from './kept-writing.ts'
import { LeftOver } from './left-over.tsx'
import { OwnBody } from './own-body.tsx'
import { Received } from './received.tsx'
import { SectionNames } from './section-names.ts'
import './consultation.css'

teach({ consultation, decisions })

export function ConsultationRoom({ version: id }: { version: string }) {
  const { t } = useWords('consultation')
  const versions = useAsked<VersionsView>('/api/versions')
  const view = useAsked<ConsultationView>(`/api/versions/${id}/consultation`)
  const loading = t('loading')
  return (
    <div className="consult">
      <Awaited asked={versions} loading={loading}>
        {({ versions: all }) => (
          <Awaited asked={view} loading={loading}>
            {(here) =>
              all
                .filter(({ seal }) => seal.version === here.version)
                .map((version) => <Consultation key={id} {...{ version, view: here }} onDone={view.again} />)
            }
          </Awaited>
        )}
      </Awaited>
      {view.value === null && view.failure !== null && <LeftBehind version={id} />}
    </div>
  )
}

/** What one was writing for a body that is not asked any more. */
function LeftBehind({ version }: { version: string }) {
  const { records } = useRecords()
  const me = useWorkshop().session.person.id
  return bodiesOf(records, me).map((body) => (
    <LeftOver key={body} field={fieldOf(version, body)} handedIn={[]} />
  ))
}

interface ConsultationProps {
  version: Version
  view: ConsultationView
  onDone: () => void
}

function Consultation({ version, view, onDone }: ConsultationProps) {
  const { records } = useRecords()
  const me = useWorkshop().session.person.id
  const readsAll = maySomewhere(records, me, 'readStatements')
  const own = view.bodies.filter(({ drafts }) => drafts !== null)
  const { asked } = view
  return (
    <SectionNames value={view.sections}>
      <Head version={version} isSteering={view.known !== null} />
      {asked !== null && <Question asked={asked} />}
      {asked !== null &&
        own.map((one) => <OwnBody key={one.body} due={asked.due} {...{ version, one, onDone }} />)}
      {asked !== null && readsAll && <Received bodies={view.bodies} known={view.known} />}
      {view.mayAsk ? (
        <Asking view={view} onDone={onDone} />
      ) : (
        asked === null && <NobodyAsked version={version} />
      )}
    </SectionNames>
  )
}

function Head({ version, isSteering }: { version: Version; isSteering: boolean }) {
  const { t, language } = useWords('consultation')
  const { seal, name, frozenAt } = version
  const title = t('title', { number: seal.number })
  useTabTitle(title, t('app:name'))
  return (
    <header className="consult__head">
      <h1>{title}</h1>
      <p>{t('lead', { name, date: sayDay(new Date(frozenAt), language) })}</p>
      <p className="consult__ways">
        <Link href={`/versions/${seal.version}`}>{t('read')}</Link>
        {isSteering && <Link href={`/decisions/${seal.version}`}>{t('decide')}</Link>}
      </p>
    </header>
  )
}

function Question({ asked: { at, due, message } }: { asked: NonNullable<ConsultationView['asked']> }) {
  const { t, language } = useWords('consultation')
  return (
    <div className="consult__question">
      <p className="consult__soft">{t('askedOn', { date: sayDay(new Date(at), language) })}</p>
      <Due due={due} />
      {message !== null && (
        <p className="consult__words" lang="de">
          {message}
        </p>
      )}
    </div>
  )
}

const NobodyAsked = ({ version: { purpose } }: { version: Version }) => {
  const { t } = useWords('consultation')
  return <p>{t(purpose === 'submission' ? 'nobodyAsked' : 'notSubmission')}</p>
}

/** Asking for the first time, or otherwise: then behind a button, because it is seldom done. */
function Asking({ view, onDone }: { view: ConsultationView; onDone: () => void }) {
  const { t } = useWords('consultation')
  const [isOpen, setOpen] = useState(false)
  const isNew = view.asked === null
  const close = () => setOpen(false)
  return (
    <section className="consult__part" aria-labelledby="asking">
      <h2 id="asking">{t(isNew ? 'ask.title' : 'ask.change')}</h2>
      {isNew ? (
        <AskForm {...{ view, onDone }} />
      ) : isOpen ? (
        <AskForm
          {...{ view }}
          onCancel={close}
          onDone={() => {
            close()
            onDone()
          }}
        />
      ) : (
        <p>
          <Button onClick={() => setOpen(true)}>{t('ask.open')}</Button>
        </p>
      )}
    </section>
  )
}
