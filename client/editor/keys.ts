/**
 * The keys of the editor. Ctrl+Alt is AltGr on German keyboards (AltGr+0 writes a bracket), so the shortcuts
 * that use it are replaced; the arrow keys lead from one section into the next.
 */
import { Extension, type AnyExtension, type Editor } from '@tiptap/core'
import { Selection, TextSelection, type EditorState } from '@tiptap/pm/state'
import type { SectionId } from '#shared/ids'
import type { Desk } from './desk.tsx'
import { gapBeyondTable, isGapAtEdge } from './tables.ts'

const usesCtrlAlt = new Set(['heading', 'paragraph', 'blockquote'])

/** The extension without its own shortcuts, where these use Ctrl+Alt or what a browser takes for itself. */
export const withoutCtrlAlt = (extension: AnyExtension): AnyExtension =>
  usesCtrlAlt.has(extension.name) ? extension.extend({ addKeyboardShortcuts: () => ({}) }) : extension

export const TextKeys = Extension.create({
  name: 'textKeys',
  addKeyboardShortcuts() {
    return {
      'Mod-Shift-1': ({ editor }) => editor.commands.toggleHeading({ level: 1 }),
      'Mod-Shift-2': ({ editor }) => editor.commands.toggleHeading({ level: 2 }),
      'Mod-Shift-3': ({ editor }) => editor.commands.setParagraph(),
      'Mod-Shift-9': ({ editor }) => editor.commands.toggleBlockquote(),
      // Browsers stop before an empty last cell.
      'Mod-Home': ({ editor }) => toEdge(editor, TextSelection.atStart(editor.state.doc)),
      'Mod-End': ({ editor }) => toEdge(editor, TextSelection.atEnd(editor.state.doc)),
    }
  },
})

function toEdge(editor: Editor, edge: Selection): true {
  editor.view.dispatch(editor.state.tr.setSelection(edge).scrollIntoView())
  return true
}

/** The arrow keys at the first and last line of `section`. */
export const deskKeys = (desk: Desk, section: SectionId) =>
  Extension.create({
    name: 'deskKeys',
    // Before the keys of tables and of the gap cursor.
    priority: 2000,
    addKeyboardShortcuts: () => ({
      ArrowDown: ({ editor }) => stepOut(desk, section, editor, 1),
      ArrowUp: ({ editor }) => stepOut(desk, section, editor, -1),
    }),
  })

function stepOut(desk: Desk, section: SectionId, editor: Editor, direction: 1 | -1): boolean {
  const { state, view } = editor
  const left = () => view.coordsAtPos(state.selection.head).left
  if (isGapAtEdge(state, direction)) return desk.step(section, direction, left())
  if (!isAtEdge(state, direction) || !view.endOfTextblock(direction === 1 ? 'down' : 'up')) return false
  const gap = gapBeyondTable(state, direction)
  if (gap === null) return desk.step(section, direction, left())
  view.dispatch(state.tr.setSelection(gap).scrollIntoView())
  return true
}

/** Whether no line of text stands beyond the caret's own. In a table the whole row is one line. */
function isAtEdge(state: EditorState, direction: 1 | -1): boolean {
  const { selection, doc } = state
  if (!selection.empty || !(selection instanceof TextSelection)) return false
  const { $head } = selection
  const row = depthOf(state, 'tableRow')
  const depth = row ?? $head.depth
  if (depth === 0) return true
  const beyond = direction === 1 ? $head.after(depth) : $head.before(depth)
  return Selection.findFrom(doc.resolve(beyond), direction, true) === null
}

function depthOf({ selection: { $head } }: EditorState, name: string): number | null {
  for (let depth = $head.depth; depth > 0; depth--) if ($head.node(depth).type.name === name) return depth
  return null
}
