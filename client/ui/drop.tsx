/**
 * A button that opens a small panel below itself. Escape, a press elsewhere and leaving it by keyboard close it;
 * Escape gives the focus back to the button.
 */
import {
  createContext,
  use,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react'

interface DropProps {
  /** What the button shows. */
  face: ReactNode
  /** The button's name where the face does not say it. */
  label?: string
  className?: string
  children: ReactNode
}

/** What opens below the window's edge is brought into sight, as a list of the system is. */
const bringIntoSight = (panel: HTMLElement | null): void => panel?.scrollIntoView({ block: 'nearest' })

const Closing = createContext<() => void>(() => {})

export function Drop({ face, label, className = '', children }: DropProps) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const panelId = useId()
  const close = () => setOpen(false)
  const giveBack = () => {
    close()
    button.current?.focus()
  }
  useLeaving(root, open, close, giveBack)
  return (
    <div className={`drop ${className}`} ref={root}>
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
        <div className="drop__panel" id={panelId} ref={bringIntoSight}>
          <Closing value={giveBack}>{children}</Closing>
        </div>
      )}
    </div>
  )
}

/** Calls `leave` when someone presses or goes elsewhere, `escape` on the Escape key. */
function useLeaving(
  root: RefObject<HTMLElement | null>,
  open: boolean,
  leave: () => void,
  escape: () => void,
): void {
  const isOutside = (place: EventTarget | null) => place instanceof Node && !root.current?.contains(place)
  const press = useEffectEvent((event: PointerEvent) => isOutside(event.target) && leave())
  const goOn = useEffectEvent((event: FocusEvent) => isOutside(event.target) && leave())
  const key = useEffectEvent((event: KeyboardEvent) => event.key === 'Escape' && escape())
  useEffect(() => {
    if (!open) return
    const stop = new AbortController()
    document.addEventListener('pointerdown', (event) => press(event), { signal: stop.signal })
    document.addEventListener('focusin', (event) => goOn(event), { signal: stop.signal })
    document.addEventListener('keydown', (event) => key(event), { signal: stop.signal })
    return () => stop.abort()
  }, [open])
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
