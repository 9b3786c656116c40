/** The whole paper at a glance: a table of its sections, chapter by chapter, and what was decided on each. */
import type { PaperStatus } from '#shared/decision-api'
import { useTabTitle } from '../ui/tab-title.ts'
import { useWords } from '../words/words.ts'
import { useAsked } from './asked.ts'
import { Awaited } from './awaited.tsx'
import { Matrix } from './matrix.tsx'

export function PaperDecisions({ id }: { id: string }) {
  const { t } = useWords('decisions')
  const status = useAsked<PaperStatus>(`/api/papers/${id}/decisions`)
  useTabTitle(t('paperTitle'), t('app:name'))
  return (
    <div className="decisions decisions--paper">
      <header className="decisions__head">
        <h1>{t('paperTitle')}</h1>
        <p>{t('paperLead')}</p>
      </header>
      <Awaited asked={status}>{({ chapters }) => <Matrix chapters={chapters} />}</Awaited>
    </div>
  )
}
