/** Above the copy: that one suggests, what that means, what is changed by now, and the ways to send it and to stop. */
import { Redo2, SquarePen, Undo2, type LucideIcon } from 'lucide-react'
import type { Editor } from '@tiptap/core'
import { useEffect, useRef, useState, type RefObject } from 'react'
import type { Refusal } from '../../editor/suggesting/rules.ts'
import type { ScratchHands } from '../../editor/scratch-hands.ts'
import { ariaKeys } from '../../editor/shortcut.ts'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../words/words.ts'
import type { Mode } from './mode.ts'

interface SuggestingBarProps {
  mode: Mode
  hands: ScratchHands
  /** How many passages are changed. */
  count: number
  /** The id of the sentence that says what this mode is. */
  lead: string
  refusal: Refusal | null
  onSend: () => void
  onStop: () => void
}

export function SuggestingBar({ mode, hands, count, lead, refusal, onSend, onStop }: SuggestingBarProps) {
  const { t } = useWords('threads')
  const bar = useRef<HTMLDivElement>(null)
  const steps = useSteps(mode, hands)
  useWayHere(mode, bar)
  const run = (name: 'undo' | 'redo') => mode.editor?.chain().focus()[name]().run()
  return (
    <div ref={bar} className="suggesting-bar" role="group" aria-label={t('suggesting.mode')}>
      <p className="suggesting-bar__lead" id={lead}>
        <SquarePen className="icon" aria-hidden="true" /> <strong>{t('suggesting.mode')}.</strong>{' '}
        {t('suggesting.lead')}
      </p>
      <div className="suggesting-bar__steps">
        <Tool name="undo" icon={Undo2} keys="Mod+Z" isOff={!steps.undo} onUse={() => run('undo')} />
        <Tool name="redo" icon={Redo2} keys="Mod+Shift+Z" isOff={!steps.redo} onUse={() => run('redo')} />
        <span className="suggesting-bar__count">
          {count === 0 ? t('suggesting.nothing') : t('suggesting.count', { count })}
        </span>
        <Button kind="primary" small disabled={count === 0} onClick={onSend}>
          {t('suggesting.send')}
        </Button>
        <Button small onClick={onStop}>
          {t('suggesting.stop')}
        </Button>
      </div>
      {refusal !== null && <p className="suggesting-bar__refusal">{t(`suggesting.${refusal}`)}</p>}
    </div>
  )
}

interface ToolProps {
  name: 'undo' | 'redo'
  icon: LucideIcon
  keys: string
  isOff: boolean
  onUse: () => void
}

function Tool({ name, icon: Icon, keys, isOff, onUse }: ToolProps) {
  const { t } = useWords('threads')
  return (
    <button
      type="button"
      className="tool"
      aria-label={t(`editor:tool.${name}`)}
      aria-keyshortcuts={ariaKeys(keys)}
      aria-disabled={isOff}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => !isOff && onUse()}
    >
      <Icon className="icon" aria-hidden="true" />
    </button>
  )
}

interface Steps {
  readonly undo: boolean
  readonly redo: boolean
}

/** Whether something can be taken back, or done again. */
function useSteps(mode: Mode, { undoKey }: ScratchHands): Steps {
  const [steps, show] = useState<Steps>({ undo: false, redo: false })
  useEffect(
    () =>
      mode.scratch.subscribe(() =>
        queueMicrotask(() => {
          const manager = historyOf(mode.editor, undoKey)
          const next = {
            undo: (manager?.undoStack.length ?? 0) > 0,
            redo: (manager?.redoStack.length ?? 0) > 0,
          }
          show((before) => (before.undo === next.undo && before.redo === next.redo ? before : next))
        }),
      ),
    [mode, undoKey],
  )
  return steps
}

const historyOf = (
  editor: Editor | null,
  key: ScratchHands['undoKey'],
): { readonly undoStack: readonly unknown[]; readonly redoStack: readonly unknown[] } | undefined =>
  editor === null || editor.isDestroyed ? undefined : key.getState(editor.state)?.undoManager

/** As from a text to its toolbar: Alt+F10. */
function useWayHere({ section }: Mode, bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const isHere = event.target instanceof Element && event.target.closest('.section')?.id === section
      if (!isHere || !event.altKey || event.key !== 'F10') return
      event.preventDefault()
      bar.current?.querySelector('button')?.focus()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [section, bar])
}
