/**
 * The desk: the chapter's editors side by side. The caret goes from one into the next by the arrow keys, the
 * toolbar acts on the one used last, and whoever writes in a section that is moved keeps writing.
 */
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import type { SectionId } from '#shared/ids'
import {
  Component,
  createContext,
  createRef,
  use,
  useLayoutEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'

import { Turns } from './turns.ts'

export interface Place {
  readonly section: SectionId
  readonly editor: Editor
}

export class Desk {
  /** The editor that had the caret last; null before anyone wrote. */
  active: Place | null = null
  /** Who may make their editor next. */
  readonly turns = new Turns()
  #order: readonly SectionId[] = []
  readonly #editors = new Map<SectionId, Editor>()
  readonly #watchers = new Set<() => void>()

  /** Called whenever `active` changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  arrange(sections: readonly SectionId[]): void {
    this.#order = sections
  }

  /** Puts an editor on the desk. Returns the way to take it off. */
  add(section: SectionId, editor: Editor): () => void {
    this.#editors.set(section, editor)
    const focused = () => this.#use({ section, editor })
    editor.on('focus', focused)
    return () => {
      editor.off('focus', focused)
      if (this.#editors.get(section) === editor) this.#editors.delete(section)
      if (this.active?.editor === editor) this.#use(null)
    }
  }

  /**
   * Leads the caret out of a section into the next (1) or previous (-1) one that takes writing.
   * @param left where the caret stood, in pixels from the left of the window.
   */
  step(from: SectionId, direction: 1 | -1, left: number): boolean {
    const at = this.#order.indexOf(from)
    if (at < 0) return false
    const beyond = direction === 1 ? this.#order.slice(at + 1) : this.#order.slice(0, at).reverse()
    const editor = beyond.map((section) => this.#editors.get(section)).find((one) => one?.isEditable === true)
    return editor !== undefined && enter(editor, direction, left)
  }

  #use(place: Place | null): void {
    if (this.active?.editor === place?.editor) return
    this.active = place
    for (const watcher of [...this.#watchers]) watcher()
  }
}

/** Sets the caret into the first (coming from above) or last line, as near to `left` as the line allows. */
function enter(editor: Editor, direction: 1 | -1, left: number): true {
  const { view } = editor
  // An empty text makes its first paragraph now.
  view.focus()
  const edge = direction === 1 ? TextSelection.atStart(view.state.doc) : TextSelection.atEnd(view.state.doc)
  const line = view.coordsAtPos(edge.head)
  const found = view.posAtCoords({ left, top: (line.top + line.bottom) / 2 })
  const selection = found === null ? edge : TextSelection.near(view.state.doc.resolve(found.pos), direction)
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView())
  return true
}

const DeskContext = createContext<Desk | null>(null)

/** Holds the editors of `sections`, given in reading order. */
export function EditorDesk({ sections, children }: { sections: readonly SectionId[]; children: ReactNode }) {
  const [desk] = useState(() => new Desk())
  useLayoutEffect(() => desk.arrange(sections), [desk, sections])
  return <DeskContext value={desk}>{children}</DeskContext>
}

/** The desk, or null for an editor that stands alone. */
export const useDesk = (): Desk | null => use(DeskContext)

const nowhere = { subscribe: () => () => {}, active: null }

/** The editor used last. */
export function useActive(): Place | null {
  const desk = useDesk() ?? nowhere
  return useSyncExternalStore(desk.subscribe, () => desk.active)
}

interface Focus {
  readonly element: HTMLElement
  readonly top: number
  readonly range: { anchor: Node; anchorOffset: number; head: Node; headOffset: number } | null
}

/**
 * Keeps focus, selection and the place on the screen where they are when `order` changes: the browser takes
 * the focus from an element that is moved in the page, and the next keystrokes would be lost.
 */
export class KeepFocus extends Component<{ order: readonly string[]; children: ReactNode }> {
  readonly #box = createRef<HTMLDivElement>()

  override getSnapshotBeforeUpdate(before: { order: readonly string[] }): Focus | null {
    const element = document.activeElement
    const inside = element instanceof HTMLElement && this.#box.current?.contains(element) === true
    if (!inside || before.order.join(' ') === this.props.order.join(' ')) return null
    return { element, top: element.getBoundingClientRect().top, range: currentRange() }
  }

  override componentDidUpdate(_props: unknown, _state: unknown, focus: Focus | null): void {
    if (focus === null || !focus.element.isConnected) return
    if (document.activeElement !== focus.element) focus.element.focus({ preventScroll: true })
    if (focus.range !== null) restore(focus.range)
    window.scrollBy({ top: focus.element.getBoundingClientRect().top - focus.top, behavior: 'instant' })
  }

  override render(): ReactNode {
    return (
      <div ref={this.#box} className="keep-focus">
        {this.props.children}
      </div>
    )
  }
}

function currentRange(): Focus['range'] {
  const selection = document.getSelection()
  if (selection?.anchorNode == null || selection.focusNode === null) return null
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
  return { anchor: anchorNode, anchorOffset, head: focusNode, headOffset: focusOffset }
}

function restore(range: NonNullable<Focus['range']>): void {
  if (!range.anchor.isConnected || !range.head.isConnected) return
  document.getSelection()?.setBaseAndExtent(range.anchor, range.anchorOffset, range.head, range.headOffset)
}
