/** What prosemirror-tables does for us. It comes when somebody comes to write (`tables.ts`). */
import {
  addColumnAfter,
  addRowAfter,
  CellSelection,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  tableEditing,
} from '@tiptap/pm/tables'
import type { EditorState } from '@tiptap/pm/state'

/** Whether every cell of a table is marked: the table is meant then, not what is in it. */
const isWholeTable = ({ selection }: EditorState): boolean =>
  selection instanceof CellSelection && selection.isColSelection() && selection.isRowSelection()

export const tableTools = {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isWholeTable,
  /** Selecting cells, pasting into them, keeping them rectangular. */
  editing: tableEditing().spec,
} as const
