/** A button in KERN's form. `quiet` has neither ground nor border. */
import type { ComponentPropsWithRef, ReactNode } from 'react'

const kinds = {
  primary: 'kern-btn--primary',
  secondary: 'kern-btn--secondary',
  quiet: 'kern-btn--tertiary',
  danger: 'kern-btn--danger',
} as const

interface ButtonLook {
  kind?: keyof typeof kinds
  small?: boolean
  icon?: ReactNode
}

/** The classes that make a link or a button look like one of ours. */
export const buttonClass = ({ kind = 'secondary', small = false }: ButtonLook): string =>
  `kern-btn ${kinds[kind]}${small ? ' kern-btn--small' : ''}`

export function Button({
  kind,
  small,
  icon,
  children,
  ...rest
}: ButtonLook & ComponentPropsWithRef<'button'>) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass({ ...(kind && { kind }), ...(small && { small }) })}
    >
      {icon}
      <span className="kern-label">{children}</span>
    </button>
  )
}
