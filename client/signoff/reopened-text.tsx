/** Of a section that is open again: the text that was signed last, and what has changed in it since. */
import type { ContentHash } from '#shared/content'
import type { Answer, SignOff } from '#shared/signoff'
import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Radios } from '../ui/radios.tsx'
import { sayDay } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { Fetched } from './fetched.tsx'
import { useLiveText } from './live-text.ts'
import { useSignedText } from './signed-texts.ts'
import type { SectionStory } from './story.ts'
import { TextChanges } from './text-changes.tsx'
import { WholeText } from './text-view.tsx'

interface ReopenedTextProps {
  one: SectionStory
  /** The text of the person's own answer comes first; null: she has not answered. */
  answer: Answer | null
}

/** Silent where nothing was called for. */
export function ReopenedText({ one, answer }: ReopenedTextProps) {
  const hash = answer?.hash ?? lastLocked(one.signOff)
  return hash === null ? null : <Text one={one} answer={answer} hash={hash} />
}

/** The text that was called for last, as it was corrected since. */
function lastLocked({ call, corrections }: SignOff): ContentHash | null {
  if (call === null) return null
  return corrections.findLast(({ seq }) => seq > call.seq)?.to ?? call.hash
}

function Text({ one: { section }, answer, hash }: ReopenedTextProps & { hash: ContentHash }) {
  const { t, language } = useWords('signoff')
  const [view, setView] = useState<'changes' | 'whole'>('changes')
  const old = useSignedText(section.id, hash)
  const now = useLiveText(section)
  const date = answer === null ? '' : sayDay(new Date(answer.at), language)
  return (
    <section className="signed-text" aria-labelledby="signed-text">
      <h2 id="signed-text">
        {answer === null ? t('reopened.calledTitle') : t('reopened.answeredTitle', { date })}
      </h2>
      <p className="signed-text__note">{t('reopened.note')}</p>
      <Radios
        className="signed-text__views"
        legend={t('text.view')}
        value={view}
        options={[
          { value: 'changes', label: t('reopened.changes') },
          { value: 'whole', label: t('reopened.whole') },
        ]}
        onChange={setView}
      />
      {view === 'changes' ? (
        <>
          <Fetched all={[old, now]}>
            {([from, to]) =>
              from !== undefined &&
              to !== undefined && <TextChanges section={section.id} before={from} after={to} />
            }
          </Fetched>
          <p>
            <Button
              small
              kind="quiet"
              icon={<RefreshCw className="icon" aria-hidden="true" />}
              onClick={now.again}
            >
              {t('reopened.again')}
            </Button>
          </p>
        </>
      ) : (
        <Fetched all={[old]}>{([text]) => text !== undefined && <WholeText content={text} />}</Fetched>
      )}
    </section>
  )
}
