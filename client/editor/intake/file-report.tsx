/** What a person should know of a file before its text is taken: nothing is left behind in silence. */
import { Notice } from '../../ui/notice.tsx'
import { Radios } from '../../ui/radios.tsx'
import { useWords } from '../../words/words.ts'
import { changesWords, leftOut, reshaped, type Intake, type Remark, type View } from './intake.ts'

interface FileReportProps {
  intake: Intake
  view: View
  onView: (view: View) => void
}

export function FileReport({ intake, view, onView }: FileReportProps) {
  return (
    <>
      <TrackedChanges intake={intake} />
      {intake.original !== null && <ViewChoice view={view} onView={onView} />}
      <Remarks remarks={intake.remarks} />
      <Odd intake={intake} />
    </>
  )
}

function TrackedChanges({ intake: { changes } }: { intake: Intake }) {
  const { t } = useWords('intake')
  const { inserted, deleted, moved, formatted } = changes
  const authors = changes.authors.length === 0 ? t('nobody') : changes.authors.join(', ')
  if (inserted + deleted + moved + formatted === 0) return null
  return (
    <Notice tone="warning" title={`${t('changes', { count: inserted + deleted + moved + formatted })}.`}>
      {changesWords(changes) && <p>{t('changesBy', { authors, inserted, deleted, moved })}</p>}
      {formatted > 0 && <p>{t('formatted', { count: formatted })}</p>}
    </Notice>
  )
}

function ViewChoice({ view, onView }: { view: View; onView: (view: View) => void }) {
  const { t } = useWords('intake')
  const options = (['accepted', 'original'] as const).map((value) => ({ value, label: t(value) }))
  return <Radios legend={t('view')} value={view} options={options} onChange={onView} />
}

function Remarks({ remarks }: { remarks: readonly Remark[] }) {
  const { t } = useWords('intake')
  if (remarks.length === 0) return null
  return (
    <Notice tone="warning" title={t('remarks', { count: remarks.length })}>
      <details className="intake__remarks">
        <summary>{t('showRemarks')}</summary>
        <ul>
          {remarks.map((remark, at) => (
            <OneRemark key={`${at}`} remark={remark} />
          ))}
        </ul>
      </details>
    </Notice>
  )
}

function OneRemark({ remark: { author, words, quote } }: { remark: Remark }) {
  const { t } = useWords('intake')
  return (
    <li>
      <strong>{author === '' ? t('nobody') : author}</strong>
      {quote !== '' && ` ${t('remarkAt', { quote })}`}: <span lang="de">{words}</span>
    </li>
  )
}

function Odd({ intake: { oddities } }: { intake: Intake }) {
  const { t } = useWords('intake')
  const gone = leftOut.filter((kind) => oddities[kind] > 0).map((kind) => t(kind, { count: oddities[kind] }))
  const other = reshaped.filter((kind) => oddities[kind] > 0)
  if (gone.length + other.length === 0) return null
  return (
    <ul className="intake__odd">
      {gone.length > 0 && <li>{t('leftOut', { what: gone.join(', ') })}</li>}
      {other.map((kind) => (
        <li key={kind}>{t(kind, { count: oddities[kind] })}</li>
      ))}
    </ul>
  )
}
