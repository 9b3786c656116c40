/** One of the versions, or the draft, as a list to choose from. */
import type { Records } from '#shared/records'
import type { Version } from '#shared/versions'
import { useRecords } from '../sync/workshop.tsx'
import { Choice } from '../ui/choice.tsx'
import { sayDay } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import type { Side } from './sides.ts'

interface VersionChoiceProps {
  label: string
  value: Side
  versions: readonly Version[]
  hasDraft?: boolean
  onChange: (side: Side) => void
}

/** The newest first. */
export function VersionChoice({ label, value, versions, hasDraft = false, onChange }: VersionChoiceProps) {
  const { t, language } = useWords('comparison')
  const { records } = useRecords()
  const named = versions.toReversed().map(({ seal, name, purpose, frozenAt }) => ({
    value: seal.version,
    label: t('version', {
      scope: scopeName(records, seal.scope) ?? t('wholePaper'),
      number: seal.number,
      purpose: t(`purpose.${purpose}`),
      name,
      date: sayDay(new Date(frozenAt), language),
    }),
  }))
  const draft = { value: 'draft' as const, label: t('draft') }
  const options: { value: Side; label: string }[] = hasDraft ? [draft, ...named] : named
  return <Choice label={label} value={value} options={options} onChange={onChange} />
}

const scopeName = (records: Records, scope: Version['seal']['scope']): string | undefined =>
  'chapter' in scope ? records.chapters[scope.chapter]?.title : records.papers[scope.paper]?.title
