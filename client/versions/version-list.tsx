/** The versions of a chapter, and of the paper as a whole: those one may read, the newest first. */
import type { Chapter } from '#shared/records'
import type { Version } from '#shared/versions'
import { may } from '#shared/policy'
import { ChevronLeft, Snowflake } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useLineState, useRecords, useWorkshop } from '../sync/workshop.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { useTabTitle } from '../ui/tab-title.ts'
import { useFailureWords } from '../words/failure.ts'
import { versions } from '../words/versions.de.ts'
import { teach, useWords } from '../words/words.ts'
import { FreezeDialog } from './freeze-dialog.tsx'
import { useVersions } from './fetched.ts'
import type { KeptMark } from './kept-versions.ts'
import { VersionRows } from './version-rows.tsx'
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
  const isOffline = useLineState().kind === 'offline'
  const { all, kept, again } = useVersions()
  if (all === null && !isOffline) return <p role="status">{t('asking')}</p>
  if (all?.ok === false && all.failure.kind !== 'unreachable') {
    return (
      <>
        <FailureNotice sentences={sentences(all.failure)} />
        <Button onClick={again}>{t('app:again')}</Button>
      </>
    )
  }
  if (all?.ok !== true) return <OnDevice chapter={chapter} kept={kept} onAgain={again} />
  const here = all.value.versions.filter((version) => concerns(version, chapter)).reverse()
  return (
    <>
      <Freeze chapter={chapter} onFrozen={again} />
      {here.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <VersionRows versions={here} all={all.value.versions} kept={kept} />
      )}
    </>
  )
}

interface OnDeviceProps {
  chapter: Chapter
  kept: readonly KeptMark[]
  onAgain: () => void
}

/** Without the server: those that can be read all the same. */
function OnDevice({ chapter, kept, onAgain }: OnDeviceProps) {
  const { t } = useWords('versions')
  const here = kept
    .map(({ version }) => version)
    .filter((version) => concerns(version, chapter))
    .sort((one, other) => other.seal.ordinal - one.seal.ordinal)
  return (
    <>
      <p role="status">{t(here.length === 0 ? 'away.none' : 'away.only')}</p>
      {here.length > 0 && <VersionRows versions={here} />}
      <p>
        <Button onClick={onAgain}>{t('app:again')}</Button>
      </p>
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
