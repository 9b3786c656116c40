/**
 * The desk: the chapter's texts side by side, the few that are written or seen as editors. The caret goes from
 * one into the next by the arrow keys, and the toolbar acts on the one used last.
 */
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { SectionId } from '#shared/ids'
import {
  useEffect,
  useLayoutEffect,
  useState,
  useSyncExternalStore,
  type MouseEvent,
  type ReactNode,
} from 'react'
import { flushSync } from 'react-dom'

import { moved } from '../ui/on-move.ts'
import { Awake } from './awake.ts'
import { DeskContext, useDesk } from './desk-context.ts'
import { placeIn } from './still-place.ts'

export interface Place {
  readonly section: SectionId
  readonly editor: Editor
}

/** Where a text stands on the page, resting or not. */
interface Seat {
  readonly element: Element
  wake(): void
}

export class Desk {
  /** The editor that had the caret last; null before anyone wrote. */
  active: Place | null = null
  /** Why none has it. */
  why: 'noSection' | 'suggesting' = 'noSection'
  readonly #awake = new Awake()
  #order: readonly SectionId[] = []
  readonly #seats = new Map<SectionId, Seat>()
  readonly #editors = new Map<SectionId, Editor>()
  readonly #watchers = new Set<() => void>()
  #isPressed = false
  /** Asks for a file for the section that is written in; the file door says how. */
  askForFile = () => {}

  /** Called whenever `active` changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  arrange(sections: readonly SectionId[]): void {
    this.#order = sections
    moved()
  }

  /** Sees from now on when the pointer is pressed: no text changes under it. Returns the way to stop. */
  watchPointer(): () => void {
    const stop = new AbortController()
    const press = (isPressed: boolean) => () => void (this.#isPressed = isPressed)
    const watched = { signal: stop.signal, capture: true }
    document.addEventListener('pointerdown', press(true), watched)
    document.addEventListener('pointerup', press(false), watched)
    document.addEventListener('pointercancel', press(false), watched)
    return () => stop.abort()
  }

  /**
   * Gives a text that rests its seat at `element`.
   * @param show draws it as an editor, or as still text.
   * Returns the way to take it away.
   */
  seat(section: SectionId, element: Element, show: (isLive: boolean) => void): () => void {
    const { wake, leave } = this.#awake.enter({
      element,
      wake: () => flushSync(() => show(true)),
      rest: () => show(false),
      isBusy: () => this.#isBusy(section, element),
    })
    const seat = { element, wake }
    this.#seats.set(section, seat)
    return () => {
      leave()
      if (this.#seats.get(section) === seat) this.#seats.delete(section)
    }
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

  /** The section's editor, made now if its text rests; null while there is no text to make it of. */
  open(section: SectionId): Editor | null {
    this.#seats.get(section)?.wake()
    return this.#editors.get(section) ?? null
  }

  /** The focus came to a text that rests; with the pointer it is the click that says where to. */
  arrive(section: SectionId): void {
    const editor = this.#isPressed ? null : this.open(section)
    if (editor !== null) write(editor, 0, 0)
  }

  /** Gives the focus back to the section's text, with caret and selection where they were. */
  back(section: SectionId): void {
    const editor = this.open(section)
    if (editor === null) return
    const { anchor, head } = editor.state.selection
    if (editor.isEditable) editor.view.focus()
    else write(editor, anchor, head)
  }

  /** Somebody clicked, or marked words, in a text that rests. Ctrl (or Cmd) follows a link, as in an editor. */
  click(event: MouseEvent): void {
    const selection = document.getSelection()
    if (event.ctrlKey || event.metaKey || selection === null || selection.rangeCount === 0) return
    event.preventDefault()
    this.goTo(selection.getRangeAt(0))
  }

  /** Puts caret or selection where `range` stands in one of the texts. Returns whether it stands in one. */
  goTo({ startContainer, startOffset, endContainer, endOffset }: Range): boolean {
    const found = [...this.#seats].find(([, { element }]) => element.contains(startContainer))
    const text = found?.[1].element.querySelector('.text')
    if (found === undefined || text?.contains(startContainer) !== true || !text.contains(endContainer))
      return false
    const view = this.#editors.get(found[0])?.view
    const at = (node: Node, offset: number) => view?.posAtDOM(node, offset) ?? placeIn(text, node, offset)
    const [from, to] = [at(startContainer, startOffset), at(endContainer, endOffset)]
    const editor = this.open(found[0])
    if (editor !== null) write(editor, from, to)
    return editor !== null
  }

  /**
   * Leads the caret out of a section into the next (1) or previous (-1) one that takes writing.
   * @param left where the caret stood, in pixels from the left of the window.
   */
  step(from: SectionId, direction: 1 | -1, left: number): boolean {
    const at = this.#order.indexOf(from)
    if (at < 0) return false
    const beyond = direction === 1 ? this.#order.slice(at + 1) : this.#order.slice(0, at).reverse()
    const to = beyond.find((section) => takesWriting(this.#seats.get(section)))
    const editor = to === undefined ? null : this.open(to)
    return editor !== null && enter(editor, direction, left)
  }

  /** Somebody writes in what becomes suggestions, where nothing can be shaped; or does so no more. */
  suggests(isOn: boolean): void {
    this.why = isOn ? 'suggesting' : 'noSection'
    if (isOn) this.active = null
    this.#tell()
  }

  #isBusy(section: SectionId, element: Element): boolean {
    const isUsed = this.active?.section === section || element.contains(document.activeElement)
    return this.#isPressed || isUsed || isMarked(element)
  }

  #use(place: Place | null): void {
    if (this.active?.editor === place?.editor) return
    this.active = place
    this.why = 'noSection'
    this.#tell()
  }

  #tell(): void {
    for (const watcher of [...this.#watchers]) watcher()
  }
}

const takesWriting = (seat: Seat | undefined): boolean =>
  seat?.element.querySelector('.text')?.getAttribute('aria-readonly') === 'false'

/** Whether words in there are marked, perhaps together with others'. */
function isMarked(element: Element): boolean {
  const selection = document.getSelection()
  return selection !== null && !selection.isCollapsed && selection.containsNode(element, true)
}

/** Goes to these places, to write or, where one may not, to read and mark. */
function write({ view }: Editor, anchor: number, head: number): void {
  focus(view)
  const { doc, tr } = view.state
  const at = (place: number) => doc.resolve(Math.min(place, doc.content.size))
  if (doc.childCount > 0) view.dispatch(tr.setSelection(TextSelection.between(at(anchor), at(head))))
}

/** An empty text makes its first paragraph now. ProseMirror itself focuses nothing that cannot be written in. */
function focus(view: EditorView): void {
  if (view.editable) view.focus()
  else view.dom.focus({ preventScroll: true })
}

/** Sets the caret into the first (coming from above) or last line, as near to `left` as the line allows. */
function enter(editor: Editor, direction: 1 | -1, left: number): true {
  const { view } = editor
  focus(view)
  const edge = direction === 1 ? TextSelection.atStart(view.state.doc) : TextSelection.atEnd(view.state.doc)
  const line = view.coordsAtPos(edge.head)
  const found = view.posAtCoords({ left, top: (line.top + line.bottom) / 2 })
  const selection = found === null ? edge : TextSelection.near(view.state.doc.resolve(found.pos), direction)
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView())
  return true
}

/** Holds the editors of `sections`, given in reading order. */
export function EditorDesk({ sections, children }: { sections: readonly SectionId[]; children: ReactNode }) {
  const [desk] = useState(() => new Desk())
  useLayoutEffect(() => desk.arrange(sections), [desk, sections])
  useEffect(() => desk.watchPointer(), [desk])
  return <DeskContext value={desk}>{children}</DeskContext>
}

const nowhere = { subscribe: () => () => {}, active: null, why: 'noSection' } as const

/** The editor used last, or why there is none. */
export function useActive(): Place | Desk['why'] {
  const desk = useDesk() ?? nowhere
  return useSyncExternalStore(desk.subscribe, () => desk.active ?? desk.why)
}
