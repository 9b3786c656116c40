/** A section's text as an editor: TipTap on the room's Y.Doc, read-only for who may only read. */
import { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { must } from '#shared/failure'
import { useEffectEvent, useLayoutEffect, useMemo, useRef } from 'react'
import type { SectionRoom } from '../sync/section-room.ts'
import { useWorkshop } from '../sync/workshop.tsx'
import { useDesk } from './desk-context.ts'
import { editorExtensions } from './extensions.ts'
import { goOnWithHistory } from './history.ts'
import { deskKeys } from './keys.ts'
import { rescueOf } from './rescue.ts'
import { readUnread } from './unread.ts'
import './carets.css'

export interface LiveTextProps {
  room: SectionRoom
  editable: boolean
  /** What the textbox says of itself. */
  attributes: Readonly<Record<string, string>>
  /** The editor broke and has to be made anew. */
  onBroken: (error: unknown) => void
  /** Something came that this page does not know. */
  onUnknown: () => void
}

export function LiveText({ room, editable, attributes, onBroken, onUnknown }: LiveTextProps) {
  const { presence } = useWorkshop()
  const desk = useDesk()
  const frame = useRef<HTMLDivElement>(null)
  const editor = useRef<Editor | null>(null)
  const onElement = useMemo(() => ({ ...attributes, ...editing }), [attributes])
  const make = useEffectEvent(
    () =>
      new Editor({
        element: must(frame.current, 'it is drawn'),
        extensions: [
          ...editorExtensions({ section: room.section, doc: room.doc, presence }, { onBroken, onUnknown }),
          ...(desk === null ? [] : [deskKeys(desk, room.section)]),
        ],
        // Plain data: parsing HTML would need a Trusted Types policy, and the text comes from the Y.Doc anyway.
        content: { type: 'doc', content: [] },
        editable,
        injectCSS: false,
        editorProps: { attributes: onElement },
      }),
  )
  useLayoutEffect(() => {
    const made = make()
    editor.current = made
    const stops = [
      goOnWithHistory(room.doc, made),
      room.onArrival(() => !made.isDestroyed && readUnread(made.view)),
      desk?.add(room.section, made),
    ]
    rescueOf(room.doc).rescuer?.takeUp(made.view)
    return () => {
      for (const stop of stops) stop?.()
      editor.current = null
      made.destroy()
    }
  }, [room, presence, desk])
  useLayoutEffect(() => {
    if (editor.current !== null) apply(editor.current, editable, onElement)
  }, [room, presence, desk, editable, onElement])
  return <div ref={frame} />
}

const editing = { class: 'text', spellcheck: 'true', tabindex: '0' }

function apply(editor: Editor, editable: boolean, attributes: Record<string, string>): void {
  // Letters that the browser has taken in but the editor has not read yet are words all the same.
  if (editor.isEditable && !editable) readUnread(editor.view)
  if (editor.options.editorProps.attributes !== attributes) editor.setOptions({ editorProps: { attributes } })
  if (editor.isEditable !== editable) editor.setEditable(editable)
  // Undo works in a read-only editor: it must have nothing to take back.
  if (!editable) yUndoPluginKey.getState(editor.state)?.undoManager.clear()
}
