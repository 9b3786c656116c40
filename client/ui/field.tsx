/** One line of input with its label and, when something is wrong, the sentence that says what. */
import type { ComponentPropsWithRef } from 'react'
import { Labelled } from './labelled.tsx'

interface FieldProps extends ComponentPropsWithRef<'input'> {
  label: string
  error?: string | null
}

export const Field = ({ label, error = null, ...input }: FieldProps) => (
  <Labelled label={label} error={error}>
    {(named) => <input {...input} {...named} className="kern-form-input__input" />}
  </Labelled>
)
