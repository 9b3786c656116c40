/** The copy of a section's text in which one suggests: an editor that is made anew when its copy is, or when it breaks. */
import type { Editor } from '@tiptap/core'
import { useEffect, useEffectEvent, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { usePresence } from '../../sync/use-here.ts'
import type { InsteadProps } from '../anchor-door.ts'
import { useDesk } from '../desk-context.ts'
import type { Refusal } from './rules.ts'
import { openScratch } from './scratch-editor.ts'
import type { Scratch } from './scratch.ts'

/** Where the caret goes when the editor is made; null: the focus stays where it is. */
export interface Caret {
  readonly from: number
  readonly to: number
}

interface ScratchTextProps extends InsteadProps {
  scratch: Scratch
  /** What the textbox says of itself beside its name. */
  attributes: Readonly<Record<string, string>>
  caret: Caret | null
  refuse: (why: Refusal) => void
  /** The editor that stands now; null: none. */
  onEditor: (editor: Editor | null) => void
}

export function ScratchText(props: ScratchTextProps) {
  const { scratch } = props
  const doc = useSyncExternalStore(scratch.subscribe, () => scratch.doc)
  const [last] = useState<{ caret: Caret | null }>({ caret: props.caret })
  return <ScratchEditor key={doc.guid} {...props} last={last} />
}

function ScratchEditor(props: ScratchTextProps & { last: { caret: Caret | null } }) {
  const { room, hands, scratch, last } = props
  const presence = usePresence()
  const desk = useDesk()
  const [editor, mount] = useState<Editor | null>(null)
  const stay = useEffectEvent(props.onEditor)
  const open = useEffectEvent(() =>
    openScratch({
      hands,
      scratch,
      section: room.section,
      presence,
      attributes: { ...editing, 'aria-label': props.label, ...props.attributes },
      watch: { onBroken: () => scratch.restart(), onUnknown: () => {} },
      refuse: props.refuse,
    }),
  )
  useLayoutEffect(() => {
    const made = open()
    // oxlint-disable-next-line react-hooks-js/set-state-in-effect -- As in `LiveText`: an editor is made where it can be let go of.
    mount(made)
    stay(made)
    made.on('focus', () => desk?.suggests(true))
    const stop = room.hold.while(hands.composingIn(made.view))
    return () => {
      const { from, to } = made.state.selection
      last.caret = made.view.hasFocus() ? { from, to } : null
      stop()
      stay(null)
      made.destroy()
    }
  }, [room, hands, scratch, last, desk])
  useEffect(() => () => desk?.suggests(false), [desk])
  useLayoutEffect(() => {
    if (editor?.isDestroyed === false && last.caret !== null) go(editor, last.caret)
  }, [editor, last])
  const { EditorContent } = hands
  return editor && <EditorContent editor={editor} />
}

const editing = {
  class: 'text text--scratch',
  role: 'textbox',
  lang: 'de',
  spellcheck: 'true',
  tabindex: '0',
  'aria-multiline': 'true',
  'aria-readonly': 'false',
}

function go({ view, commands }: Editor, { from, to }: Caret): void {
  const end = view.state.doc.content.size
  view.focus()
  commands.setTextSelection({ from: Math.min(from, end), to: Math.min(to, end) })
}
