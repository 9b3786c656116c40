/**
 * When somebody turns the paragraph one is writing in into a heading or a list, splits or joins it, Yjs sees the
 * old words deleted and the same words written anew: the caret loses its place, and what was typed while the
 * change was on its way is gone with the old words. Here the caret is led to where its words stand now, and
 * what they lack of what was typed just now is written again.
 */
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, TextSelection, type PluginView } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { rootName } from '#shared/grammar'
import * as Y from 'yjs'
import { toAbsolute, toRelative } from './positions.ts'

/** How long what was typed counts as being on its way. */
const freshMillis = 5000
/** As much of the words around the caret as must be found again. */
const contextLength = 12

export const rescue = (doc: Y.Doc) =>
  Extension.create({
    name: 'rescue',
    addProseMirrorPlugins: () => [
      new Plugin({ key: new PluginKey('rescue'), view: (view) => new Rescuer(view, doc) }),
    ],
  })

/** The caret's words before a change from elsewhere. */
interface Context {
  readonly place: Y.RelativePosition
  /** The place before the letters typed just now: who made the change knew the words up to here. */
  readonly known: Y.RelativePosition
  readonly before: string
  readonly after: string
  /** How many of the last letters of `before` were typed just now. */
  readonly fresh: number
}

interface Found {
  readonly place: Y.RelativePosition
  readonly missing: string
  readonly score: number
}

/** What a change did to the caret's words. */
interface Damage extends Context {
  /** How many of the letters typed just now stayed behind where the caret was. */
  readonly stayed: number
}

class Rescuer implements PluginView {
  readonly #view: EditorView
  readonly #doc: Y.Doc
  readonly #typing: Typing
  #context: Context | null = null

  constructor(view: EditorView, doc: Y.Doc) {
    this.#view = view
    this.#doc = doc
    this.#typing = new Typing(doc.clientID)
    doc.on('beforeTransaction', this.#before)
    doc.on('afterTransaction', this.#after)
  }

  destroy(): void {
    this.#doc.off('beforeTransaction', this.#before)
    this.#doc.off('afterTransaction', this.#after)
  }

  #before = (transaction: Y.Transaction): void => {
    if (transaction.local) this.#typing.note(transaction)
    else this.#context = this.#capture()
  }

  #after = (transaction: Y.Transaction): void => {
    const context = this.#context
    this.#context = null
    if (context === null || transaction.local) return
    const gone = isDeleted(context.place, transaction)
    if (!gone && !isDeleted(context.known, transaction)) return
    const damage = { ...context, stayed: gone ? 0 : this.#freshAt(context.place) }
    const found = findAgain(this.#doc, transaction, damage)
    // Not inside of Yjs' own transaction.
    if (found !== null) queueMicrotask(() => this.#restore(found, damage))
  }

  #capture(): Context | null {
    const { selection } = this.#view.state
    if (!this.#view.editable || !(selection instanceof TextSelection) || !selection.empty) return null
    const place = toRelative(this.#doc, selection.head)
    const found = Y.createAbsolutePositionFromRelativePosition(place, this.#doc)
    if (found === null || !(found.type instanceof Y.XmlText)) return null
    const words = wordsOf(found.type)
    const fresh = this.#typing.freshBefore(found.type, found.index)
    const known = Y.createRelativePositionFromTypeIndex(found.type, found.index - fresh, -1)
    return { place, known, before: words.slice(0, found.index), after: words.slice(found.index), fresh }
  }

  #freshAt(place: Y.RelativePosition): number {
    const found = Y.createAbsolutePositionFromRelativePosition(place, this.#doc)
    return found?.type instanceof Y.XmlText ? this.#typing.freshBefore(found.type, found.index) : 0
  }

  #restore({ place, missing }: Found, { place: old, stayed }: Damage): void {
    const { state } = this.#view
    const at = this.#view.isDestroyed ? null : toAbsolute(this.#doc, place)
    const end = stayed === 0 ? 0 : toAbsolute(this.#doc, old)
    if (at === null || end === null || Math.max(at, end) > state.doc.content.size) return
    const tr = state.tr.delete(end - stayed, end)
    tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(at))))
    this.#view.dispatch(missing === '' ? tr : tr.insertText(missing))
  }
}

/** Which of the own letters are young enough to be on their way: told by their Yjs clocks. */
class Typing {
  readonly #client: number
  #notes: { at: number; clock: number }[] = []

  constructor(client: number) {
    this.#client = client
  }

  note(transaction: Y.Transaction): void {
    const now = Date.now()
    this.#notes = this.#notes.filter(({ at }) => now - at < freshMillis)
    this.#notes.push({ at: now, clock: transaction.beforeState.get(this.#client) ?? 0 })
  }

  /** How many letters right before `index` were typed just now. */
  freshBefore(text: Y.XmlText, index: number): number {
    const oldest = this.#notes.find(({ at }) => Date.now() - at < freshMillis)?.clock
    if (oldest === undefined) return 0
    let fresh = 0
    let end = 0
    for (const item of itemsOf(text)) {
      if (item.deleted || !item.countable) continue
      const start = end
      end += item.length
      if (start >= index) break
      const young = item.id.client === this.#client && item.id.clock + item.length > oldest
      const letters = Math.min(end, index) - start
      fresh = young
        ? Math.min(letters, item.id.clock + letters - oldest) + (item.id.clock >= oldest ? fresh : 0)
        : 0
    }
    return fresh
  }
}

function* itemsOf(text: Y.XmlText): Generator<Y.Item> {
  // oxlint-disable-next-line no-underscore-dangle -- Yjs has no other way to its items.
  for (let item = text._start; item !== null; item = item.right) yield item
}

/** The letters of a text, without its marks. */
const wordsOf = (text: Y.XmlText): string =>
  text
    .toDelta()
    .map(({ insert }: { insert: unknown }) => (typeof insert === 'string' ? insert : ''))
    .join('')

/** Whether what the place sticks to was deleted by this change. */
function isDeleted({ item, type }: Y.RelativePosition, { deleteSet }: Y.Transaction): boolean {
  const held = item ?? type
  return held !== null && Y.isDeleted(deleteSet, held)
}

/** The place in the words written anew by this change that looks most like the caret's; null when none does. */
function findAgain(doc: Y.Doc, transaction: Y.Transaction, damage: Damage): Found | null {
  const found: Found[] = []
  for (const text of textsIn(doc.getXmlFragment(rootName))) {
    if (!isWrittenBy(text, transaction)) continue
    for (let missing = damage.stayed; missing <= damage.fresh; missing++)
      found.push(...placesIn(text, damage, missing))
  }
  return found.reduce<Found | null>(
    (best, one) => (best === null || one.score > best.score ? one : best),
    null,
  )
}

function* textsIn(parent: Y.XmlFragment): Generator<Y.XmlText> {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) yield child
    else if (child instanceof Y.XmlElement) yield* textsIn(child)
  }
}

function isWrittenBy(text: Y.XmlText, { beforeState }: Y.Transaction): boolean {
  for (const { deleted, id } of itemsOf(text))
    if (!deleted && id.clock >= (beforeState.get(id.client) ?? 0)) return true
  return false
}

/** Every place in `text` whose surroundings are the caret's, when the last `missing` letters are left out. */
function placesIn(text: Y.XmlText, { before, after }: Context, missing: number): Found[] {
  const words = wordsOf(text)
  const target = before.slice(0, before.length - missing)
  const found: Found[] = []
  for (let at = 0; at <= words.length; at++) {
    const left = sameEnd(words.slice(0, at), target)
    const right = sameStart(words.slice(at), after)
    const fits = isWhole(left, at, target.length) && isWhole(right, words.length - at, after.length)
    if (!fits || left + right === 0) continue
    const place = Y.createRelativePositionFromTypeIndex(text, at, -1)
    found.push({ place, missing: before.slice(target.length), score: left + right - missing / 100 })
  }
  return found
}

/** Far enough to be sure, or as far as either side goes. */
const isWhole = (same: number, one: number, other: number): boolean =>
  same >= contextLength || same === one || same === other

function sameEnd(one: string, other: string): number {
  let length = 0
  while (length < one.length && length < other.length && one.at(-1 - length) === other.at(-1 - length))
    length++
  return length
}

function sameStart(one: string, other: string): number {
  let length = 0
  while (length < one.length && length < other.length && one[length] === other[length]) length++
  return length
}
