/**
 * A copy of a section's text for somebody who suggests changes to it by making them: what others write in the text
 * comes into the copy, and nothing goes the other way. What differs is what is suggested.
 *
 * Changes of others merge as Yjs merges them. Where that cannot keep a suggestion (the binding writes a paragraph anew
 * when it is split or turned into something else), the copy is made anew and the suggestions are put into it once more,
 * by their anchors; what fits nowhere any more is put aside, to be read and copied.
 */
import type { Anchor } from '#shared/anchor'
import * as Y from 'yjs'
import { makeAnchor } from '../anchors/making.ts'
import { resolveAnchor } from '../anchors/resolving.ts'
import { SectionText, squeeze, type Stretch } from '../anchors/section-text.ts'
import type { Suggestion } from '../anchors/suggestion-edit.ts'
import { wordDifference } from '#shared/difference-words'
import { changesBetween, inCopy, roomsBetween, type Change, type Room } from './changes.ts'
import { passagesOf } from './passages.ts'

/** A passage as it is suggested. Without an anchor: where it stands there is no word it could hold on to. */
export interface Proposal extends Suggestion {
  readonly anchor: Anchor | null
}

/** Puts suggestions into the copy; returns those that do not fit it. */
export type PutIn = (proposals: readonly Proposal[]) => readonly Proposal[]

interface View {
  /** Takes letters in that the browser has and the editor has not read yet. */
  readonly read: () => void
  readonly putIn: PutIn
}

export interface Compared {
  readonly text: SectionText
  readonly copy: SectionText
  readonly changes: readonly Change[]
}

interface Known extends Compared {
  readonly rooms: readonly (Room & { readonly changes: readonly Change[] })[]
  proposals: readonly Proposal[] | null
}

export class Scratch {
  readonly #live: Y.Doc
  /** The copy; another one after it had to be made anew. */
  doc: Y.Doc
  /** Suggestions that fit nowhere any more. */
  aside: readonly Suggestion[] = []
  readonly #watchers = new Set<() => void>()
  #known: Known | null = null
  #view: View | null = null
  /** Wait for an editor to be put in. */
  #waiting: readonly Proposal[] = []
  #before: readonly Proposal[] = []

  /** @param proposals of before, to go on with. */
  constructor(live: Y.Doc, proposals: readonly Proposal[] = [], aside: readonly Suggestion[] = []) {
    this.#live = live
    this.#waiting = proposals
    this.aside = aside
    this.doc = this.#fork()
    live.on('beforeTransaction', this.#remember)
    live.on('update', this.#follow)
  }

  /** Called when the copy was made anew or what differs may be something else. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** The editor of the present copy. Returns the way to leave. */
  show(view: View): () => void {
    this.#view = view
    const waiting = this.#waiting
    this.#waiting = []
    if (waiting.length > 0) this.#putAside(view.putIn(waiting))
    return () => {
      if (this.#view === view) this.#view = null
    }
  }

  get compared(): Compared {
    return this.#look()
  }

  /** Begins anew with what is suggested: the editor broke. */
  restart(): void {
    this.#anew(this.proposals)
    this.#tell()
  }

  /** Begins anew with nothing suggested: it is sent. */
  clear(): void {
    this.#anew([])
    this.#tell()
  }

  /** What is suggested by now, in the order of the text. */
  get proposals(): readonly Proposal[] {
    const known = this.#look()
    known.proposals ??= this.#waiting.length > 0 ? this.#waiting : proposalsIn(known)
    return known.proposals
  }

  /** Where words of the text stand in the copy; null where nothing of them is left. */
  find({ from, to }: Stretch): Stretch | null {
    const { text, copy, changes } = this.#look()
    const [start, end] = [text.indexAt(from), text.indexAt(to)].map((index) => inCopy(changes, index))
    return start === undefined || end === undefined ? null : copy.stretch(start, end)
  }

  dropAside(one: Suggestion): void {
    this.aside = this.aside.filter((other) => other !== one)
    this.#tell()
  }

  close(): void {
    this.#live.off('beforeTransaction', this.#remember)
    this.#live.off('update', this.#follow)
    this.#watchers.clear()
    this.doc.destroy()
  }

  #fork(): Y.Doc {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.#live))
    // Whoever shows the change looks at what differs by then.
    doc.on('beforeObserverCalls', () => (this.#known = null))
    doc.on('update', () => this.#tell())
    this.#known = null
    return doc
  }

  #look(): Known {
    if (this.#known !== null) return this.#known
    const [text, copy] = [new SectionText(this.#live), new SectionText(this.doc)]
    const rooms = roomsBetween(text, copy).map((room) => ({
      ...room,
      changes: changesBetween(room.text, room.copy),
    }))
    this.#known = { text, copy, rooms, changes: rooms.flatMap(placed), proposals: null }
    return this.#known
  }

  #remember = (): void => {
    this.#view?.read()
    this.#before = this.proposals
  }

  #follow = (update: Uint8Array): void => {
    const before = this.#before
    Y.applyUpdate(this.doc, update, this)
    this.#known = null
    if (this.#waiting.length === 0 && !this.#keeps(before)) this.#anew(before)
    this.#tell()
  }

  /** Whether what was suggested is suggested still, as far as others have left its words. */
  #keeps(before: readonly Proposal[]): boolean {
    const now = new Set(this.proposals.map(nameOf))
    const missing = before.filter((one) => !now.has(nameOf(one)))
    // One that nobody made says that words came back that somebody took out.
    const isMore = now.size > before.length
    if (missing.length === 0 && !isMore) return true
    const { text, copy } = this.#look()
    if (before.every((one) => intactIn(text, one) !== null))
      return even(madeOf(text, before)) === even(copy.raw)
    const letters = squeeze(copy.raw)
    return (
      !isMore &&
      missing.every((one) => intactIn(text, one) === null && letters.includes(squeeze(comingIn(one))))
    )
  }

  #anew(proposals: readonly Proposal[]): void {
    const { text } = this.#look()
    this.#waiting = proposals.filter((one) => intactIn(text, one) !== null)
    this.#putAside(proposals.filter((one) => intactIn(text, one) === null))
    const old = this.doc
    this.doc = this.#fork()
    old.destroy()
  }

  #putAside(proposals: readonly Proposal[]): void {
    if (proposals.length === 0) return
    this.aside = [...this.aside, ...proposals.map(({ original, replacement }) => ({ original, replacement }))]
    this.#tell()
  }

  #tell(): void {
    this.#known = null
    for (const watcher of [...this.#watchers]) watcher()
  }
}

const placed = ({ from, at, changes }: Known['rooms'][number]): Change[] =>
  changes.map((one) => ({ from: one.from + from, to: one.to + from, at: one.at + at, end: one.end + at }))

function proposalsIn({ text, rooms }: Known): Proposal[] {
  return rooms.flatMap((room) =>
    passagesOf(room.text, room.copy, room.changes).map(({ from, to, original, replacement }) => {
      const stretch = text.stretch(room.from + from, room.from + to)
      return { anchor: stretch && makeAnchor(text, stretch.from, stretch.to), original, replacement }
    }),
  )
}

const nameOf = ({ original, replacement }: Suggestion): string => `${original} → ${replacement}`

/** Empty lines and the number of spaces aside. */
const even = (text: string): string =>
  text
    .replace(/\s*\n\s*/gu, '\n')
    .replace(/[^\S\n]+/gu, ' ')
    .trim()

/** Where the words of a suggestion stand, if they are what they were. */
function intactIn(text: SectionText, { anchor, original }: Proposal): Stretch | null {
  if (anchor === null) return null
  const found = resolveAnchor(text, anchor)
  const isIntact = found.kind === 'held' && squeeze(text.between(found.from, found.to)) === squeeze(original)
  return isIntact ? { from: found.from, to: found.to } : null
}

/** The text with all of them in it. */
function madeOf(text: SectionText, proposals: readonly Proposal[]): string {
  const places = proposals.flatMap((one) => {
    const place = intactIn(text, one)
    return place === null ? [] : [{ ...place, replacement: one.replacement }]
  })
  return places
    .toSorted((one, other) => other.from - one.from)
    .reduce(
      (made, { from, to, replacement }) =>
        made.slice(0, text.indexAt(from)) + replacement + made.slice(text.indexAt(to)),
      text.raw,
    )
}

const comingIn = ({ original, replacement }: Suggestion): string =>
  wordDifference(original, replacement)
    .map(({ words }) => words)
    .join('')
