/** A file's text put into a section: one ordinary edit, which one undo takes back whole. */
import type { Editor } from '@tiptap/core'
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { prefilledHeadings } from '#shared/plan'
import type { Hands } from '../hands.ts'

/** Where it goes. */
export type Spot = 'template' | 'caret' | 'end'

/** Where a text can be put in the section, the likeliest first. Where nothing stands yet there is nothing to choose. */
export function spotsIn(doc: Node): readonly Spot[] {
  if (saysNothing(doc)) return ['end']
  return isTemplate(doc) ? ['template', 'caret', 'end'] : ['caret', 'end']
}

const saysNothing = (node: Node): boolean => node.textContent.trim() === ''

/** Whether nothing but the headings of a fresh section stands there. */
function isTemplate(doc: Node): boolean {
  const said = doc.content.content.filter((block) => !saysNothing(block))
  return (
    said.every(({ type }) => type.name === 'heading') &&
    said.map(({ textContent }) => textContent).join('\n') === prefilledHeadings.join('\n')
  )
}

/** Puts the document's blocks at the spot; the caret goes behind them. */
export function insertText(
  { Fragment, Selection, yUndoPluginKey }: Hands,
  editor: Editor,
  text: Node,
  spot: Spot,
): void {
  const { state, view } = editor
  const tr = state.tr
  const from = makeRoom(tr, spot)
  // The text may have been drawn by an editor that was made anew since.
  const blocks = Fragment.fromJSON(state.schema, text.content.toJSON())
  tr.insert(from, blocks)
  tr.setSelection(Selection.near(tr.doc.resolve(from + blocks.size), -1)).scrollIntoView()
  const history = yUndoPluginKey.getState(state)?.undoManager
  // What was typed just before and what comes after are steps of their own.
  history?.stopCapturing()
  view.dispatch(tr)
  history?.stopCapturing()
}

/** Clears or opens the place for new blocks. Returns where they go. */
function makeRoom(tr: Transaction, spot: Spot): number {
  const { doc } = tr
  const end = doc.content.size
  // Who wrote something into the template meanwhile must not lose it.
  if (saysNothing(doc) || (spot === 'template' && isTemplate(doc))) {
    tr.delete(0, end)
    return 0
  }
  if (spot === 'caret') return roomAt(tr, tr.selection.$to)
  return isBlank(doc.lastChild) ? withoutBlock(tr, end - (doc.lastChild?.nodeSize ?? 0)) : end
}

/** At the caret between blocks; within a list, a quote or a table, behind it. */
function roomAt(tr: Transaction, $at: ResolvedPos): number {
  if ($at.depth === 0) return $at.pos
  const block = $at.node(1)
  if (isBlank(block)) return withoutBlock(tr, $at.before(1))
  if (!block.isTextblock || $at.parentOffset === block.content.size) return $at.after(1)
  if ($at.parentOffset === 0) return $at.before(1)
  tr.split($at.pos)
  return $at.pos + 1
}

const isBlank = (block: Node | null): boolean => block?.type.name === 'paragraph' && block.content.size === 0

function withoutBlock(tr: Transaction, at: number): number {
  tr.delete(at, at + 2)
  return at
}

/** Puts the caret where the pointer is, so that "at the caret" is where a file was dropped. */
export function setCaretAt(
  { Selection }: Hands,
  { view, isEditable }: Editor,
  point: { left: number; top: number },
): void {
  const found = view.posAtCoords(point)
  if (found === null || !isEditable) return
  view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(found.pos))))
}
