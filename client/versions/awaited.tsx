/** What was asked for, once it is here; until then that it is fetched, or why it cannot be. */
import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { useFailureWords } from '../words/failure.ts'
import { useWords } from '../words/words.ts'
import type { Asked } from './asked.ts'

interface AwaitedProps<T> {
  asked: Asked<T>
  /** What is said until it is here. */
  loading?: string
  children: (value: T) => ReactNode
}

export function Awaited<T>({ asked, loading, children }: AwaitedProps<T>) {
  const { t } = useWords('decisions')
  const sentences = useFailureWords()
  const { value, failure, again } = asked
  if (value !== null) return children(value)
  if (failure === null) return <p role="status">{loading ?? t('loading')}</p>
  return (
    <>
      <FailureNotice sentences={sentences(failure)} />
      <Button onClick={again}>{t('app:again')}</Button>
    </>
  )
}
