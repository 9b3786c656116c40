/** One line of input with its label and, when something is wrong, the sentence that says what. */
import { useId, type ComponentPropsWithRef } from 'react'

interface FieldProps extends ComponentPropsWithRef<'input'> {
  label: string
  error?: string | null
}

export function Field({ label, error = null, ...input }: FieldProps) {
  const id = useId()
  const errorId = `${id}-error`
  return (
    <div className="kern-form-input">
      <label className="kern-label" htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        className="kern-form-input__input"
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : errorId}
      />
      {error !== null && (
        <p className="field__error" id={errorId}>
          {error}
        </p>
      )}
    </div>
  )
}
