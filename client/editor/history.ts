/**
 * What can be taken back stays with the text, not with the editor: an editor that rests and comes back, or is
 * made anew, goes on with the steps of the one before it.
 */
import type { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'

const kept = new WeakMap<Y.Doc, Pick<Y.UndoManager, 'undoStack' | 'redoStack'>>()

/** Gives the new `editor` the steps of the last one on `doc`. Returns the way to keep its own, before it is destroyed. */
export function goOnWithHistory(doc: Y.Doc, editor: Editor): () => void {
  const manager: Y.UndoManager | undefined = yUndoPluginKey.getState(editor.state)?.undoManager
  if (manager === undefined) return () => {}
  const before = kept.get(doc)
  if (before !== undefined) Object.assign(manager, before)
  return () => {
    const { undoStack, redoStack } = manager
    // Their notes are about the selection in an editor that is gone.
    for (const step of [...undoStack, ...redoStack]) step.meta.clear()
    kept.set(doc, { undoStack, redoStack })
  }
}
