/**
 * A modal dialog, the browser's own: focus stays inside, Escape closes it, and focus returns to where it came
 * from. It is open as long as it is rendered.
 */
import { useEffect, useId, useRef, type ReactNode } from 'react'

interface DialogProps {
  title: string
  onClose: () => void
  children: ReactNode
}

export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const opened = dialog.current
    const before = document.activeElement
    opened?.showModal()
    return () => {
      opened?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog ref={dialog} className="kern-dialog" aria-labelledby={titleId} onCancel={onClose}>
      <div className="dialog">
        <h2 className="dialog__title" id={titleId}>
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  )
}

export const DialogActions = ({ children }: { children: ReactNode }) => (
  <div className="dialog__actions">{children}</div>
)
