/** What a correction made of which words, and what follows for who had answered. */
import type { ChangedWords } from '#shared/correction'
import { correctionsOf, openCorrection, type Answer, type Correction, type SignOff } from '#shared/signoff'
import { sayDay } from '../words/dates.ts'
import { difference } from '../words/difference.de.ts'
import { teach, useWords } from '../words/words.ts'
import { Quoted } from './people-table.tsx'
import { useNames } from './story.ts'
import { today } from './today.ts'

teach({ difference })

/** Struck out and underlined, and said so to who does not see it. */
export function WordList({ words }: { words: readonly ChangedWords[] }) {
  const { t } = useWords('difference')
  return (
    <ul className="changed-words">
      {words.map(({ before, after }, at) => (
        <li key={at} lang="de">
          <del>
            <span className="unseen">{t('gone')} </span>
            {before}
          </del>{' '}
          <ins>
            <span className="unseen">{t('came')} </span>
            {after}
          </ins>
        </li>
      ))}
    </ul>
  )
}

interface CorrectedSinceProps {
  signOff: SignOff
  answer: Answer
  /** Whether there is anything to answer just now. */
  mayObject: boolean
}

/** What the text has become since the answer, by corrections alone, and until when one can object. */
export function CorrectedSince({ signOff, answer, mayObject }: CorrectedSinceProps) {
  const { t } = useWords('signoff')
  const open = openCorrection(signOff, answer, today())
  return (
    <div className="corrected-since">
      <p>
        <strong>{t(open === null ? 'corrected.over' : 'corrected.holds')}</strong>{' '}
        {open !== null && mayObject && <Until day={open.until} />}
      </p>
      {correctionsOf(signOff, answer).map((correction) => (
        <Made key={correction.seq} correction={correction} />
      ))}
    </div>
  )
}

function Until({ day }: { day: string }) {
  const { t, language } = useWords('signoff')
  return t('corrected.until', { date: sayDay(new Date(`${day}T00:00`), language) })
}

function Made({ correction: { by, at, words, reason } }: { correction: Correction }) {
  const { t, language } = useWords('signoff')
  const nameOf = useNames()
  return (
    <>
      <p>{t('corrected.by', { name: nameOf(by), date: sayDay(new Date(at), language) })}</p>
      <WordList words={words} />
      <Quoted words={reason} />
    </>
  )
}
