/** Why nothing can be shown, and the way to try again. */
import type { Failure } from '#shared/failure'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { useFailureWords } from '../words/failure.ts'
import { useWords } from '../words/words.ts'
import { Frame } from './frame.tsx'

export function Unavailable({ failure, onAgain }: { failure: Failure; onAgain: () => void }) {
  const { t } = useWords('app')
  const sayFailure = useFailureWords()
  return (
    <Frame>
      <div className="plain">
        <FailureNotice sentences={sayFailure(failure)} />
        <Button kind="primary" onClick={onAgain}>
          {t('again')}
        </Button>
      </div>
    </Frame>
  )
}
