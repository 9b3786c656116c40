/** Who called for sign-off, since when, until when, and with which message. */
import { sayDay, sayMoment } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { Quoted } from './people-table.tsx'
import { useNames, type SectionStory } from './story.ts'

export function CallLine({ one: { section, signOff } }: { one: SectionStory }) {
  const { t, language } = useWords('signoff')
  const nameOf = useNames()
  const { call } = signOff
  if (call === null || section.stage === 'drafting') return null
  const date = sayMoment(new Date(call.at), language)
  return (
    <div className="call-line">
      <p>
        {t('called', { name: nameOf(call.by), date })}{' '}
        {call.due !== null && (
          <strong>{t('due', { date: sayDay(new Date(`${call.due}T00:00`), language) })}</strong>
        )}
      </p>
      {call.message !== null && <Quoted words={call.message} />}
    </div>
  )
}
