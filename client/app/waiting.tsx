/** What stands on the page while there is nothing to show yet, or nothing could be fetched. */
import type { Failure } from '#shared/failure'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Notice } from '../ui/notice.tsx'
import { useFailureWords } from '../words/failure.ts'
import { useWords } from '../words/words.ts'
import { Frame } from './frame.tsx'

/** The words come after a moment (in the style sheet): nothing flickers when it is quick. */
export function Waiting() {
  const { t } = useWords('app')
  return <p className="waiting">{t('loading')}</p>
}

export const Loading = () => (
  <Frame>
    <Waiting />
  </Frame>
)

/** In place of what could not be fetched. */
export function NotLoaded({ onAgain }: { onAgain: () => void }) {
  const { t } = useWords('app')
  return (
    <div className="plain">
      <Notice
        tone="warning"
        title={t('notLoaded.title')}
        role="alert"
        actions={<Button onClick={onAgain}>{t('again')}</Button>}
      >
        <p>{t('notLoaded.body')}</p>
      </Notice>
    </div>
  )
}

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
