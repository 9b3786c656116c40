/** What the Lenkungsgruppe has decided on a section, as it is put on record. */
import type { Done } from '#shared/api'
import type { Deciding } from '#shared/decision-api'
import { decisionKinds, mostConditions, type DecisionKind } from '#shared/decision-events'
import { newId, type ThreadId } from '#shared/ids'
import { longestBody } from '#shared/thread-events'
import { useState } from 'react'
import { request } from '../sync/requests.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Radios } from '../ui/radios.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { useWords } from '../words/words.ts'
import { CorrectionReason } from './correction-reason.tsx'
import { Telling } from './telling.tsx'

interface DecideDialogProps {
  /** The address of the section in its version. */
  path: string
  title: string
  /** Whether it takes the place of a decision. */
  corrects: boolean
  onDone: () => void
  onClose: () => void
}

interface TypedCondition {
  /** Of this dialog's making: told again after a lost answer, nothing is there twice. */
  readonly thread: ThreadId
  readonly body: string
  readonly paragraph: string
}

interface Typed {
  readonly decision: DecisionKind | null
  readonly conditions: readonly TypedCondition[]
  readonly note: string
  readonly reason: string
}

const newCondition = (): TypedCondition => ({
  thread: newId('thr', crypto.getRandomValues(new Uint8Array(16))),
  body: '',
  paragraph: '',
})

export function DecideDialog({ path, title, corrects, onDone, onClose }: DecideDialogProps) {
  const { t } = useWords('decisions')
  const [typed, setTyped] = useState<Typed>(() => ({
    decision: null,
    conditions: [newCondition()],
    note: '',
    reason: '',
  }))
  const [wasSent, setWasSent] = useState(false)
  const change = (next: Partial<Typed>) => setTyped({ ...typed, ...next })
  const tell = () => {
    setWasSent(true)
    const said = saidBy(typed, corrects)
    return said === null ? null : () => request<Done>('POST', `${path}/decision`, said)
  }
  const isMissing = (words: string): boolean => wasSent && words.trim() === ''
  return (
    <Telling {...{ title, tell, onDone, onClose }} doing={t('decide.do')} done={t('decide.done')}>
      {corrects && (
        <CorrectionReason
          value={typed.reason}
          isMissing={isMissing(typed.reason)}
          onChange={(reason) => change({ reason })}
        />
      )}
      <Radios
        legend={t('decide.what')}
        value={typed.decision}
        options={decisionKinds.map((value) => ({ value, label: t(`standing.${value}`) }))}
        error={wasSent && typed.decision === null ? t('decide.whatMissing') : null}
        onChange={(decision) => change({ decision })}
      />
      {typed.decision === 'returned' && (
        <Conditions
          all={typed.conditions}
          wasSent={wasSent}
          onChange={(conditions) => change({ conditions })}
        />
      )}
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

interface ConditionsProps {
  all: readonly TypedCondition[]
  wasSent: boolean
  onChange: (all: readonly TypedCondition[]) => void
}

function Conditions({ all, wasSent, onChange }: ConditionsProps) {
  const { t } = useWords('decisions')
  const change = (thread: ThreadId, next: Partial<TypedCondition>) =>
    onChange(all.map((one) => (one.thread === thread ? { ...one, ...next } : one)))
  return (
    <>
      <p>{t('decide.means')}</p>
      {all.map(({ thread, body, paragraph }, at) => (
        <fieldset key={thread} className="decisions__condition">
          <legend>{t('decide.condition', { number: at + 1 })}</legend>
          <TextArea
            label={t('decide.condition', { number: at + 1 })}
            rows={3}
            lang="de"
            maxLength={longestBody}
            value={body}
            error={wasSent && body.trim() === '' && at === 0 ? t('decide.conditionMissing') : null}
            onChange={(event) => change(thread, { body: event.currentTarget.value })}
          />
          <Field
            label={t('decide.place')}
            inputMode="numeric"
            maxLength={4}
            value={paragraph}
            error={wasSent && !isPlace(paragraph) ? t('decide.placeWrong') : null}
            onChange={(event) => change(thread, { paragraph: event.currentTarget.value })}
          />
        </fieldset>
      ))}
      {all.length < mostConditions && (
        <Button small kind="quiet" onClick={() => onChange([...all, newCondition()])}>
          {t('decide.more')}
        </Button>
      )}
    </>
  )
}

const isPlace = (typed: string): boolean => /^\s*(?:[1-9]\d{0,3}\s*)?$/u.test(typed)

const orNull = (words: string): string | null => (words.trim() === '' ? null : words)

/** What is sent; null while something is missing. Conditions without words are left out, but for the first. */
function saidBy({ decision, conditions, note, reason }: Typed, corrects: boolean): Deciding | null {
  const because = corrects ? orNull(reason) : null
  if (decision === null || (corrects && because === null)) return null
  const said = { note: orNull(note), corrects: because }
  if (decision === 'accepted') return { decision, ...said }
  const made = conditions.filter(({ body }) => body.trim() !== '')
  if (made.length === 0 || !conditions.every(({ paragraph }) => isPlace(paragraph))) return null
  return {
    decision,
    conditions: made.map(({ thread, body, paragraph }) => ({
      thread,
      body,
      paragraph: paragraph.trim() === '' ? null : Number(paragraph),
    })),
    ...said,
  }
}
