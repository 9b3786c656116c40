/**
 * Whom the Lenkungsgruppe asks, until when, and with which message. What is half typed stays on the device; a change says
 * only what it changes, so that what somebody else changed meanwhile stays.
 */
import type { Done } from '#shared/api'
import type { Consulting, ConsultationView } from '#shared/consultation-api'
import { foldLine } from '#shared/one-line'
import { longestBody } from '#shared/thread-events'
import { useState, type FormEvent } from 'react'
import { request } from '../../sync/requests.ts'
import { useTelling } from '../../sync/telling.ts'
import { useTyped } from '../../sync/typed.ts'
import { useAnnounce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Field } from '../../ui/field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useFailureWords } from '../../words/failure.ts'
import { useWords } from '../../words/words.ts'
import { BodyChoice } from './body-choice.tsx'
import { today } from './days.ts'

interface AskFormProps {
  view: ConsultationView
  onDone: () => void
  /** Left out: there is nothing to go back to. */
  onCancel?: () => void
}

export function AskForm({ view, onDone, onCancel }: AskFormProps) {
  const { t } = useWords('consultation')
  const sentences = useFailureWords()
  const announce = useAnnounce()
  const { waiting, failure, tell } = useTelling()
  const typed = useTypedAsking(view)
  const [wasSent, setWasSent] = useState(false)
  const isNew = view.asked === null
  const send = (event: FormEvent) => {
    event.preventDefault()
    setWasSent(true)
    const { asking } = typed
    if (waiting || asking.bodies.length === 0 || dueError(asking.due) !== null) return
    tell(
      () => request<Done>('PUT', `/api/versions/${view.version}/consultation`, asking),
      () => {
        typed.forget()
        announce(t(isNew ? 'ask.done' : 'ask.changed'))
        onDone()
      },
    )
  }
  return (
    <form className="consult__form" onSubmit={send} noValidate>
      <p>{t('ask.lead')}</p>
      <BodyChoice
        view={view}
        chosen={typed.asking.bodies}
        isMissing={wasSent && typed.asking.bodies.length === 0}
        onToggle={typed.toggle}
      />
      <WhenAndWhy typed={typed} wrong={wasSent ? dueError(typed.asking.due) : null} />
      {failure !== null && <FailureNotice sentences={sentences(failure)} />}
      <div className="consult__deeds">
        <Button kind="primary" type="submit" aria-disabled={waiting}>
          {t(isNew ? 'ask.do' : 'ask.doChange')}
        </Button>
        {onCancel !== undefined && (
          <Button kind="quiet" onClick={onCancel}>
            {t('app:cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}

type DueError = 'dueMissing' | 'dueOver'

function WhenAndWhy({ typed, wrong }: { typed: TypedAsking; wrong: DueError | null }) {
  const { t } = useWords('consultation')
  return (
    <>
      <Field
        label={t('ask.due')}
        type="date"
        min={today()}
        value={typed.asking.due}
        error={wrong && t(`ask.${wrong}`)}
        onChange={(event) => typed.setDue(event.currentTarget.value)}
      />
      <TextArea
        label={t('ask.message')}
        rows={3}
        lang="de"
        maxLength={longestBody}
        value={typed.asking.message ?? ''}
        onChange={(event) => typed.setMessage(event.currentTarget.value)}
      />
    </>
  )
}

function dueError(due: string): DueError | null {
  if (due === '') return 'dueMissing'
  return due < today() ? 'dueOver' : null
}

interface TypedAsking {
  readonly asking: Consulting
  readonly toggle: (bodies: readonly string[], isAsked: boolean) => void
  readonly setDue: (due: string) => void
  readonly setMessage: (words: string) => void
  readonly forget: () => void
}

/** What is on record, with what was changed here. */
function useTypedAsking({ version, asked, bodies }: ConsultationView): TypedAsking {
  const [turned, turn] = useTyped(`asked bodies ${version}`)
  const [due, setDue] = useTyped(`asked until ${version}`)
  const [message, setMessage] = useTyped(`asked with ${version}`)
  const before = bodies.map(({ body }) => body)
  const changed = new Set((turned ?? '').split('\n').filter((name) => name !== ''))
  const words = message ?? asked?.message ?? ''
  return {
    asking: {
      bodies: [
        ...before.filter((name) => !changed.has(name)),
        ...[...changed].filter((name) => !before.includes(name)),
      ],
      due: due ?? asked?.due ?? '',
      message: words.trim() === '' ? null : words,
    },
    toggle: (names, isAsked) => {
      for (const name of names.map(foldLine))
        if (before.includes(name) === isAsked) changed.delete(name)
        else changed.add(name)
      turn(changed.size === 0 ? null : [...changed].join('\n'))
    },
    setDue,
    setMessage,
    forget: () => [turn, setDue, setMessage].forEach((set) => set(null)),
  }
}
