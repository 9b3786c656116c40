/** What led from one stage to another, the newest first. */
import type { SignOff, SignOffStep } from '#shared/signoff'
import { sayDay, sayMoment } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { WordList } from './changed-words.tsx'
import { Quoted } from './people-table.tsx'
import { useNames, type SectionStory } from './story.ts'

export function History({ one: { signOff } }: { one: SectionStory }) {
  const { t } = useWords('signoff')
  if (signOff.history.length === 0) return null
  return (
    <details className="signoff-history">
      <summary>{t('history.title')}</summary>
      <ol>
        {signOff.history.toReversed().map((step) => (
          <Step key={step.seq} step={step} signOff={signOff} />
        ))}
      </ol>
    </details>
  )
}

function Step({ step, signOff }: { step: SignOffStep; signOff: SignOff }) {
  const { language } = useWords('signoff')
  const words = wordsOf(step)
  const correction = signOff.corrections.find(({ seq }) => seq === step.seq)
  return (
    <li>
      <p>
        <time dateTime={step.at}>{sayMoment(new Date(step.at), language)}</time> <Deed step={step} />
      </p>
      {correction !== undefined && <WordList words={correction.words} />}
      {words !== null && <Quoted words={words} />}
    </li>
  )
}

function wordsOf({ deed }: SignOffStep): string | null {
  if (deed.kind === 'called') return deed.message
  return deed.kind === 'reopened' || deed.kind === 'corrected' ? deed.reason : null
}

function Deed({ step: { by, deed } }: { step: SignOffStep }) {
  const { t, language } = useWords('signoff')
  const name = useNames()(by)
  if (deed.kind === 'quorumReached' || deed.kind === 'quorumLost')
    return [
      t(`history.${deed.kind}`, { ...deed.tally }),
      deed.because === null ? [] : t(`history.because.${deed.because}`),
    ]
      .flat()
      .join(' ')
  if (deed.kind !== 'called' || deed.due === null) return t(`history.${deed.kind}`, { name })
  return `${t('history.called', { name })} ${t('due', { date: sayDay(new Date(`${deed.due}T00:00`), language) })}`
}
