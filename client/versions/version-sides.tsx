/** What stands beside the text of a version, and not on paper. */
import type { Manifest } from '#shared/version'
import type { VersionText } from '#shared/version-api'
import { ChevronLeft, GitCompare, Printer } from 'lucide-react'
import { Link } from 'wouter'
import { Button } from '../ui/button.tsx'
import { useWords } from '../words/words.ts'
import { BookmarkList } from './bookmark-list.tsx'
import { comparisonPath, versionBefore } from './before.ts'
import { WayToStatements } from './consultation/beside.tsx'
import { useVersions } from './fetched.ts'
import { GoTo } from './go-to.tsx'
import { Handouts } from './handouts.tsx'

interface SidesProps {
  text: VersionText
  isFromDevice: boolean
}

export function Sides({ text: { manifest, version }, isFromDevice }: SidesProps) {
  const { t } = useWords('versions')
  const [first] = manifest.chapters
  return (
    <div className="version__sides">
      {first !== undefined && (
        <p>
          <Link href={`/versions/${first.id}`}>
            <ChevronLeft className="icon" aria-hidden="true" /> {t('toList')}
          </Link>
        </p>
      )}
      <GoTo />
      <Contents manifest={manifest} />
      <BookmarkList />
      <Button small icon={<Printer className="icon" aria-hidden="true" />} onClick={() => window.print()}>
        {t('page.print')}
      </Button>
      {!isFromDevice && <Handouts version={version.seal.version} />}
      {manifest.purpose === 'submission' && (
        <p>
          <Link href={`/decisions/${version.seal.version}`}>{t('toDecisions')}</Link>
        </p>
      )}
      <WayToStatements version={version.seal.version} purpose={manifest.purpose} />
      {!isFromDevice && <ToComparison version={version} />}
    </div>
  )
}

function Contents({ manifest: { chapters } }: { manifest: Manifest }) {
  const { t } = useWords('versions')
  return (
    <nav aria-label={t('page.contents')}>
      <ol className="version__contents" lang="de">
        {chapters
          .flatMap(({ sections }) => sections)
          .map(({ number, title }) => (
            <li key={number}>
              <a href={`#${number}`}>
                {number} {title}
              </a>
            </li>
          ))}
      </ol>
    </nav>
  )
}

/** Its line is there from the start: nothing moves when it is known which version came before. */
function ToComparison({ version }: Pick<VersionText, 'version'>) {
  const { t } = useWords('versions')
  const { all } = useVersions()
  const before = all?.ok === true ? versionBefore(all.value.versions, version) : undefined
  return (
    <p className="version__before">
      {before === null && t('page.first')}
      {before && (
        <Link href={comparisonPath(before, version)}>
          <GitCompare className="icon" aria-hidden="true" />{' '}
          {t('compareWith', { number: before.seal.number, name: before.name })}
        </Link>
      )}
    </p>
  )
}
