/** The page that compares: two versions to choose, and what became of the one in the other. The address names both. */
import type { Result } from '#shared/failure'
import type { VersionsView } from '#shared/version-api'
import { useCallback, useEffect, useState } from 'react'
import { request } from '../sync/requests.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { useTabTitle } from '../ui/tab-title.ts'
import { comparison as german } from '../words/comparison.de.ts'
import { difference } from '../words/difference.de.ts'
import { useFailureWords } from '../words/failure.ts'
import { teach, useWords } from '../words/words.ts'
import { ChosenPair } from './chosen-pair.tsx'
import './versions.css'

teach({ comparison: german, difference })

export function ComparisonPage() {
  const { t } = useWords('comparison')
  const sentences = useFailureWords()
  const { versions, again } = useVersions()
  useTabTitle(t('title'), t('app:name'))
  return (
    <div className="compare-page">
      <header className="compare-page__head">
        <h1>{t('title')}</h1>
        <p>{t('lead')}</p>
      </header>
      {versions === null && <p role="status">{t('loading')}</p>}
      {versions?.ok === false && (
        <>
          <FailureNotice sentences={sentences(versions.failure)} />
          <Button onClick={again}>{t('app:again')}</Button>
        </>
      )}
      {versions?.ok === true && <ChosenPair versions={versions.value.versions} />}
    </div>
  )
}

function useVersions(): { versions: Result<VersionsView> | null; again: () => void } {
  const [versions, setVersions] = useState<Result<VersionsView> | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let wanted = true
    void request<VersionsView>('GET', '/api/versions').then((found) => wanted && setVersions(found))
    return () => {
      wanted = false
    }
  }, [attempt])
  const again = useCallback(() => {
    setVersions(null)
    setAttempt((before) => before + 1)
  }, [])
  return { versions, again }
}
