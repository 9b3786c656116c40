/** The versions of a chapter, and of the paper as a whole: those one may read, the newest first. */
import type { Chapter, Records } from '#shared/records'
import { chapterNumber } from '#shared/records'
import type { Version } from '#shared/versions'
import { may } from '#shared/policy'
import { ChevronLeft, Snowflake } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { useTabTitle } from '../ui/tab-title.ts'
import { sayMoment } from '../words/dates.ts'
import { useFailureWords } from '../words/failure.ts'
import { versions } from '../words/versions.de.ts'
import { teach, useWords } from '../words/words.ts'
import { FreezeDialog } from './freeze-dialog.tsx'
import { useVersions } from './fetched.ts'
import './reading.css'

teach({ versions })

export function VersionList({ chapter }: { chapter: Chapter }) {
  const { t } = useWords('versions')
  const title = t('title', { chapter: chapter.title })
  useTabTitle(title, t('app:name'))
  return (
    <div className="versions">
      <p>
        <Link href={`/papers/${chapter.paper}`}>
          <ChevronLeft className="icon" aria-hidden="true" /> {t('back')}
        </Link>
      </p>
      <h1>{title}</h1>
      <p>{t('lead')}</p>
      <Readable chapter={chapter} />
    </div>
  )
}

function Readable({ chapter }: { chapter: Chapter }) {
  const { t } = useWords('versions')
  const sentences = useFailureWords()
  const { all, again } = useVersions()
  if (all === null) return <p role="status">{t('asking')}</p>
  if (!all.ok) {
    return (
      <>
        <FailureNotice sentences={sentences(all.failure)} />
        <Button onClick={again}>{t('app:again')}</Button>
      </>
    )
  }
  const here = all.value.versions.filter((version) => concerns(version, chapter)).reverse()
  return (
    <>
      <Freeze chapter={chapter} onFrozen={again} />
      {here.length === 0 ? <p>{t('none')}</p> : <Rows versions={here} />}
    </>
  )
}

const concerns = ({ seal: { scope }, paper }: Version, chapter: Chapter): boolean =>
  'chapter' in scope ? scope.chapter === chapter.id : paper === chapter.paper

function Freeze({ chapter, onFrozen }: { chapter: Chapter; onFrozen: () => void }) {
  const { t } = useWords('versions')
  const { records } = useRecords()
  const me = useWorkshop().session.person.id
  const [isAsking, setIsAsking] = useState(false)
  if (!may(records, me, 'freeze', chapter.id).ok) return null
  return (
    <p>
      <Button
        kind="primary"
        icon={<Snowflake className="icon" aria-hidden="true" />}
        onClick={() => setIsAsking(true)}
      >
        {t('freeze.open')}
      </Button>
      {isAsking && <FreezeDialog chapter={chapter} onFrozen={onFrozen} onClose={() => setIsAsking(false)} />}
    </p>
  )
}

function Rows({ versions: shown }: { versions: readonly Version[] }) {
  const { t, language } = useWords('versions')
  const { records } = useRecords()
  return (
    <ol className="versions__list" reversed>
      {shown.map((version) => (
        <li key={version.seal.version} className="versions__row">
          <h2>
            <Link href={`/versions/${version.seal.version}`}>
              {t('number', { number: version.seal.number })} <span lang="de">„{version.name}“</span>
            </Link>
          </h2>
          <p>
            {t(`purpose.${version.purpose}`)} · {sayScope(t, records, version)} ·{' '}
            {t('frozenAt', { date: sayMoment(new Date(version.frozenAt), language) })}
          </p>
        </li>
      ))}
    </ol>
  )
}

function sayScope(
  t: ReturnType<typeof useWords<'versions'>>['t'],
  records: Records,
  { seal: { scope } }: Version,
): string {
  const chapter = 'chapter' in scope ? records.chapters[scope.chapter] : undefined
  if (chapter === undefined) return t('ofPaper')
  return t('ofChapter', { number: chapterNumber(records, chapter), title: chapter.title })
}
