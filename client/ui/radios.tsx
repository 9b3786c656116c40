/** One of a few, all of them in sight. */
import { useId, type ReactNode, type Ref } from 'react'

interface RadiosProps<T extends string> {
  legend: string
  /** null: nothing is chosen yet. */
  value: T | null
  options: readonly { value: T; label: ReactNode }[]
  error?: string | null
  /** To the first of them. */
  ref?: Ref<HTMLInputElement>
  className?: string
  onChange: (value: T) => void
}

export function Radios<T extends string>(props: RadiosProps<T>) {
  const { legend, value, options, error = null, ref, className = '', onChange } = props
  const name = useId()
  return (
    <fieldset className={`radios ${className}`}>
      <legend>{legend}</legend>
      {options.map((option, index) => (
        <label key={option.value}>
          <input
            ref={index === 0 ? ref : undefined}
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
      {error !== null && (
        <p className="field__error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
