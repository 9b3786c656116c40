/**
 * The anchors of one section as they are shown: in its editor, which they follow with every change, and in a text at
 * rest. What the keeper makes is gathered for a moment and handed out to be published.
 */
import type { Anchor } from '#shared/anchor'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { dress, type Anchored, type AnchorDesk, type AnchorDoor, type Kept } from '../anchor-door.ts'
import type * as Y from 'yjs'
import type { AnchorTools } from '../anchor-plugin.ts'
import { draw, type Shown } from './drawing.ts'
import { Keeper } from './keeper.ts'
import { makeAnchor } from './making.ts'
import { move, type Ranges } from './ranges.ts'
import { gone } from './resolving.ts'
import { SectionText, type Stretch } from './section-text.ts'
import { rangeIn, StillMarks } from './still-marks.ts'
import { suggestionEdit, type Suggestion, type SuggestionEdit } from './suggestion-edit.ts'
import { comingIn, dressed, type Coming } from './suggested.ts'
import './anchors.css'

export type Accepted =
  { readonly kind: 'accepted' | 'gone' | 'presumed' | 'asleep' } | Exclude<SuggestionEdit, { kind: 'edit' }>

/** Long enough to gather what one change does, and not to search while somebody types. */
const settleMillis = 300

export class Anchors {
  /** Where each stands now; a new map after a change. */
  found: Ranges = new Map()
  readonly #doc: Y.Doc
  readonly #door: AnchorDoor
  #given: readonly Anchored[] = []
  /** What suggestions put into the text where it rests. */
  #coming: readonly Coming[] = []
  /** Shown whatever is given. */
  readonly #pinned = new Set<Anchored>()
  #onKept: (kept: readonly Kept[]) => void = () => {}
  readonly #keeper = new Keeper()
  readonly #marks: StillMarks
  readonly #watchers = new Set<() => void>()
  /** Whether the text changed since all that is not held by its places was looked for. */
  #isStale = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(doc: Y.Doc, door: AnchorDoor) {
    this.#doc = doc
    this.#door = door
    this.#marks = new StillMarks(door.still, () => ({
      text: this.#text,
      given: this.#given,
      ranges: this.found,
    }))
    const ended = new AbortController()
    const { signal } = ended
    doc.on('afterTransaction', this.#changedAtRest)
    doc.on('destroy', () => ended.abort())
    document.addEventListener('visibilitychange', () => document.hidden && this.flush(), { signal })
    window.addEventListener('pagehide', () => this.flush(), { signal })
  }

  /** Called whenever `found` changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Shows these from now on, and what is pinned. @param onKept publishes. */
  show(given: readonly Anchored[], onKept: (kept: readonly Kept[]) => void): void {
    const isNew = ({ id }: Anchored) => given.every((one) => one.id !== id)
    this.#given = [...given, ...[...this.#pinned].filter(isNew)]
    this.#onKept = onKept
    this.#put(this.#keeper.take(this.#text, this.#given, this.found))
    if (this.#keeper.hasUnsent) this.#later(this.settle)
  }

  /**
   * Goes on showing one when it is given no more: what is decided may be known as such before the decision is carried
   * out. Returns the way to let go of it.
   */
  pin(id: string): () => void {
    const one = this.#given.find((given) => given.id === id)
    if (one === undefined) return () => {}
    const copy = { ...one }
    this.#pinned.add(copy)
    return () => {
      this.#pinned.delete(copy)
      if (!this.#given.includes(copy)) return
      const given = this.#given.filter((each) => each !== copy)
      this.show(given, this.#onKept)
    }
  }

  /** An anchor for words of the text; null where there are none. */
  make(from: number, to: number): Anchor | null {
    return makeAnchor(this.#text, from, to)
  }

  /** Somebody says that the words are those where they are presumed. Returns the anchor, to be published as confirmed. */
  confirm(id: string): Anchor | null {
    const found = this.found.get(id) ?? gone
    const anchor = found.kind === 'gone' ? null : this.#keeper.make(this.#text, id, found)
    if (anchor === null || found.kind === 'gone') return null
    this.#keeper.sent(id)
    this.#put(new Map(this.found).set(id, { ...found, kind: 'held', by: 'place' }))
    return anchor
  }

  /**
   * Puts a suggestion's words in place of those in the text, as a step of its own to undo. `gone` and `presumed` words
   * are not replaced; `asleep` is a text that is no editor now, or takes no writing.
   */
  accept(id: string, suggestion: Suggestion): Accepted {
    const found = this.found.get(id) ?? gone
    const { desk } = this.#door
    if (found.kind !== 'held') return { kind: found.kind }
    if (desk?.view.editable !== true) return { kind: 'asleep' }
    const { view, tools } = desk
    tools.readUnread(view)
    const edit = suggestionEdit(view.state, found, suggestion)
    if (edit.kind !== 'edit') return edit
    const history = tools.undoKey.getState(view.state)?.undoManager
    history?.stopCapturing()
    view.dispatch(edit.tr)
    history?.stopCapturing()
    return { kind: 'accepted' }
  }

  /** Those whose words stand at a place of the editor. */
  idsAt(place: number): string[] {
    return [...this.found].flatMap(([id, found]) =>
      found.kind !== 'gone' && found.from <= place && place <= found.to ? [id] : [],
    )
  }

  /** Its words in the page, in the editor or at rest: to measure them, or to go there. Null when they are gone. */
  rangeOf(id: string): Range | null {
    const found = this.found.get(id)
    if (found === undefined || found.kind === 'gone') return null
    const { desk, still, instead } = this.#door
    if (instead !== null) return instead.rangeOf(found)
    if (desk !== null) return rangeInEditor(desk.view, found)
    const [element] = still
    return element === undefined ? null : rangeIn(element, this.#text, found)
  }

  follow(tools: AnchorTools, tr: Transaction, shown: Shown | null, before: EditorState): Shown | null {
    const given = this.#given
    const put: Ranges | undefined = tr.getMeta(tools.key)
    if (put !== undefined) return draw(tools, tr.doc, given, put)
    const sync: { isChangeOrigin?: boolean; isUndoRedoOperation?: boolean } = tr.getMeta(tools.syncKey) ?? {}
    if (!tr.docChanged || (shown === null && !sync.isChangeOrigin)) return shown
    this.#isStale = true
    if (shown === null || sync.isChangeOrigin) {
      const isUndo = sync.isUndoRedoOperation === true && shown !== null
      const was: Ranges = shown?.ranges ?? new Map()
      return draw(tools, tr.doc, given, this.#keeper.resolveAfter(this.#text, was, before.doc, isUndo))
    }
    const moved = move(shown.ranges, tr)
    this.#keeper.changes.note(tr, moved)
    return { ranges: moved.ranges, decorations: shown.decorations.map(tr.mapping, tr.doc) }
  }

  /** The view shows a new state, and what was changed in it stands in the document. */
  changed({ view, tools }: AnchorDesk): void {
    const shown = tools.key.getState(view.state)
    if (shown == null) return
    this.#tell(shown.ranges)
    if (this.#keeper.changes.isUrgent) this.#check()
    if (this.#isStale) this.#later(this.settle)
  }

  /** The editor goes: what it knows goes out now. */
  leave(): void {
    this.#tell(this.#checked)
    this.#publish()
  }

  /** Publishes what waits. */
  flush(): void {
    this.#check()
    this.#publish()
  }

  /** What is done when nothing was changed for a moment. */
  settle = (): void => {
    this.flush()
    if (!this.#isStale) return
    this.#isStale = false
    const ranges = this.#keeper.search(this.#text, this.found)
    // What is suggested is drawn by what differs from the words that stand there now.
    const isRedrawn = this.#given.some(({ kind }) => kind === 'suggestion')
    if (isRedrawn || isChanged(ranges, this.found)) this.#put(ranges)
    this.#publish()
  }

  markStill(): void {
    this.#dress()
    this.#marks.draw()
  }

  /** Shows in a text at rest what suggestions would put in. */
  #dress(): void {
    const isWanted = this.#door.desk === null && this.#given.some(({ kind }) => kind === 'suggestion')
    const coming = isWanted ? comingIn(this.#text, this.#given, this.found) : []
    const isSame = JSON.stringify(coming) === JSON.stringify(this.#coming)
    this.#coming = coming
    if (!isSame) dress(this.#door, coming.length === 0 ? null : dressed(coming))
  }

  get #text(): SectionText {
    return new SectionText(this.#doc)
  }

  get #checked(): Ranges {
    return this.#keeper.changes.any ? this.#keeper.check(this.#text, this.found) : this.found
  }

  #check(): void {
    const checked = this.#checked
    if (isChanged(checked, this.found)) this.#put(checked)
  }

  #publish(): void {
    const kept = this.#keeper.handOut()
    if (kept.length > 0) this.#onKept(kept)
  }

  #later(act: () => void): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(act, settleMillis)
  }

  #put(ranges: Ranges): void {
    const { desk } = this.#door
    if (desk === null) {
      this.#tell(ranges)
      return this.markStill()
    }
    desk.tools.readUnread(desk.view)
    desk.view.dispatch(desk.view.state.tr.setMeta(desk.tools.key, ranges))
  }

  #tell(ranges: Ranges): void {
    if (ranges === this.found) return
    this.found = ranges
    for (const watcher of [...this.#watchers]) watcher()
  }

  /** Nobody is in a hurry where nobody writes. */
  #changedAtRest = (): void => {
    if (this.#door.desk === null) this.#later(this.#resolveAtRest)
  }

  #resolveAtRest = (): void => {
    if (this.#door.desk === null) this.#put(this.#keeper.resolve(this.#text))
  }
}

const isChanged = (now: Ranges, before: Ranges): boolean =>
  [...now].some(([id, found]) => found !== before.get(id))

export function rangeInEditor(view: Pick<EditorView, 'domAtPos'>, { from, to }: Stretch): Range {
  const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)]
  const range = document.createRange()
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  return range
}
