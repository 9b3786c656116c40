/**
 * What one may do in a copy that becomes suggestions: everything that changes words and paragraphs. How a text is
 * shaped (headings, lists, bold, tables) no suggestion can carry: it is refused before it is done, and said so.
 */
import type { AnyExtension, Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { isWalled } from '../anchors/passage.ts'
import { replace } from '../anchors/suggestion-edit.ts'
import type { ScratchHands } from '../scratch-hands.ts'

export type Refusal = 'shape' | 'table'

/** Put in by ourselves: it is known to be words. */
export const ours = 'ours'

/** The editor's own extensions that have nothing to do here: they shape, or speak to others. */
const unwanted = new Set([
  'carets',
  'anchors',
  'rescue',
  'links',
  'orderedLists',
  'cleanPaste',
  'listKeymap',
  'tables',
  'tableDeletion',
  'textKeys',
])

const shaping = [
  'Mod-b',
  'Mod-B',
  'Mod-i',
  'Mod-I',
  'Mod-u',
  'Mod-k',
  ...['1', '2', '3', '7', '8', '9'].map((key) => `Mod-Shift-${key}`),
]

/** Of the extensions of a section's editor those that write. */
export const writing = (extensions: readonly AnyExtension[]): AnyExtension[] =>
  extensions
    .filter(({ name }) => !unwanted.has(name))
    .map((one) => (one.type === 'extension' ? one : one.extend({ addKeyboardShortcuts: () => ({}) })))

/** @param refuse is told what was refused. */
export function wordsOnly(hands: ScratchHands, refuse: (why: Refusal) => void): AnyExtension {
  const { Extension, Plugin } = hands
  const shapes = () => (refuse('shape'), true)
  const enter = ({ editor }: { editor: Editor }) => enterIn(hands, editor)
  const takeOut =
    (direction: 1 | -1) =>
    ({ editor }: { editor: Editor }) => {
      const why = join(hands, editor, direction)
      if (why === 'table') refuse(why)
      return why !== 'letter'
    }
  return Extension.create({
    name: 'wordsOnly',
    // Before all keys of the text's own.
    priority: 5000,
    addKeyboardShortcuts: () => ({
      ...Object.fromEntries(shaping.map((key) => [key, shapes])),
      ...Object.fromEntries(['Enter', 'Shift-Enter', 'Mod-Enter'].map((key) => [key, enter])),
      ...Object.fromEntries(
        ['Backspace', 'Shift-Backspace', 'Mod-Backspace'].map((key) => [key, takeOut(-1)]),
      ),
      ...Object.fromEntries(['Delete', 'Mod-Delete'].map((key) => [key, takeOut(1)])),
    }),
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction: (tr, state) => {
          const why =
            tr.getMeta(hands.syncKey) === undefined && tr.getMeta(ours) === undefined
              ? whyNot(tr, state)
              : null
          if (why !== null) refuse(why)
          return why === null
        },
        props: {
          handlePaste: (view, event) => put(hands, view, event.clipboardData, view.state.selection),
          handleDrop: (view, event) => drop(hands, view, event),
          handleDOMEvents: {
            beforeinput: (_view, event) => {
              if (!event.inputType.startsWith('format')) return false
              event.preventDefault()
              return shapes()
            },
          },
        },
      }),
    ],
  })
}

/** Why a suggestion cannot carry it; null: it can. */
function whyNot(tr: Transaction, state: EditorState): Refusal | null {
  if (!tr.docChanged) return null
  // Words come and go in slices; what wraps, lifts or marks is another step, or leaves a gap, and changes no words.
  const mayShape = tr.steps.some((step) => !('slice' in step) || 'gapFrom' in step)
  if (mayShape && wordsOf(tr.doc) === wordsOf(state.doc)) return 'shape'
  return cellsIn(tr.doc) === cellsIn(state.doc) ? null : 'table'
}

const wordsOf = (doc: Node): string => doc.textBetween(0, doc.content.size, '\n', '\n')

function cellsIn(doc: Node): number {
  let count = 0
  doc.descendants((node) => {
    if (node.type.spec.isolating === true) count++
    return !node.isTextblock
  })
  return count
}

function enterIn({ TextSelection }: ScratchHands, { view }: Editor): true {
  const { tr, selection } = view.state
  if (!selection.$from.parent.inlineContent) return true
  const end = replace(tr, { from: selection.from, to: selection.to, words: '\n' })
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(end))).scrollIntoView())
  return true
}

/** At a paragraph's edge it is joined with its neighbour; within it the browser takes the letter. */
function join(
  { TextSelection }: ScratchHands,
  { view, commands }: Editor,
  direction: 1 | -1,
): 'done' | 'letter' | 'table' {
  const { selection, doc, tr } = view.state
  const { empty, $from } = selection
  if (!empty) return commands.deleteSelection() ? 'done' : 'letter'
  if ($from.parentOffset !== (direction === 1 ? $from.parent.content.size : 0)) return 'letter'
  const beyond = doc.resolve(direction === 1 ? $from.after() : $from.before())
  const neighbour = TextSelection.findFrom(beyond, direction, true)
  if (neighbour === null) return 'done'
  const [from, to] = [Math.min($from.pos, neighbour.head), Math.max($from.pos, neighbour.head)]
  if (isWalled(doc, from, to)) return 'table'
  view.dispatch(tr.delete(from, to).scrollIntoView())
  return 'done'
}

interface Target {
  readonly from: number
  readonly to: number
}

/** Of what is pasted the words come in. */
function put(
  { TextSelection }: ScratchHands,
  view: EditorView,
  data: DataTransfer | null,
  { from, to }: Target,
): true {
  const words = plain(data?.getData('text/plain') ?? '')
  if (words === '') return true
  const { tr } = view.state
  const end = replace(tr, { from, to, words })
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(end))).scrollIntoView())
  return true
}

/** Words that are dragged within the text are taken up where they were. */
function drop(hands: ScratchHands, view: EditorView, event: DragEvent): true {
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
  if (at === undefined) return true
  event.preventDefault()
  const { from, to } = view.state.selection
  const isOwn = view.dragging !== null && from < to
  if (isOwn && from <= at && at <= to) return true
  const { tr } = view.state
  if (isOwn) view.dispatch(tr.deleteSelection())
  const place = isOwn ? tr.mapping.map(at) : at
  return put(hands, view, event.dataTransfer, { from: place, to: place })
}

const plain = (text: string): string =>
  text
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n]+/gu, ' ')
    .replace(/\n\s*/gu, '\n')
    .replace(/\n$/u, '')
