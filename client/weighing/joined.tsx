/** Those who say the same as a thread, and are spoken for by it; the moderation can part them again. */
import { mayArrange } from '#shared/thread-rights'
import { sameWords } from '#shared/weighing'
import { useTelling } from '../sync/telling.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { useFailureWords } from '../words/failure.ts'
import { useWords } from '../words/words.ts'
import { Body } from './body.tsx'
import { sayOfAll } from './commands.ts'
import type { Row } from './rows.ts'
import { useNames, useStory } from './story.ts'

export function Joined({ row: { thread, joined } }: { row: Row }) {
  const { t } = useWords('weighing')
  const { chapter, records, me } = useStory()
  const nameOf = useNames()
  const sentences = useFailureWords()
  const { waiting, failure, tell } = useTelling()
  const part = (id: (typeof thread)['id']) =>
    tell(() => sayOfAll(chapter.id, [id], { what: 'join', body: { into: null } }))
  return (
    <div className="joined">
      <p className="joined__title">{t('joined')}</p>
      <ul className="joined__list">
        {joined.map((one) => (
          <li key={one.id}>
            <span>{nameOf(one.by)}</span>
            {sameWords(one) !== sameWords(thread) && <Body body={one.remarks[0]?.body ?? null} />}
            {mayArrange(records, me, one).ok && (
              <Button kind="quiet" small disabled={waiting} onClick={() => part(one.id)}>
                {t('part')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {failure !== null && <FailureNotice sentences={sentences(failure)} />}
    </div>
  )
}
