/** The tools for the text, acting on the editor used last. A tool that cannot be used says why. */
import type { Editor } from '@tiptap/core'
import type { SectionId } from '#shared/ids'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { calmly } from '../sync/after-paint.ts'
import { useSelected } from '../sync/selected.ts'
import { useRoomDoor } from '../sync/use-room.ts'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'
import { late } from '../ui/late.tsx'
import { useWords } from '../words/words.ts'
import { useDesk } from './desk-context.ts'
import { useActive } from './desk.tsx'
import { PartMissing } from './part-missing.tsx'
import { ariaKeys, sayKeys } from './shortcut.ts'
import { sameToolStates, toolGroups, toolStates, type Tool, type ToolName, type ToolState } from './tools.ts'
import { sayReadOnly } from './why-read-only.ts'
import './own-words.ts'
import './editor.css'

interface LinkDialogProps {
  editor: Editor
  onClose: () => void
}

const LinkDialog = late<LinkDialogProps>(async () => (await import('./link-dialog.tsx')).LinkDialog, {
  missing: (again, { onClose }) => <PartMissing onAgain={again} onClose={onClose} />,
})

/** Stands inside an EditorDesk. */
export function EditorToolbar() {
  const { t } = useWords('editor')
  const active = useActive()
  if (typeof active === 'string') return <Tools editor={null} blocked={t(`whyNot.${active}`)} />
  return <ToolsFor editor={active.editor} section={active.section} />
}

function ToolsFor({ editor, section }: { editor: Editor; section: SectionId }) {
  const { t } = useWords('editor')
  const { records } = useRecords()
  const { access, failure } = useRoomDoor(section)
  return (
    <Tools editor={editor} blocked={access === 'write' ? null : sayReadOnly(t, records, section, failure)} />
  )
}

interface ToolsProps {
  editor: Editor | null
  /** Why none of the tools can be used; null: they can. */
  blocked: string | null
}

function Tools({ editor, blocked }: ToolsProps) {
  const { t } = useWords('editor')
  const bar = useRef<HTMLDivElement>(null)
  const [asksForLink, askForLink] = useState(false)
  const [current, setCurrent] = useState<ToolName>('heading1')
  const states = useToolStates(editor)
  const desk = useDesk()
  useHush(bar)
  useToolbarKeys(editor, bar, blocked === null ? () => askForLink(true) : null)
  const use = (tool: Tool) => {
    if (editor === null) return
    if (tool.name === 'link') askForLink(true)
    else if (tool.name === 'file') desk?.askForFile()
    else tool.run(editor)
  }
  // Of a tool that is not shown any more, the first one takes the place in the tab order.
  const stop = states?.[current].shown === false ? 'heading1' : current
  return (
    <div
      ref={bar}
      role="toolbar"
      tabIndex={-1}
      aria-label={t('toolbar')}
      className="toolbar"
      onPointerOut={(event) => event.currentTarget.removeAttribute('data-quiet')}
      onKeyDown={(event) => walk(event, bar.current, editor)}
    >
      {toolGroups.map((group) => (
        <div key={group[0]?.name} className="toolbar__group" role="group">
          {group.map((tool) => (
            <ToolButton
              key={tool.name}
              tool={tool}
              state={states?.[tool.name] ?? null}
              blocked={blocked}
              inTabOrder={stop === tool.name}
              onFocus={() => setCurrent(tool.name)}
              onUse={() => use(tool)}
            />
          ))}
        </div>
      ))}
      {asksForLink && editor !== null && <LinkDialog editor={editor} onClose={() => askForLink(false)} />}
    </div>
  )
}

function useToolStates(editor: Editor | null): Record<ToolName, ToolState> | null {
  const { later } = useWorkshop()
  const subscribe = useMemo(() => calmly((watcher) => watch(editor, watcher), later), [editor, later])
  return useSelected(subscribe, () => (editor === null ? null : toolStates(editor)), sameToolStates)
}

function watch(editor: Editor | null, watcher: () => void): () => void {
  editor?.on('transaction', watcher)
  return () => void editor?.off('transaction', watcher)
}

interface ToolButtonProps {
  tool: Tool
  /** null: there is no editor yet. */
  state: ToolState | null
  blocked: string | null
  inTabOrder: boolean
  onFocus: () => void
  onUse: () => void
}

function ToolButton({ tool, state, blocked, inTabOrder, onFocus, onUse }: ToolButtonProps) {
  const { t } = useWords('editor')
  const tip = useId()
  if (tool.onlyInTable === true && state?.shown !== true) return null
  const reason = blocked ?? (state === null || state.reason === null ? null : t(`whyNot.${state.reason}`))
  const Icon = tool.icon
  return (
    <button
      type="button"
      className="tool"
      tabIndex={inTabOrder ? 0 : -1}
      aria-label={t(`tool.${tool.name}`)}
      aria-pressed={tool.isOn === null ? undefined : state?.on === true && blocked === null}
      aria-disabled={reason !== null}
      aria-keyshortcuts={tool.keys === undefined ? undefined : ariaKeys(tool.keys)}
      aria-describedby={reason === null ? undefined : tip}
      onFocus={onFocus}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => reason === null && onUse()}
    >
      <Icon className="icon" aria-hidden="true" />
      {tool.sign !== undefined && (
        <span className="tool__sign" aria-hidden="true">
          {tool.sign}
        </span>
      )}
      <span className="tool__tip" aria-hidden="true">
        <span className="tool__name">{t(`tool.${tool.name}`)}</span>
        {tool.keys !== undefined && (
          <kbd>{sayKeys(t('app:keys.control'), t('app:keys.shift'), tool.keys)}</kbd>
        )}
        {reason !== null && (
          <span className="tool__reason" id={tip}>
            {reason}
          </span>
        )}
      </span>
    </button>
  )
}

/** Left and right walk through the tools, Escape leads back to the text. */
function walk(event: KeyboardEvent, bar: HTMLElement | null, editor: Editor | null): void {
  const tools = [...(bar?.querySelectorAll<HTMLElement>('button.tool') ?? [])]
  const at = tools.findIndex((tool) => tool === document.activeElement)
  if (at < 0) return
  if (event.key === 'Escape') return void editor?.commands.focus()
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tools.length - 1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  tools[(to + tools.length) % tools.length]?.focus()
}

/** Escape hides the tip under the pointer, wherever the focus is (WCAG 1.4.13). */
function useHush(bar: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const hush = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape') bar.current?.setAttribute('data-quiet', '')
    }
    document.addEventListener('keydown', hush)
    return () => document.removeEventListener('keydown', hush)
  }, [bar])
}

/** Out of the text: Alt+F10 into the toolbar, Ctrl+K asks for a link. */
function useToolbarKeys(
  editor: Editor | null,
  bar: { current: HTMLElement | null },
  askForLink: (() => void) | null,
): void {
  useEffect(() => {
    if (editor === null || editor.isDestroyed) return
    const text = editor.view.dom
    const pressed = (event: globalThis.KeyboardEvent) => {
      if (event.altKey && event.key === 'F10')
        bar.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
      else if (!isLinkKey(event)) return
      else if (askForLink !== null && mayLink(editor)) askForLink()
      event.preventDefault()
    }
    text.addEventListener('keydown', pressed)
    return () => text.removeEventListener('keydown', pressed)
  })
}

const isLinkKey = (event: globalThis.KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k'

const mayLink = (editor: Editor): boolean => !editor.state.selection.empty || editor.isActive('link')
