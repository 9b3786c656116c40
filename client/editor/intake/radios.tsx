/** One of a few, all of them in sight. */
import { useId } from 'react'

interface RadiosProps<T extends string> {
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange: (value: T) => void
}

export function Radios<T extends string>({ label, value, options, onChange }: RadiosProps<T>) {
  const name = useId()
  return (
    <fieldset className="intake__choice">
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
