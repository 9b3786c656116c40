/** Which bodies are asked: the usual ones, those with members here, and any other by its name. */
import type { ConsultationView } from '#shared/consultation-api'
import { foldLine } from '#shared/one-line'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useWords } from '../../words/words.ts'
import { councils, usualBodies } from './bodies.ts'

interface BodyChoiceProps {
  view: ConsultationView
  chosen: readonly string[]
  isMissing: boolean
  onToggle: (bodies: readonly string[], isAsked: boolean) => void
}

const longestName = 120

export function BodyChoice({ view, chosen, isMissing, onToggle }: BodyChoiceProps) {
  const { t } = useWords('consultation')
  const known = view.known ?? []
  const answered = view.bodies.flatMap(({ body, statement }) => (statement === null ? [] : [body]))
  const offered = [...new Set([...usualBodies, ...known, ...view.bodies.map(({ body }) => body), ...chosen])]
  const hasStranger = chosen.some((body) => !known.includes(body))
  return (
    <fieldset className="consult__choice">
      <legend>{t('ask.bodies')}</legend>
      <label className="consult__all">
        <input
          type="checkbox"
          checked={councils.every((body) => chosen.includes(body))}
          onChange={(event) =>
            onToggle(
              councils.filter((body) => !answered.includes(body)),
              event.currentTarget.checked,
            )
          }
        />
        {t('ask.councils', { count: councils.length })}
      </label>
      <ul>
        {offered.map((body) => (
          <li key={body}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(body)}
                disabled={answered.includes(body)}
                onChange={(event) => onToggle([body], event.currentTarget.checked)}
              />
              <span>
                <span lang="de">{body}</span>
                {answered.includes(body) && <small>{t('ask.answered')}</small>}
                {!known.includes(body) && <small>{t('ask.empty')}</small>}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <p role="status">{hasStranger && t('ask.emptyNote')}</p>
      <OtherBody onAdd={(body) => onToggle([body], true)} />
      {isMissing && (
        <p className="field__error" role="alert">
          {t('ask.bodiesMissing')}
        </p>
      )}
    </fieldset>
  )
}

function OtherBody({ onAdd }: { onAdd: (body: string) => void }) {
  const { t } = useWords('consultation')
  const [name, setName] = useState('')
  const add = () => {
    if (foldLine(name) === '') return
    onAdd(name)
    setName('')
  }
  return (
    <div className="consult__other">
      <Field
        label={t('ask.other')}
        lang="de"
        maxLength={longestName}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          add()
        }}
      />
      <Button small onClick={add}>
        {t('ask.add')}
      </Button>
    </div>
  )
}
