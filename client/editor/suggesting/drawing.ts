/** What is suggested as one types it: words put in are underlined, words taken out stand struck out where they stood. */
import type { AnyExtension } from '@tiptap/core'
import type { PluginKey } from '@tiptap/pm/state'
import type { Decoration, DecorationSet, EditorView } from '@tiptap/pm/view'
import type { ScratchHands } from '../scratch-hands.ts'
import type { Change } from './changes.ts'
import type { Scratch } from './scratch.ts'

/** Until what was typed is compared: letters follow each other faster. */
const settleMillis = 120

export const changeMarks = (
  hands: ScratchHands,
  key: PluginKey<DecorationSet>,
  scratch: Scratch,
): AnyExtension =>
  hands.Extension.create({
    name: 'changeMarks',
    addProseMirrorPlugins: () => [
      new hands.Plugin<DecorationSet>({
        key,
        state: {
          init: () => hands.DecorationSet.empty,
          apply: (tr, before) => {
            const isElsewhere = tr.getMeta(hands.syncKey) !== undefined && tr.docChanged
            // The binding writes the whole document anew for a change from elsewhere, or an undo.
            if (isElsewhere) return hands.DecorationSet.create(tr.doc, draw(hands, scratch))
            return tr.getMeta(key) ?? before.map(tr.mapping, tr.doc)
          },
        },
        props: { decorations: (state) => key.getState(state) },
        view: (view) => ({ destroy: follow(hands, key, scratch, view) }),
      }),
    ],
  })

/** Returns the way to stop. */
function follow(
  hands: ScratchHands,
  key: PluginKey<DecorationSet>,
  scratch: Scratch,
  view: EditorView,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    // A word that is being composed is drawn by the browser.
    if (view.composing) return later()
    const marks = hands.DecorationSet.create(view.state.doc, draw(hands, scratch))
    view.dispatch(view.state.tr.setMeta(key, marks).setMeta('addToHistory', false))
  }
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(look, settleMillis)
  }
  const stop = scratch.subscribe(later)
  later()
  return () => {
    stop()
    clearTimeout(timer)
  }
}

function draw(hands: ScratchHands, scratch: Scratch): Decoration[] {
  const { text, copy, changes } = scratch.compared
  return changes.flatMap((change) => {
    const gone = text.raw.slice(change.from, change.to)
    const come = copy.raw.slice(change.at, change.end)
    return [
      ...(gone === '' ? [] : [taken(hands, scratch, change, gone)]),
      ...(come === '' ? [] : put(hands, scratch, change, come)),
    ]
  })
}

function taken(
  { Decoration }: ScratchHands,
  { compared: { copy } }: Scratch,
  { at }: Change,
  words: string,
): Decoration {
  const place = at > 0 && copy.raw[at - 1] !== '\n' ? copy.placeAt(at - 1) + 1 : copy.placeAt(at)
  return Decoration.widget(place, () => drawn('del', 'remark__old', words), {
    key: `del ${words}`,
    side: -1,
    ignoreSelection: true,
  })
}

/** The words, and a sign where a paragraph begins. */
function put(
  { Decoration }: ScratchHands,
  { compared: { copy } }: Scratch,
  { at, end }: Change,
  words: string,
): Decoration[] {
  const breaks = [...words.matchAll(/\n/gu)].map(({ index }) =>
    Decoration.widget(copy.placeAt(at + index), () => drawn('ins', 'remark__new', '\n'), {
      key: 'ins ¶',
      side: 1,
      ignoreSelection: true,
    }),
  )
  const [from, to] = [copy.placeAt(at), copy.placeAt(end - 1) + 1]
  if (words.trim() === '' && words.includes('\n')) return breaks
  return [Decoration.inline(from, to, { nodeName: 'ins', class: 'remark__new' }), ...breaks]
}

function drawn(name: 'ins' | 'del', className: string, words: string): HTMLElement {
  const element = document.createElement(name)
  element.className = className
  element.contentEditable = 'false'
  element.textContent = words.replaceAll('\n', '¶')
  return element
}
