/** The editor of a copy: as a section's, but for what a suggestion cannot carry. */
import type { Editor } from '@tiptap/core'
import type { DecorationSet, EditorView } from '@tiptap/pm/view'
import { resolveAnchor } from '../anchors/resolving.ts'
import { SectionText } from '../anchors/section-text.ts'
import { suggestionEdit } from '../anchors/suggestion-edit.ts'
import type { CaretsOptions } from '../carets.ts'
import type { ScratchHands } from '../scratch-hands.ts'
import type { EditorWatch } from '../silencer.ts'
import { changeMarks } from './drawing.ts'
import { ours, wordsOnly, writing, type Refusal } from './rules.ts'
import type { Proposal, Scratch } from './scratch.ts'

export interface ScratchEditorOptions extends Omit<CaretsOptions, 'doc'> {
  readonly hands: ScratchHands
  readonly scratch: Scratch
  readonly attributes: Readonly<Record<string, string>>
  readonly watch: EditorWatch
  readonly refuse: (why: Refusal) => void
}

/** An editor on the present copy, with everything put in that waits for it. */
export function openScratch(options: ScratchEditorOptions): Editor {
  const { hands, scratch, attributes, watch, refuse, ...place } = options
  const key = new hands.PluginKey<DecorationSet>('changeMarks')
  const extensions = hands.editorExtensions({ ...place, doc: scratch.doc }, watch)
  const editor: Editor = new hands.Editor({
    extensions: [...writing(extensions), wordsOnly(hands, refuse), changeMarks(hands, key, scratch)],
    content: { type: 'doc', content: [] },
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    editorProps: { attributes: { ...attributes } },
  })
  const leave = scratch.show({
    read: () => hands.readUnread(editor.view),
    putIn: (proposals) => putIn(options, editor, proposals),
  })
  editor.on('destroy', leave)
  return editor
}

/** Returns those that do not fit. What was put in anew is not to be taken back by an undo that meant something else. */
function putIn(
  { hands, scratch }: ScratchEditorOptions,
  { view }: Editor,
  all: readonly Proposal[],
): Proposal[] {
  const left = all.filter((one) => !putOne(scratch, view, one))
  hands.undoKey.getState(view.state)?.undoManager.clear()
  return left
}

/** The copy has the letters of the text: anchors hold in it. */
function putOne(scratch: Scratch, view: EditorView, proposal: Proposal): boolean {
  const { anchor } = proposal
  const found = anchor && resolveAnchor(new SectionText(scratch.doc), anchor)
  if (found?.kind !== 'held') return false
  const edit = suggestionEdit(view.state, found, proposal)
  if (edit.kind === 'edit') view.dispatch(edit.tr.setMeta(ours, true))
  return edit.kind === 'edit'
}
