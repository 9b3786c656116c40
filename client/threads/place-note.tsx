/** What a card says of its place in the text, where that is not plain to see: its words are gone, or only presumed. */
import type { Thread } from '#shared/thread'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { useFailureWords } from '../words/failure.ts'
import { useWords } from '../words/words.ts'
import { useAsking } from './asking.ts'
import { keepAnchors } from './commands.ts'
import { Quote } from './composer.tsx'
import type { Standing } from './places.ts'
import { useStory } from './story.tsx'

export function PlaceNote({ thread, standing }: { thread: Thread; standing: Standing }) {
  const { t } = useWords('threads')
  if (standing === 'presumed') return <Presumed thread={thread} />
  if (standing !== 'gone') return null
  return (
    <div className="card__note">
      <p>
        <strong>{t('card.gone')}.</strong> {t('card.goneLead')}
      </p>
      {thread.quote !== null && <Quote words={thread.quote} />}
    </div>
  )
}

function Presumed({ thread }: { thread: Thread }) {
  const { t } = useWords('threads')
  const { places } = useStory()
  const sayFailure = useFailureWords()
  const { failure, isWaiting, ask } = useAsking()
  const confirm = () => {
    const anchor = places.anchors(thread.section)?.confirm(thread.id)
    if (anchor != null) ask(() => keepAnchors(thread.section, [{ thread: thread.id, anchor }], true))
  }
  return (
    <div className="card__note">
      <p>{t('card.presumed')}</p>
      {thread.quote !== null && <Quote words={thread.quote} />}
      <Button small disabled={isWaiting} onClick={confirm}>
        {t('card.confirm')}
      </Button>
      {failure !== null && <FailureNotice sentences={sayFailure(failure)} />}
    </div>
  )
}
