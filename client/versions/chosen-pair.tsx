/** The two that are compared: those that the address names; else the newest, and the one before it. */
import { may } from '#shared/policy'
import type { Version } from '#shared/versions'
import { useLocation, useSearch } from 'wouter'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { useFailureWords } from '../words/failure.ts'
import { useWords } from '../words/words.ts'
import { Comparison } from './comparison.tsx'
import { isDraft, pairIn, type Pair } from './pairs.ts'
import { useComparison } from './use-comparison.ts'
import { PrintedPair, VersionChoice } from './version-choice.tsx'
import type { ChapterId } from '#shared/ids'

export function ChosenPair({ versions }: { versions: readonly Version[] }) {
  const { t } = useWords('comparison')
  const readable = useReadable()
  const asked = useSearch()
  const [, navigate] = useLocation()
  const pair = pairIn(versions, asked, readable.length > 0)
  if (pair === null) return <p>{t(versions.length === 0 ? 'none' : 'onlyOne')}</p>
  const go = ({ from, to }: Pair) => navigate(`/versions/compare?from=${from}&to=${to}`, { replace: true })
  const { from, to } = pair
  const isInterim = versions.some(
    ({ seal, purpose }) => purpose === 'interim' && (seal.version === from || seal.version === to),
  )
  return (
    <>
      <div className="compare-page__choice">
        <VersionChoice
          label={t('before')}
          value={from}
          versions={versions}
          onChange={(one) => isDraft(one) || go({ from: one, to })}
        />
        <VersionChoice
          label={t('after')}
          value={to}
          versions={versions}
          hasDraft={readable.length > 0}
          onChange={(other) => go({ from, to: other })}
        />
      </div>
      {pair.isOther && <p role="status">{t('notThere')}</p>}
      {isInterim && <p className="compare-page__note">{t('interim')}</p>}
      <Compared versions={versions} pair={pair} readable={readable} />
    </>
  )
}

/** The chapters whose draft the person may read. */
function useReadable(): readonly ChapterId[] {
  const { records } = useRecords()
  const { person } = useWorkshop().session
  return Object.values(records.chapters)
    .map(({ id }) => id)
    .filter((id) => may(records, person.id, 'readDraft', id).ok)
}

interface ComparedProps {
  versions: readonly Version[]
  pair: Pair
  readable: readonly ChapterId[]
}

function Compared({ versions, pair, readable }: ComparedProps) {
  const { from, to } = pair
  const { t } = useWords('comparison')
  const sentences = useFailureWords()
  const { comparison, again } = useComparison(from, to, readable)
  switch (comparison.kind) {
    case 'asking':
      return <p role="status">{t('loading')}</p>
    case 'failed':
      return (
        <>
          <FailureNotice sentences={sentences(comparison.failure)} />
          <Button onClick={again}>{t('app:again')}</Button>
        </>
      )
    case 'nothingInCommon':
      return <p>{t('nothingInCommon')}</p>
    default:
      return (
        <>
          <PrintedPair versions={versions} pair={pair} at={comparison.at} />
          {comparison.unread.length > 0 && (
            <p className="compare-page__note">
              {t('unread', {
                sections: comparison.unread.map(({ number, title }) => `${number} ${title}`).join(', '),
              })}
            </p>
          )}
          <Comparison key={`${from} ${to}`} difference={comparison.difference} />
        </>
      )
  }
}
