/**
 * Containers may be empty (`block*`), so that concurrent edits throw nothing away; but nobody can put a caret
 * into one. After an own change, and when one starts to write, an empty container gets a paragraph, and a
 * list, table or row without anything in it goes.
 */
import { Extension } from '@tiptap/core'
import { isChangeOrigin } from '@tiptap/extension-collaboration'
import {
  Plugin,
  PluginKey,
  Selection,
  TextSelection,
  type EditorState,
  type Transaction,
} from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

const holdBlocks = new Set(['listItem', 'blockquote', 'tableCell', 'tableHeader'])
const holdParts = new Set(['bulletList', 'orderedList', 'table', 'tableRow'])

/** The change that fills or removes what stands empty; null when nothing does. */
export function fillEmpty(state: EditorState): Transaction | null {
  const tr = state.tr
  state.doc.descendants((node, at) => {
    if (node.childCount > 0) return
    const here = tr.mapping.map(at)
    if (holdBlocks.has(node.type.name)) tr.insert(here + 1, paragraph(state))
    if (holdParts.has(node.type.name)) tr.delete(here, here + node.nodeSize)
  })
  if (tr.doc.childCount === 0) tr.insert(0, paragraph(state))
  return tr.docChanged ? withCaret(tr, state.selection) : null
}

const paragraph = (state: EditorState) => {
  const made = state.schema.nodes['paragraph']?.create()
  if (made === undefined) throw new Error('bug: a schema without paragraphs')
  return made
}

/** Where the selection stood before the paragraph was there, there was nothing it could stand in. */
function withCaret(tr: Transaction, before: Selection): Transaction {
  if (tr.selection instanceof TextSelection && tr.selection.$head.parent.isTextblock) return tr
  return tr.setSelection(Selection.near(tr.doc.resolve(Math.min(before.from + 1, tr.doc.content.size))))
}

/** The binding sets the caret between the blocks where it knows no better: the tools would find no text there. */
function caretIntoText(state: EditorState): Transaction | null {
  const { selection, doc, tr } = state
  if (!(selection instanceof TextSelection) || selection.$head.parent.inlineContent) return null
  return doc.childCount === 0 ? null : tr.setSelection(Selection.near(selection.$head))
}

/** An empty text gets its first paragraph when somebody comes to write, not when it is opened. */
function begin(view: EditorView): false {
  if (view.editable && view.state.doc.childCount === 0) {
    const tr = fillEmpty(view.state)
    if (tr !== null) view.dispatch(tr)
  }
  return false
}

export const Fill = Extension.create({
  name: 'fill',

  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('fill'),
      appendTransaction: (transactions, _before, state) => {
        const changed = transactions.some((tr) => tr.docChanged)
        // What comes from elsewhere is not filled here.
        const own = changed && !transactions.some(isChangeOrigin)
        return (own ? fillEmpty(state) : null) ?? (changed ? caretIntoText(state) : null)
      },
      props: {
        handleDOMEvents: { focus: begin, beforeinput: begin, compositionstart: begin },
        handleKeyDown: begin,
        handlePaste: begin,
        handleDrop: begin,
      },
    }),
  ],
})
