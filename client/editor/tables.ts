/** Tables: a new one, rows and columns, the keys inside of one, and the way out of one at the edge of the text. */
import { Extension, type Editor } from '@tiptap/core'
import { GapCursor } from '@tiptap/pm/gapcursor'
import type { Node, Schema } from '@tiptap/pm/model'
import { Selection, TextSelection, type Command, type EditorState } from '@tiptap/pm/state'
import {
  addColumnAfter,
  addRowAfter,
  CellSelection,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isInTable,
  tableEditing,
} from '@tiptap/pm/tables'
import { must } from '#shared/failure'

/** Selecting cells, pasting into them, keeping them rectangular, and the keys. */
export const Tables = Extension.create({
  name: 'tables',
  // Behind the gap cursor: it moves the caret rather broadly.
  priority: 50,
  addProseMirrorPlugins: () => [tableEditing()],
  addKeyboardShortcuts: () => ({
    Tab: ({ editor }) =>
      act(editor, goToNextCell(1)) || (act(editor, addRowAfter) && act(editor, goToNextCell(1))),
    'Shift-Tab': ({ editor }) => act(editor, goToNextCell(-1)),
    Backspace: ({ editor }) => deleteWhole(editor),
    Delete: ({ editor }) => deleteWhole(editor),
  }),
})

const act = ({ state, view }: Editor, command: Command): boolean => command(state, view.dispatch, view)

/** Who has marked every cell means the table, not what is in it. */
function deleteWhole(editor: Editor): boolean {
  const { selection } = editor.state
  const whole = selection instanceof CellSelection && selection.isColSelection() && selection.isRowSelection()
  return whole && act(editor, deleteTable)
}

export const inTable = (editor: Editor): boolean => isInTable(editor.state)

export const tableActs = {
  addRow: (editor: Editor) => act(editor, addRowAfter),
  deleteRow: (editor: Editor) => act(editor, deleteRow),
  addColumn: (editor: Editor) => act(editor, addColumnAfter),
  deleteColumn: (editor: Editor) => act(editor, deleteColumn),
  deleteTable: (editor: Editor) => act(editor, deleteTable),
}

/** Puts a table of 3 rows and 3 columns where the caret is, the first row as its head, the caret in its first cell. */
export function insertTable(editor: Editor): void {
  const table = newTable(editor.schema)
  editor
    .chain()
    .focus()
    .command(({ tr }) => {
      const inside = tr.selection.from + 1
      tr.replaceSelectionWith(table)
      tr.setSelection(TextSelection.near(tr.doc.resolve(inside))).scrollIntoView()
      return true
    })
    .run()
}

/** Cells are made with a paragraph to write in: the schema would leave them empty. */
function newTable(schema: Schema): Node {
  const make = (name: string, content: Node | Node[] = []) =>
    must(schema.nodes[name], `the schema has a ${name}`).create(null, content)
  const row = (cell: string) => {
    const cells = Array.from({ length: 3 }, () => make(cell, make('paragraph')))
    return make('tableRow', cells)
  }
  return make('table', [row('tableHeader'), row('tableCell'), row('tableCell')])
}

/** The gap beyond the table that the caret is in, where no text stands; null when there is none. */
export function gapBeyondTable(state: EditorState, direction: 1 | -1): Selection | null {
  const { $head } = state.selection
  for (let depth = $head.depth; depth > 0; depth--) {
    if ($head.node(depth).type.name !== 'table') continue
    return new GapCursor(state.doc.resolve(direction === 1 ? $head.after(depth) : $head.before(depth)))
  }
  return null
}

/** Whether the caret stands in a gap at the very edge of the text. */
export const isGapAtEdge = ({ selection, doc }: EditorState, direction: 1 | -1): boolean =>
  selection instanceof GapCursor && selection.head === (direction === 1 ? doc.content.size : 0)
