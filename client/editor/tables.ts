/** A new table, and the way out of one that stands at the edge of the text. */
import type { AnyExtension, Editor } from '@tiptap/core'
import { GapCursor } from '@tiptap/pm/gapcursor'
import type { Node, Schema } from '@tiptap/pm/model'
import { Selection, TextSelection, type EditorState } from '@tiptap/pm/state'
import { must } from '#shared/failure'

/** Tables without a view of their own and without inline styles, which our policy forbids. */
export const withPlainTables = (extension: AnyExtension): AnyExtension =>
  extension.name === 'table'
    ? extension.extend({ addNodeView: () => null, renderHTML: () => ['table', ['tbody', 0]] })
    : extension

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
