/** What the committee has decided on a version, as it is put on record. */
import type { Done } from '#shared/api'
import type { ClosingVersion } from '#shared/decision-api'
import { closings, type Closing } from '#shared/decision-events'
import { longestBody } from '#shared/thread-events'
import { useState } from 'react'
import { request } from '../sync/requests.ts'
import { Field } from '../ui/field.tsx'
import { Radios } from '../ui/radios.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { useWords } from '../words/words.ts'
import { CorrectionReason } from './correction-reason.tsx'
import { Telling } from './telling.tsx'

interface CloseDialogProps {
  path: string
  title: string
  /** Whether it takes the place of a decision. */
  corrects: boolean
  onDone: () => void
  onClose: () => void
}

const nothing = { date: '', number: '', note: '', reason: '' }

export function CloseDialog({ path, title, corrects, onDone, onClose }: CloseDialogProps) {
  const { t } = useWords('decisions')
  const [outcome, setOutcome] = useState<Closing | null>(null)
  const [typed, setTyped] = useState(nothing)
  const [wasSent, setWasSent] = useState(false)
  const change = (next: Partial<typeof nothing>) => setTyped({ ...typed, ...next })
  const tell = () => {
    setWasSent(true)
    const said = saidBy(typed, outcome, corrects)
    return said === null ? null : () => request<Done>('POST', path, said)
  }
  const error = (words: string, sentence: string) => (wasSent && isMissing(words) ? sentence : null)
  return (
    <Telling {...{ title, tell, onDone, onClose }} doing={t('closing.do')} done={t('closing.done')}>
      {corrects && (
        <CorrectionReason
          value={typed.reason}
          isMissing={wasSent && isMissing(typed.reason)}
          onChange={(reason) => change({ reason })}
        />
      )}
      <Field
        label={t('closing.date')}
        type="date"
        value={typed.date}
        error={error(typed.date, t('closing.dateMissing'))}
        onChange={(event) => change({ date: event.currentTarget.value })}
      />
      <Field
        label={t('closing.number')}
        maxLength={60}
        value={typed.number}
        error={error(typed.number, t('closing.numberMissing'))}
        onChange={(event) => change({ number: event.currentTarget.value })}
      />
      <Radios
        legend={t('closing.what')}
        value={outcome}
        options={closings.map((value) => ({ value, label: t(`closing.outcome.${value}`) }))}
        error={wasSent && outcome === null ? t('decide.whatMissing') : null}
        onChange={setOutcome}
      />
      <TextArea
        label={t('decide.note')}
        rows={2}
        lang="de"
        maxLength={longestBody}
        value={typed.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </Telling>
  )
}

const isMissing = (words: string): boolean => words.trim() === ''

/** What is sent; null while something is missing. */
function saidBy(
  { date, number: printedMatter, note, reason }: typeof nothing,
  outcome: Closing | null,
  corrects: boolean,
): ClosingVersion | null {
  const missing = [date, printedMatter, ...(corrects ? [reason] : [])].some(isMissing)
  if (outcome === null || missing) return null
  const said = { note: isMissing(note) ? null : note, corrects: corrects ? reason : null }
  return { date, printedMatter, outcome, ...said }
}
