/** Numbered lists as one writes: "3. " begins one that counts from 3, and numbered lines become one when pasted. */
import { Extension, wrappingInputRule } from '@tiptap/core'
import type { Node, NodeType, Schema } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { must } from '#shared/failure'

/** Six digits at most: more is no number of a list, and the grammar ends at a million. */
const typedNumber = /^(\d{1,6})\.\s$/u
const numberedLine = /^\s*(\d{1,6})[.)]\s+(.+)$/u

export const OrderedLists = Extension.create({
  name: 'orderedLists',

  addCommands: () => ({
    toggleOrderedList:
      () =>
      ({ commands }) =>
        commands.toggleList('orderedList', 'listItem'),
  }),

  addKeyboardShortcuts: () => ({
    'Mod-Shift-7': ({ editor }) => editor.commands.toggleOrderedList(),
  }),

  addInputRules() {
    return [
      wrappingInputRule({
        find: typedNumber,
        type: typeOf(this.editor.schema, 'orderedList'),
        getAttributes: ([, number]) => ({ start: Number(number) }),
        joinPredicate: ([, number], before) => next(before) === Number(number),
      }),
    ]
  },

  addProseMirrorPlugins: () => [
    new Plugin({ key: new PluginKey('orderedLists'), props: { handlePaste: pasteLines } }),
  ],
})

const typeOf = (schema: Schema, name: string): NodeType =>
  must(schema.nodes[name], `the schema has a ${name}`)

/** The number that would come behind the list's last one. */
const next = (list: Node): number => Number(list.attrs['start']) + list.childCount

interface Numbered {
  readonly start: number
  readonly lines: readonly string[]
}

/** Plain text of which every line is numbered, one after the other; null for any other. */
export function readNumbered(text: string): Numbered | null {
  const written = text.split(/\r?\n/u).filter((line) => line.trim() !== '')
  const found = written.flatMap((line) => {
    const [, number, words] = numberedLine.exec(line) ?? []
    return words === undefined ? [] : [{ number: Number(number), words: words.trim() }]
  })
  const start = found[0]?.number ?? 0
  const inOrder = found.every(({ number }, at) => number === start + at)
  if (start < 1 || found.length < written.length || !inOrder) return null
  return { start, lines: found.map(({ words }) => words) }
}

function pasteLines(view: EditorView, { clipboardData }: ClipboardEvent): boolean {
  if ((clipboardData?.getData('text/html').trim() ?? '') !== '') return false
  const numbered = readNumbered(clipboardData?.getData('text/plain') ?? '')
  if (numbered === null) return false
  const { state } = view
  view.dispatch(state.tr.replaceSelectionWith(newList(state.schema, numbered)).scrollIntoView())
  return true
}

function newList(schema: Schema, { start, lines }: Numbered): Node {
  const items = lines.map((words) => {
    const paragraph = typeOf(schema, 'paragraph').create(null, schema.text(words))
    return typeOf(schema, 'listItem').create(null, paragraph)
  })
  return typeOf(schema, 'orderedList').create({ start }, items)
}
