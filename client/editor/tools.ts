/** The tools of the toolbar: what each does, when it is on, and why it cannot be used just now. */
import type { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import {
  Bold,
  Columns3,
  Heading1,
  Heading2,
  Italic,
  Link,
  List,
  ListOrdered,
  Pilcrow,
  Quote,
  Redo2,
  Rows3,
  Table,
  Trash2,
  Undo2,
  createLucideIcon,
  type LucideIcon,
} from 'lucide-react'

import { inTable, insertTable, tableActs } from './tables.ts'

/** A sheet with a plus: smaller than the one there is. */
const FilePlus = createLucideIcon('file', [['path', { d: 'M14 3H5v18h14V8zM12 11v6M9 14h6', key: 'a' }]])

export type ToolName =
  | 'heading1'
  | 'heading2'
  | 'paragraph'
  | 'bold'
  | 'italic'
  | 'bulletList'
  | 'orderedList'
  | 'blockquote'
  | 'link'
  | 'table'
  | 'file'
  | 'rowBelow'
  | 'rowDelete'
  | 'columnRight'
  | 'columnDelete'
  | 'tableDelete'
  | 'undo'
  | 'redo'

/** Why a tool cannot be used although the text may be written in; a key of `whyNot` in the words. */
export type ToolReason = 'selectForLink' | 'tableInTable' | 'nothingToUndo' | 'nothingToRedo'

export interface Tool {
  readonly name: ToolName
  readonly icon: LucideIcon
  /** A second sign beside the icon, where two tools share one. */
  readonly sign?: '+' | '−'
  /** As `aria-keyshortcuts` wants it, with `Mod` for Control or Command. */
  readonly keys?: string
  /** Only shown where it can do something. */
  readonly onlyInTable?: true
  /** Whether the tool is a state that is on or off; null: it only does something. */
  readonly isOn: ((editor: Editor) => boolean) | null
  readonly whyNot?: (editor: Editor) => ToolReason | null
  /** Whether writing goes on afterwards; otherwise the focus stays, so that it can be used again. */
  readonly run: (editor: Editor) => void
}

const heading = (level: 1 | 2) => ({
  isOn: (editor: Editor) => editor.isActive('heading', { level }),
  run: (editor: Editor) => void editor.chain().focus().toggleHeading({ level }).run(),
})

const only = (run: (editor: Editor) => void) => ({ isOn: null, run })

const undoManager = (editor: Editor): { undoStack: unknown[]; redoStack: unknown[] } | undefined =>
  yUndoPluginKey.getState(editor.state)?.undoManager

/** In groups, as they stand in the toolbar. */
export const toolGroups: readonly (readonly Tool[])[] = [
  [
    { name: 'heading1', icon: Heading1, keys: 'Mod+Shift+1', ...heading(1) },
    { name: 'heading2', icon: Heading2, keys: 'Mod+Shift+2', ...heading(2) },
    {
      name: 'paragraph',
      icon: Pilcrow,
      keys: 'Mod+Shift+3',
      isOn: (editor) => editor.isActive('paragraph'),
      run: (editor) => void editor.chain().focus().setParagraph().run(),
    },
  ],
  [
    {
      name: 'bold',
      icon: Bold,
      keys: 'Mod+B',
      isOn: (editor) => editor.isActive('bold'),
      run: (editor) => void editor.chain().focus().toggleBold().run(),
    },
    {
      name: 'italic',
      icon: Italic,
      keys: 'Mod+I',
      isOn: (editor) => editor.isActive('italic'),
      run: (editor) => void editor.chain().focus().toggleItalic().run(),
    },
    {
      name: 'link',
      icon: Link,
      keys: 'Mod+K',
      isOn: (editor) => editor.isActive('link'),
      whyNot: (editor) => (editor.state.selection.empty && !editor.isActive('link') ? 'selectForLink' : null),
      // The toolbar asks for the address.
      run: () => {},
    },
  ],
  [
    {
      name: 'bulletList',
      icon: List,
      keys: 'Mod+Shift+8',
      isOn: (editor) => editor.isActive('bulletList'),
      run: (editor) => void editor.chain().focus().toggleBulletList().run(),
    },
    {
      name: 'orderedList',
      icon: ListOrdered,
      keys: 'Mod+Shift+7',
      isOn: (editor) => editor.isActive('orderedList'),
      run: (editor) => void editor.chain().focus().toggleOrderedList().run(),
    },
    {
      name: 'blockquote',
      icon: Quote,
      keys: 'Mod+Shift+9',
      isOn: (editor) => editor.isActive('blockquote'),
      run: (editor) => void editor.chain().focus().toggleBlockquote().run(),
    },
  ],
  [
    {
      name: 'table',
      icon: Table,
      ...only(insertTable),
      whyNot: (editor) => (inTable(editor) ? 'tableInTable' : null),
    },
    // The toolbar asks for the file.
    { name: 'file', icon: FilePlus, ...only(() => {}) },
    {
      name: 'rowBelow',
      icon: Rows3,
      sign: '+',
      onlyInTable: true,
      ...only(tableActs.addRow),
    },
    {
      name: 'rowDelete',
      icon: Rows3,
      sign: '−',
      onlyInTable: true,
      ...only(tableActs.deleteRow),
    },
    {
      name: 'columnRight',
      icon: Columns3,
      sign: '+',
      onlyInTable: true,
      ...only(tableActs.addColumn),
    },
    {
      name: 'columnDelete',
      icon: Columns3,
      sign: '−',
      onlyInTable: true,
      ...only(tableActs.deleteColumn),
    },
    {
      name: 'tableDelete',
      icon: Trash2,
      onlyInTable: true,
      ...only(tableActs.deleteTable),
    },
  ],
  [
    {
      name: 'undo',
      icon: Undo2,
      keys: 'Mod+Z',
      ...only((editor) => editor.commands.undo()),
      whyNot: (editor) => ((undoManager(editor)?.undoStack.length ?? 0) > 0 ? null : 'nothingToUndo'),
    },
    {
      name: 'redo',
      icon: Redo2,
      keys: 'Mod+Shift+Z',
      ...only((editor) => editor.commands.redo()),
      whyNot: (editor) => ((undoManager(editor)?.redoStack.length ?? 0) > 0 ? null : 'nothingToRedo'),
    },
  ],
]

export interface ToolState {
  /** null: the tool has no state. */
  readonly on: boolean | null
  readonly shown: boolean
  readonly reason: ToolReason | null
}

/** The state of every tool for what is selected in `editor`; cheap enough to be asked after each keystroke. */
export function toolStates(editor: Editor): Record<ToolName, ToolState> {
  const table = inTable(editor)
  const states = toolGroups.flat().map((tool) => [tool.name, stateOf(tool, editor, table)] as const)
  return Object.fromEntries(states) as Record<ToolName, ToolState>
}

const stateOf = (tool: Tool, editor: Editor, table: boolean): ToolState => ({
  on: tool.isOn === null ? null : tool.isOn(editor),
  shown: tool.onlyInTable === undefined || table,
  reason: tool.whyNot?.(editor) ?? null,
})

/** Whether nothing of it looks different. */
export const sameToolStates = (
  one: Record<ToolName, ToolState> | null,
  other: Record<ToolName, ToolState> | null,
): boolean => JSON.stringify(one) === JSON.stringify(other)
