/**
 * Where the others are in this text: their carets with a flag of their name, their selections in their
 * colour; and the way our own caret goes out to them. A caret is for the eyes (`aria-hidden`): who is here is
 * said elsewhere in words.
 */
import { Extension } from '@tiptap/core'
import { isChangeOrigin } from '@tiptap/extension-collaboration'
import { Plugin, PluginKey, type EditorState, type PluginView, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { SectionId } from '#shared/ids'
import * as Y from 'yjs'
import type { ChapterPresence, Other } from '../sync/chapter-presence.ts'
import { toAbsolute, toRelative } from './positions.ts'
import { readUnread } from './unread.ts'

export interface CaretsOptions {
  section: SectionId
  doc: Y.Doc
  presence: ChapterPresence
}

/** Long enough to gather what one keystroke moves, short enough to look immediate. */
const publishMillis = 50
/** How often it is asked whether a word is composed to its end. */
const askMillis = 50

const caretsKey = new PluginKey<DecorationSet>('carets')

export const carets = (options: CaretsOptions) =>
  Extension.create({
    name: 'carets',
    addProseMirrorPlugins: () => [caretsPlugin(options)],
  })

const caretsPlugin = (options: CaretsOptions): Plugin<DecorationSet> =>
  new Plugin<DecorationSet>({
    key: caretsKey,
    state: {
      init: (_config, state) => draw(state, options),
      apply: (tr, before, _old, state) => redraw(tr, before, state, options),
    },
    props: { decorations: (state) => caretsKey.getState(state) },
    view: (view) => new Publisher(view, options),
  })

/** A change from the Y.Doc replaces the whole document: plain positions do not survive it, relative ones do. */
function redraw(
  tr: Transaction,
  before: DecorationSet,
  state: EditorState,
  options: CaretsOptions,
): DecorationSet {
  if (tr.getMeta(caretsKey) !== undefined || isChangeOrigin(tr)) return draw(state, options)
  return tr.docChanged ? before.map(tr.mapping, tr.doc) : before
}

function draw(state: EditorState, { section, doc, presence }: CaretsOptions): DecorationSet {
  const here = presence.others.filter((other) => other.section === section)
  return DecorationSet.create(
    state.doc,
    here.flatMap((other) => drawOne(state, doc, other)),
  )
}

function drawOne(state: EditorState, doc: Y.Doc, other: Other): Decoration[] {
  const head = placeIn(state, doc, other.cursor?.head)
  const anchor = placeIn(state, doc, other.cursor?.anchor)
  if (head === null || anchor === null) return []
  const caret = Decoration.widget(head, () => drawCaret(other), {
    key: `${other.client} ${other.name} ${other.color}`,
    side: 10,
    ignoreSelection: true,
  })
  if (head === anchor) return [caret]
  const style = `--caret: ${colorValue(other.color)}`
  const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)]
  return [caret, Decoration.inline(from, to, { class: 'caret-selection', style })]
}

function placeIn(state: EditorState, doc: Y.Doc, place: unknown): number | null {
  if (typeof place !== 'object' || place === null) return null
  const at = toAbsolute(doc, Y.createRelativePositionFromJSON(place))
  return at === null || at > state.doc.content.size ? null : at
}

function drawCaret({ name, color }: Other): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'caret'
  caret.ariaHidden = 'true'
  caret.style.setProperty('--caret', colorValue(color))
  const flag = document.createElement('span')
  flag.className = 'caret__name'
  flag.textContent = name
  // Word joiners keep the caret from being a place to break the line.
  caret.append('\u2060', flag, '\u2060')
  return caret
}

/** A colour comes over the wire: nothing but six digits gets into a style. */
const colorValue = (color: string): string => (/^#[0-9a-f]{6}$/iu.test(color) ? color : 'currentColor')

/** Redraws when the others move, and tells them when we do. */
class Publisher implements PluginView {
  readonly #view: EditorView
  readonly #options: CaretsOptions
  readonly #stop: () => void
  #drawn: readonly Other[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #waiting: ReturnType<typeof setTimeout> | undefined

  constructor(view: EditorView, options: CaretsOptions) {
    this.#view = view
    this.#options = options
    this.#stop = options.presence.subscribe(() => this.#redraw())
    view.dom.addEventListener('focus', this.#later)
    view.dom.addEventListener('blur', this.#later)
  }

  update(view: EditorView, before: EditorState): void {
    if (!view.state.selection.eq(before.selection) || view.state.doc !== before.doc) this.#later()
  }

  destroy(): void {
    this.#stop()
    clearTimeout(this.#timer)
    clearTimeout(this.#waiting)
    this.#view.dom.removeEventListener('focus', this.#later)
    this.#view.dom.removeEventListener('blur', this.#later)
    const { presence, section } = this.#options
    if (presence.place === section) presence.moveTo(null, null)
  }

  #redraw(): void {
    const { presence, section } = this.#options
    const here = presence.others.filter((other) => other.section === section)
    clearTimeout(this.#waiting)
    if (sameOthers(here, this.#drawn)) return
    if (this.#view.composing) {
      // A caret drawn into the word that is being composed would end it.
      this.#waiting = setTimeout(() => this.#redraw(), askMillis)
      return
    }
    this.#drawn = here
    readUnread(this.#view)
    this.#view.dispatch(this.#view.state.tr.setMeta(caretsKey, 'moved'))
  }

  #later = (): void => {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#publish()
    }, publishMillis)
  }

  /** Without the focus we are still in the section, but point at nothing in it. */
  #publish(): void {
    const { presence, section, doc } = this.#options
    if (!this.#view.hasFocus()) {
      if (presence.place === section) presence.moveTo(section, null)
      return
    }
    const { anchor, head } = this.#view.state.selection
    presence.moveTo(section, { anchor: asJson(doc, anchor), head: asJson(doc, head) })
  }
}

const asJson = (doc: Y.Doc, at: number): unknown => Y.relativePositionToJSON(toRelative(doc, at))

const sameOthers = (one: readonly Other[], other: readonly Other[]): boolean =>
  one.length === other.length && one.every((who, at) => who === other[at])
