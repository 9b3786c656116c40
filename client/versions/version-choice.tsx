/** One of the versions, or the draft, as a list to choose from. */
import { chapterTitle, type Records } from '#shared/records'
import type { Version } from '#shared/versions'
import { useRecords } from '../sync/workshop.tsx'
import { Choice } from '../ui/choice.tsx'
import { sayDay, sayMoment } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { inFours } from './in-fours.ts'
import type { Pair } from './pairs.ts'
import type { Side } from './sides.ts'
import { VersionCode } from './version-code.tsx'

interface VersionChoiceProps {
  label: string
  value: Side
  versions: readonly Version[]
  hasDraft?: boolean
  onChange: (side: Side) => void
}

/** The newest first. */
export function VersionChoice({ label, value, versions, hasDraft = false, onChange }: VersionChoiceProps) {
  const { t } = useWords('comparison')
  const say = useVersionName()
  const named = versions.toReversed().map((version) => ({ value: version.seal.version, label: say(version) }))
  const draft = { value: 'draft' as const, label: t('draft') }
  const options: { value: Side; label: string }[] = hasDraft ? [draft, ...named] : named
  return <Choice label={label} value={value} options={options} onChange={onChange} />
}

interface PrintedPairProps {
  versions: readonly Version[]
  pair: Pair
  /** When the draft was as it is compared. */
  at: Date
}

/** On paper: which two, in full, and by which fingerprints, with their codes, anyone can tell whether they are these. */
export function PrintedPair({ versions, pair, at }: PrintedPairProps) {
  const { t, language } = useWords('comparison')
  const say = useVersionName()
  return (
    <dl className="compare-page__printed">
      {([pair.from, pair.to] as const).map((side, index) => {
        const version = versions.find(({ seal }) => seal.version === side)
        return (
          <div key={index}>
            <dt>{t(index === 0 ? 'before' : 'after')}</dt>
            <dd>
              {version === undefined
                ? t('draftAt', { moment: sayMoment(at, language) })
                : `${say(version)} · ${t('fingerprint', { fingerprint: inFours(version.seal.fingerprint) })}`}
            </dd>
            {version && (
              <dd>
                <VersionCode
                  version={version.seal.version}
                  alt={t('code', { number: version.seal.number })}
                />
              </dd>
            )}
          </div>
        )
      })}
    </dl>
  )
}

/** For example "Bildung, Fassung 1.0 „Für die Lenkungsgruppe“, Vorlage (3. November 2026)". */
function useVersionName(): (version: Version) => string {
  const { t, language } = useWords('comparison')
  const { records } = useRecords()
  return ({ seal, name, purpose, frozenAt }) =>
    t('version', {
      scope: scopeName(records, seal.scope) ?? t('wholePaper'),
      number: seal.number,
      purpose: t(`purpose.${purpose}`),
      name,
      date: sayDay(new Date(frozenAt), language),
    })
}

const scopeName = (records: Records, scope: Version['seal']['scope']): string | undefined =>
  'chapter' in scope ? chapterTitle(records, scope.chapter) : records.papers[scope.paper]?.title
