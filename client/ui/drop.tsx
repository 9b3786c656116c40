/**
 * A button that opens a small panel below itself. Escape, a press elsewhere and leaving it by keyboard close it;
 * Escape gives the focus back to the button.
 */
import { createContext, use, useEffect, useId, useRef, useState, type ReactNode } from 'react'

interface DropProps {
  /** What the button shows. */
  face: ReactNode
  /** The button's name where the face does not say it. */
  label?: string
  className?: string
  children: ReactNode
}

const Closing = createContext<() => void>(() => {})

export function Drop({ face, label, className = '', children }: DropProps) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const panelId = useId()
  const close = () => setOpen(false)
  usePressOutside(root, open, close)
  const giveBack = () => {
    close()
    button.current?.focus()
  }
  return (
    <div
      className={`drop ${className}`}
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        event.stopPropagation()
        giveBack()
      }}
      onBlur={(event) => {
        if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) close()
      }}
    >
      <button
        ref={button}
        type="button"
        className="drop__button"
        aria-label={label}
        aria-expanded={open}
        aria-controls={open ? panelId : undefined}
        onClick={() => setOpen(!open)}
      >
        {face}
      </button>
      {open && (
        <div className="drop__panel" id={panelId}>
          <Closing value={giveBack}>{children}</Closing>
        </div>
      )}
    </div>
  )
}

function usePressOutside(root: { current: HTMLElement | null }, open: boolean, close: () => void): void {
  const closing = useRef(close)
  closing.current = close
  useEffect(() => {
    if (!open) return
    const press = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) closing.current()
    }
    document.addEventListener('pointerdown', press)
    return () => document.removeEventListener('pointerdown', press)
  }, [open, root])
}

interface DropItemProps {
  icon?: ReactNode
  disabled?: boolean
  onChoose: () => void
  children: ReactNode
}

/** A command in the panel; choosing it closes the panel and gives the focus back to the button. */
export function DropItem({ icon, disabled = false, onChoose, children }: DropItemProps) {
  const close = use(Closing)
  const choose = () => {
    close()
    onChoose()
  }
  return (
    <button type="button" className="drop__item" disabled={disabled} onClick={choose}>
      {icon}
      {children}
    </button>
  )
}
