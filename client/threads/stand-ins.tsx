/**
 * What stands for the cards that are not drawn, for those who do not see them: so that each text that is commented
 * names its comment, and all comments can be read one after the other.
 */
import type { ThreadId } from '#shared/ids'
import type { Thread } from '#shared/thread'
import { useWords } from '../words/words.ts'
import { cardId } from './card-id.ts'
import { useCardLabel } from './card-label.ts'

export function StandIns({ shown, drawn }: { shown: readonly Thread[]; drawn: ReadonlySet<ThreadId> }) {
  const { t } = useWords('threads')
  const labelOf = useCardLabel()
  return (
    <div className="unseen">
      {shown
        .filter(({ id }) => !drawn.has(id))
        .map((thread) => (
          <div key={thread.id} id={cardId(thread.id)} role="comment" lang="de" aria-label={labelOf(thread)}>
            {thread.remarks[0]?.body ?? t('card.withdrawn')}
          </div>
        ))}
    </div>
  )
}
