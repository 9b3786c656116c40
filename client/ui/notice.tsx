/** Something the person should know: what kind of news it is stands in icon, colour and words. */
import { CircleCheck, Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, danger: OctagonAlert } as const

interface NoticeProps {
  tone: keyof typeof icons
  title: string
  children?: ReactNode
  actions?: ReactNode
  /** `alert` is spoken at once, `status` when there is a pause; left out: not spoken by itself. */
  role?: 'alert' | 'status'
}

export function Notice({ tone, title, children, actions, role }: NoticeProps) {
  const Icon = icons[tone]
  return (
    <div className={`kern-alert notice notice--${tone}`} role={role}>
      <Icon className="icon" aria-hidden="true" />
      <div className="notice__body">
        <p className="notice__title">{title}</p>
        {children}
        {actions && <div className="notice__actions">{actions}</div>}
      </div>
    </div>
  )
}
