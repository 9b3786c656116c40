/** Versions in a list, each with what it is, and the way to what became of the one before it. */
import { chapterNumber, chapterTitle, type Records } from '#shared/records'
import type { Version } from '#shared/versions'
import { GitCompare, HardDrive } from 'lucide-react'
import { Link } from 'wouter'
import { useRecords } from '../sync/workshop.tsx'
import { sayMoment } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { comparisonPath, versionBefore } from './before.ts'
import type { KeptMark } from './kept-versions.ts'

interface VersionRowsProps {
  /** In the order in which they are shown. */
  versions: readonly Version[]
  /** All that the person may read, in the order of their chain; left out: not known. */
  all?: readonly Version[]
  /** Those of which is said that they can be read without the server. */
  kept?: readonly KeptMark[]
}

export function VersionRows({ versions, all = [], kept = [] }: VersionRowsProps) {
  const here = new Set(kept.map(({ version }) => version.seal.version))
  return (
    <ol className="versions__list" reversed>
      {versions.map((version) => (
        <Row
          key={version.seal.version}
          version={version}
          before={versionBefore(all, version)}
          isHere={here.has(version.seal.version)}
        />
      ))}
    </ol>
  )
}

interface RowProps {
  version: Version
  before: Version | null
  isHere: boolean
}

function Row({ version, before, isHere }: RowProps) {
  const { t, language } = useWords('versions')
  const { records } = useRecords()
  const { number } = version.seal
  return (
    <li className="versions__row">
      <h2>
        <Link href={`/versions/${version.seal.version}`}>
          {t('number', { number })} <span lang="de">„{version.name}“</span>
        </Link>
      </h2>
      <p>
        {t(`purpose.${version.purpose}`)} · {sayScope(t, records, version)} ·{' '}
        {t('frozenAt', { date: sayMoment(new Date(version.frozenAt), language) })}
      </p>
      <p className="versions__more">
        {before !== null && (
          <Link href={comparisonPath(before, version)}>
            <GitCompare className="icon" aria-hidden="true" />{' '}
            <span className="unseen">{t('number', { number })}: </span>
            {t('compareWith', { number: before.seal.number, name: before.name })}
          </Link>
        )}
        {isHere && startsAlone() && (
          <span>
            <HardDrive className="icon" aria-hidden="true" /> {t('away.here')}
          </span>
        )}
      </p>
    </li>
  )
}

/** Whether the page itself is on this device too; in a private window it is not. */
const startsAlone = (): boolean => 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null

function sayScope(
  t: ReturnType<typeof useWords<'versions'>>['t'],
  records: Records,
  { seal: { scope } }: Version,
): string {
  const chapter = 'chapter' in scope ? records.chapters[scope.chapter] : undefined
  if (chapter === undefined) return t('ofPaper')
  return t('ofChapter', { number: chapterNumber(records, chapter), title: chapterTitle(records, chapter.id) })
}
