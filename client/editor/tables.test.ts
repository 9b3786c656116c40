import type { Editor } from '@tiptap/core'
import { CellSelection, tableEditingKey, TableMap } from '@tiptap/pm/tables'
import { must } from '#shared/failure'
import { afterEach, expect, test, vi } from 'vitest'
import { closeEditors, docOf, openEditor, paragraph } from './editor.fake.ts'
import { fetchTableTools, insertTable, inTable, tableActs, tablesKey } from './tables.ts'

afterEach(closeEditors)

/** An editor with a new table of 3 × 3 cells behind one paragraph, the caret in the first cell. */
function withTable(): Editor {
  const editor = openEditor(docOf([paragraph('davor')]))
  editor.commands.setTextSelection(editor.state.doc.content.size - 1)
  insertTable(editor)
  return editor
}

const tableOf = ({ state }: Editor) =>
  must(
    state.doc.children.find(({ type }) => type.name === 'table'),
    'a table',
  )

function sizeOf(editor: Editor): string {
  const { width, height } = TableMap.get(tableOf(editor))
  return `${width} × ${height}`
}

const press = ({ view }: Editor, key: string): boolean =>
  view.someProp('handleKeyDown', (handle) => handle(view, new KeyboardEvent('keydown', { key }))) === true

test('[E58] a new table is there at once, the caret in its first cell', () => {
  const editor = withTable()
  expect([sizeOf(editor), inTable(editor)]).toEqual(['3 × 3', true])
})

test('[E58] the tools come with the focus, and find their state under the name kept for them', async () => {
  const editor = withTable()
  editor.view.dom.dispatchEvent(new FocusEvent('focus'))
  await fetchTableTools()
  expect(Reflect.get(tableEditingKey, 'key')).toBe(tablesKey)
  expect(tableEditingKey.get(editor.state)).toBeDefined()
})

test('[E58] a tool that is used before they came acts when they are here', async () => {
  const editor = withTable()
  tableActs.addRow(editor)
  tableActs.addColumn(editor)
  await vi.waitFor(() => expect(sizeOf(editor)).toBe('4 × 4'))
})

test('[E58] Tab goes from cell to cell, and from the last one into a new row', async () => {
  const editor = withTable()
  await fetchTableTools()
  for (let cell = 1; cell < 9; cell++) press(editor, 'Tab')
  expect(sizeOf(editor)).toBe('3 × 3')
  press(editor, 'Tab')
  expect(sizeOf(editor)).toBe('3 × 4')
})

test('[E58] who marked every cell and deletes means the table', async () => {
  const editor = withTable()
  await fetchTableTools()
  const at = editor.state.doc.children[0]?.nodeSize ?? 0
  const map = TableMap.get(tableOf(editor))
  const [first, last] = [must(map.map[0], 'a cell'), must(map.map.at(-1), 'a cell')]
  editor.view.dispatch(
    editor.state.tr.setSelection(CellSelection.create(editor.state.doc, at + 1 + first, at + 1 + last)),
  )
  press(editor, 'Backspace')
  expect(editor.state.doc.children.map(({ type }) => type.name)).not.toContain('table')
})
