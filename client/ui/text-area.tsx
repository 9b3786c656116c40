/** Several lines of input with their label and, when something is wrong, the sentence that says what. */
import { useId, type ComponentPropsWithRef } from 'react'

interface TextAreaProps extends ComponentPropsWithRef<'textarea'> {
  label: string
  error?: string | null
}

export function TextArea({ label, error = null, ...input }: TextAreaProps) {
  const id = useId()
  const errorId = `${id}-error`
  return (
    <div className="kern-form-input">
      <label className="kern-label" htmlFor={id}>
        {label}
      </label>
      <textarea
        {...input}
        id={id}
        className="kern-form-input__input text-area"
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : errorId}
      />
      {error !== null && (
        <p className="field__error" id={errorId} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
