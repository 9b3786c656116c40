/** Several lines of input with their label and, when something is wrong, the sentence that says what. */
import type { ComponentPropsWithRef } from 'react'
import { Labelled } from './labelled.tsx'

interface TextAreaProps extends ComponentPropsWithRef<'textarea'> {
  label: string
  error?: string | null
}

export const TextArea = ({ label, error = null, ...input }: TextAreaProps) => (
  <Labelled label={label} error={error} isSpoken>
    {(named) => <textarea {...input} {...named} className="kern-form-input__input text-area" />}
  </Labelled>
)
