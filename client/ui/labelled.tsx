/** An input with its label and, when something is wrong, the sentence that says what. */
import { useId, type ReactNode } from 'react'

interface LabelledProps {
  label: string
  error: string | null
  /** The sentence is spoken when it comes, because the focus is elsewhere. */
  isSpoken?: boolean
  children: (input: {
    id: string
    'aria-invalid': boolean
    'aria-describedby': string | undefined
  }) => ReactNode
}

export function Labelled({ label, error, isSpoken = false, children }: LabelledProps) {
  const id = useId()
  const errorId = error === null ? undefined : `${id}-error`
  return (
    <div className="kern-form-input">
      <label className="kern-label" htmlFor={id}>
        {label}
      </label>
      {children({ id, 'aria-invalid': error !== null, 'aria-describedby': errorId })}
      {error !== null && (
        <p className="field__error" id={errorId} role={isSpoken ? 'alert' : undefined}>
          {error}
        </p>
      )}
    </div>
  )
}
