/** What stands on the page while there is nothing to show yet, or nothing could be fetched. */
import type { Failure } from '#shared/failure'
import { Button } from '../ui/button.tsx'
import { late } from '../ui/late.tsx'
import { Notice } from '../ui/notice.tsx'
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

interface UnavailableProps {
  failure: Failure
  onAgain: () => void
}

/** In place of all there is, when the server cannot be asked or has refused. Its words come with it. */
export const Unavailable = late<UnavailableProps>(
  async () => (await import('./unavailable.tsx')).Unavailable,
  {
    waiting: <Loading />,
    missing: (again, { onAgain }) => <NotLoaded onAgain={both(again, onAgain)} />,
  },
)

const both = (one: () => void, other: () => void) => () => {
  one()
  other()
}
