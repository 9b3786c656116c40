/** The page of a version, made for reading and for paper: contents, numbered paragraphs, and what proves it. */
import type { FrozenChapter, FrozenSection } from '#shared/version'
import type { VersionText } from '#shared/version-api'
import { ShieldCheck } from 'lucide-react'
import { useEffect } from 'react'
import { Button, buttonClass } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { useTabTitle } from '../ui/tab-title.ts'
import { sayMoment } from '../words/dates.ts'
import { useFailureWords } from '../words/failure.ts'
import { versions } from '../words/versions.de.ts'
import { teach, useWords } from '../words/words.ts'
import { StatementsAbout, StatementsOnAll } from './consultation/beside.tsx'
import { useHasSections, useStatements, WithStatements } from './consultation/statements-here.tsx'
import { addressed } from './addressed.ts'
import { useVersion } from './fetched.ts'
import { FrozenSignOffs } from './frozen-sign-offs.tsx'
import { NotOnDevice } from './not-on-device.tsx'
import { Bookmarking } from './bookmarking.tsx'
import { inFours } from './in-fours.ts'
import { MarkedText } from './marked-text.tsx'
import { VersionCode } from './version-code.tsx'
import { Sides } from './version-sides.tsx'
import './reading.css'

teach({ versions })

export function VersionPage({ id }: { id: string }) {
  const { t } = useWords('versions')
  const sentences = useFailureWords()
  const { version, again } = useVersion(id)
  const statements = useStatements(id)
  switch (version.kind) {
    case 'asking':
      return <p role="status">{t('page.loading')}</p>
    case 'here':
      return (
        <WithStatements statements={statements} loading={t('page.loading')}>
          <Bookmarking text={version.text}>
            <Version text={version.text} isFromDevice={version.from === 'device'} />
          </Bookmarking>
        </WithStatements>
      )
    case 'notHere':
      return <NotOnDevice onAgain={again} />
    default:
      return (
        <div className="versions">
          <FailureNotice sentences={sentences(version.failure)} />
          <Button onClick={again}>{t('app:again')}</Button>
        </div>
      )
  }
}

interface VersionProps {
  text: VersionText
  /** The server cannot be reached: what it would have to make is not offered. */
  isFromDevice: boolean
}

function Version({ text, isFromDevice }: VersionProps) {
  const { t } = useWords('versions')
  const { manifest } = text
  const hasSections = useHasSections()
  useTabTitle(`${t('number', { number: manifest.number })} „${manifest.name}“`, t('app:name'))
  useEffect(() => {
    addressed()?.scrollIntoView()
  }, [])
  return (
    <div className={hasSections ? 'version version--beside' : 'version'}>
      <Sides text={text} isFromDevice={isFromDevice} />
      <article className="version__sheet">
        <Head text={text} isFromDevice={isFromDevice} />
        {manifest.purpose === 'submission' && <StatementsOnAll />}
        {manifest.chapters.map((chapter) => (
          <Chapter key={chapter.id} chapter={chapter} text={text} />
        ))}
        <Foot text={text} isFromDevice={isFromDevice} />
      </article>
    </div>
  )
}

function Head({ text: { manifest }, isFromDevice }: VersionProps) {
  const { t, language } = useWords('versions')
  const { paper, number, name, purpose, frozenAt, note } = manifest
  return (
    <header className="version__head">
      <p lang="de">{paper.title}</p>
      <h1>
        {t('number', { number })} <span lang="de">„{name}“</span>
      </h1>
      <p>
        {t(`purpose.${purpose}`)} · {t('frozenAt', { date: sayMoment(new Date(frozenAt), language) })}
      </p>
      {isFromDevice && (
        <p className="version__away" role="status">
          {t('page.fromDevice')}
        </p>
      )}
      {purpose === 'interim' && <p className="version__interim">{t('page.interim')}</p>}
      {note !== null && (
        <p>
          <strong>{t('page.note')}:</strong> <span lang="de">{note}</span>
        </p>
      )}
    </header>
  )
}

function Chapter({ chapter, text }: { chapter: FrozenChapter; text: VersionText }) {
  return (
    <section className="version__chapter" aria-labelledby={`chapter-${chapter.number}`}>
      <h2 id={`chapter-${chapter.number}`} lang="de">
        {chapter.number} {chapter.title}
      </h2>
      {chapter.sections.map((section) => (
        <Section key={section.id} section={section} text={text} />
      ))}
    </section>
  )
}

function Section({ section, text }: { section: FrozenSection; text: VersionText }) {
  const { id, number, title, content, signOffs } = section
  return (
    <section className="version__section" id={number} tabIndex={-1} aria-labelledby={`title-${number}`}>
      <h2 id={`title-${number}`} lang="de">
        {number} {title}
      </h2>
      <MarkedText section={number} content={text.contents[content]} />
      {signOffs.length > 0 && <FrozenSignOffs section={section} openings={text.openings} />}
      <StatementsAbout section={id} number={number} level="h3" />
    </section>
  )
}

/** What proves it: at the end, on the screen and on paper. */
function Foot({ text: { version }, isFromDevice }: VersionProps) {
  const { t } = useWords('versions')
  const { fingerprint, version: id, number } = version.seal
  return (
    <footer className="version__foot">
      <h2>{t('page.fingerprint')}</h2>
      <div className="version__proven">
        <div>
          <p>
            <code className="version__fingerprint">{inFours(fingerprint)}</code>
          </p>
          <p>{t('page.fingerprintNote')}</p>
        </div>
        {/* Asked for anew when the server is back. */}
        <VersionCode key={String(isFromDevice)} version={id} alt={t('page.code', { number })} />
      </div>
      {!isFromDevice && (
        <p className="version__proof">
          <a className={buttonClass({ small: true })} href={`/api/versions/${id}/proof.html`} download>
            <ShieldCheck className="icon" aria-hidden="true" />
            <span className="kern-label">{t('page.proof')}</span>
          </a>{' '}
          {t('page.proofNote')}
        </p>
      )}
    </footer>
  )
}
