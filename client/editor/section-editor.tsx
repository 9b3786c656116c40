/** A section's text to write in: a TipTap editor on the room's Y.Doc, read-only for who may only read. */
import { EditorContent, useEditor, type Editor } from '@tiptap/react'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import type { SectionId } from '#shared/ids'
import { useLayoutEffect, useMemo, useReducer, useRef } from 'react'
import type { SectionRoom } from '../sync/section-room.ts'
import { useRoomDoor, useWorkshop } from '../sync/workshop.tsx'
import { useWords } from '../words/words.ts'
import { useDesk } from './desk.tsx'
import { editorExtensions } from './extensions.ts'
import { deskKeys } from './keys.ts'
import { ReadingText } from './reading-text.tsx'
import { holdsUnknown } from './unknown-content.ts'
import { readUnread } from './unread.ts'
import './carets.css'
import './editor.css'

interface SectionEditorProps {
  section: SectionId
  /** Names the text for assistive technology, e.g. "1.2 Elementarbereich". */
  label: string
}

/** Before the text is here nothing can be written: an empty page must never be taken for an empty text. */
export function SectionEditor({ section, label }: SectionEditorProps) {
  const { t } = useWords('editor')
  const { room, synced, access } = useRoomDoor(section)
  const unknown = useMemo(() => synced && holdsUnknown(room.doc), [room, synced])
  if (!synced) {
    return (
      <p className="text-waiting" role="status">
        {t('waiting')}
      </p>
    )
  }
  if (unknown) return <TooNew section={section} />
  return <WhenItsTurn key={room.doc.guid} room={room} label={label} editable={access === 'write'} />
}

/** Until its editor is made, the text can be read. */
function WhenItsTurn(props: LiveTextProps) {
  const desk = useDesk()
  const still = useRef<HTMLDivElement>(null)
  const [itsTurn, begin] = useReducer(() => true, desk === null)
  useLayoutEffect(() => {
    if (desk !== null && still.current !== null) return desk.turns.ask(still.current, begin)
    return undefined
  }, [desk])
  if (itsTurn) return <LiveText {...props} />
  return (
    <div ref={still} className="section-text section-text--still">
      <ReadingText section={props.room.section} />
    </div>
  )
}

function TooNew({ section }: { section: SectionId }) {
  const { t } = useWords('editor')
  return (
    <>
      <p className="text-waiting">{t('tooNew')}</p>
      <ReadingText section={section} />
    </>
  )
}

interface LiveTextProps {
  room: SectionRoom
  label: string
  editable: boolean
}

function LiveText({ room, label, editable }: LiveTextProps) {
  const { t } = useWords('editor')
  const attributes = useMemo(() => textboxAttributes(label, editable, t('placeholder')), [label, editable, t])
  const { presence } = useWorkshop()
  const desk = useDesk()
  const extensions = useMemo(
    () => [
      ...editorExtensions({ section: room.section, doc: room.doc, presence }),
      ...(desk === null ? [] : [deskKeys(desk, room.section)]),
    ],
    [room, presence, desk],
  )
  const editor = useEditor(
    {
      extensions,
      // Plain data: parsing HTML would need a Trusted Types policy, and the text comes from the Y.Doc anyway.
      content: { type: 'doc', content: [] },
      editable,
      injectCSS: false,
      editorProps: { attributes },
      shouldRerenderOnTransaction: false,
    },
    [extensions],
  )
  useLayoutEffect(() => desk?.add(room.section, editor), [desk, room, editor])
  useLayoutEffect(() => room.onArrival(() => !editor.isDestroyed && readUnread(editor.view)), [room, editor])
  useLayoutEffect(() => apply(editor, editable, attributes), [editor, editable, attributes])
  return <EditorContent editor={editor} className="section-text" />
}

function apply(editor: Editor, editable: boolean, attributes: Record<string, string>): void {
  if (editor.isDestroyed) return
  if (editor.options.editorProps.attributes !== attributes) editor.setOptions({ editorProps: { attributes } })
  if (editor.isEditable !== editable) editor.setEditable(editable)
  // Undo works in a read-only editor: it must have nothing to take back.
  if (!editable) yUndoPluginKey.getState(editor.state)?.undoManager.clear()
}

const textboxAttributes = (
  label: string,
  editable: boolean,
  placeholder: string,
): Record<string, string> => ({
  class: 'text',
  role: 'textbox',
  lang: 'de',
  spellcheck: 'true',
  tabindex: '0',
  'aria-multiline': 'true',
  'aria-label': label,
  'aria-readonly': editable ? 'false' : 'true',
  'data-placeholder': editable ? placeholder : '',
})
