/** A section's text as an editor: TipTap on the room's Y.Doc, read-only for who may only read. */
import { Editor, EditorContent } from '@tiptap/react'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { useEffectEvent, useLayoutEffect, useMemo, useState } from 'react'
import type { SectionRoom } from '../sync/section-room.ts'
import { usePresence } from '../sync/use-here.ts'
import { composingIn } from './composing.ts'
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

/**
 * Not `useEditor`: it makes its editor while React draws and destroys it a turn later. A text that rests, or whose
 * editor broke, must have let go of the document before the next one begins, and its history must be kept first.
 */
export function LiveText({ room, editable, attributes, onBroken, onUnknown }: LiveTextProps) {
  const presence = usePresence()
  const desk = useDesk()
  const [editor, mount] = useState<Editor | null>(null)
  const onElement = useMemo(() => ({ ...attributes, ...editing }), [attributes])
  const make = useEffectEvent(
    () =>
      new Editor({
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
    // oxlint-disable-next-line react-hooks-js/set-state-in-effect -- An editor is made where it can be let go of: in an effect.
    mount(made)
    const stops = [
      goOnWithHistory(room.doc, made),
      room.onArrival(() => !made.isDestroyed && readUnread(made.view)),
      room.hold.while(composingIn(made.view)),
      desk?.add(room.section, made),
    ]
    return () => {
      for (const stop of stops) stop?.()
      made.destroy()
    }
  }, [room, presence, desk])
  useLayoutEffect(() => {
    // In its place: what it takes up may be the focus.
    if (editor?.isDestroyed === false) rescueOf(room.doc).rescuer?.takeUp(editor.view)
  }, [editor, room])
  useLayoutEffect(() => {
    if (editor?.isDestroyed === false) apply(editor, editable, onElement)
  }, [editor, editable, onElement])
  return editor && <EditorContent editor={editor} />
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
