/** Tables: a new one, rows and columns, the keys inside of one, and the way out of one at the edge of the text. */
import { Extension, type Editor } from '@tiptap/core'
import { GapCursor } from '@tiptap/pm/gapcursor'
import type { Node, Schema } from '@tiptap/pm/model'
import { Plugin, Selection, TextSelection, type Command, type EditorState } from '@tiptap/pm/state'
import { must } from '#shared/failure'
import type { tableTools } from './table-tools.ts'

type TableTools = typeof tableTools
/** The command that does it, once there are tools. */
type Tool = (tools: TableTools) => Command

let tools: TableTools | null = null

/** Fetches the tools. Rejects when they cannot be fetched; the next call tries again. */
export async function fetchTableTools(): Promise<TableTools> {
  tools ??= (await import('./table-tools.ts')).tableTools
  return tools
}

/** The name under which prosemirror-tables keeps its state, and finds it again; it makes it when it comes. */
export const tablesKey = 'selectingCells$'

/** prosemirror-tables' plugin, at rest until its file is here: that comes with the focus, and nobody acts in a table before. */
const tableDoor = (): Plugin => {
  const plugin: Plugin = new Plugin({
    state: {
      init: () => null,
      apply: (tr, cells, before, now) =>
        tools?.editing.state?.apply.call(plugin, tr, cells, before, now) ?? null,
    },
    appendTransaction: (changes, before, now) =>
      tools?.editing.appendTransaction?.call(plugin, changes, before, now) ?? null,
    props: {
      decorations: (state) => tools?.editing.props?.decorations?.call(plugin, state),
      createSelectionBetween: (view, anchor, head) =>
        tools?.editing.props?.createSelectionBetween?.call(plugin, view, anchor, head) ?? null,
      handleKeyDown: (view, event) => tools?.editing.props?.handleKeyDown?.call(plugin, view, event) ?? false,
      handlePaste: (view, event, slice) =>
        tools?.editing.props?.handlePaste?.call(plugin, view, event, slice) ?? false,
      handleTripleClick: (view, at, event) =>
        tools?.editing.props?.handleTripleClick?.call(plugin, view, at, event) ?? false,
      handleDOMEvents: {
        mousedown: (view, event) =>
          tools?.editing.props?.handleDOMEvents?.mousedown?.call(plugin, view, event) ?? false,
        // Where the file cannot be fetched, it is asked for again with the next coming.
        focus: () => void fetchTableTools().catch(() => {}),
      },
    },
  })
  return Object.assign(plugin, { key: tablesKey })
}

/** Selecting cells, pasting into them, keeping them rectangular, and the keys. */
export const Tables = Extension.create({
  name: 'tables',
  // Behind the gap cursor: it moves the caret rather broadly.
  priority: 50,
  addProseMirrorPlugins: () => [tableDoor()],
  addKeyboardShortcuts: () => ({
    Tab: ({ editor }) =>
      act(editor, next) || (act(editor, ({ addRowAfter }) => addRowAfter) && act(editor, next)),
    'Shift-Tab': ({ editor }) => act(editor, ({ goToNextCell }) => goToNextCell(-1)),
  }),
})

/** Who marked every cell means the table. Ahead of the general keys, which would empty the cells. */
export const TableDeletion = Extension.create({
  name: 'tableDeletion',
  priority: 150,
  addKeyboardShortcuts: () => ({
    Backspace: ({ editor }) => deleteWhole(editor),
    Delete: ({ editor }) => deleteWhole(editor),
  }),
})

const next: Tool = ({ goToNextCell }) => goToNextCell(1)

const act = ({ state, view }: Editor, tool: Tool): boolean =>
  tools !== null && tool(tools)(state, view.dispatch, view)

const deleteWhole = (editor: Editor): boolean =>
  tools?.isWholeTable(editor.state) === true && act(editor, ({ deleteTable }) => deleteTable)

export function inTable({ state }: Editor): boolean {
  const { $head } = state.selection
  for (let depth = $head.depth; depth > 0; depth--)
    if ($head.node(depth).type.name === 'tableRow') return true
  return false
}

/** From the toolbar, which is used by who has been in the text. */
const acting = (tool: Tool) => (editor: Editor) => void fetchTableTools().then(() => act(editor, tool))

export const tableActs = {
  addRow: acting(({ addRowAfter }) => addRowAfter),
  deleteRow: acting(({ deleteRow }) => deleteRow),
  addColumn: acting(({ addColumnAfter }) => addColumnAfter),
  deleteColumn: acting(({ deleteColumn }) => deleteColumn),
  deleteTable: acting(({ deleteTable }) => deleteTable),
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
