/**
 * When somebody turns the paragraph one is writing in into a heading or a list, splits or joins it, Yjs sees the
 * old words deleted and the same words written anew: the caret loses its place, and what was typed while the
 * change was on its way is gone with the old words. Here the caret is led to where its words stand now, what
 * was typed just now is written again, and what else got lost is offered back.
 */
import type { Attrs, Node, Schema } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import * as Y from 'yjs'
import { lettersIn, type DeleteSet } from './items.ts'
import { LostWords, type Offer, type Piece } from './lost-words.ts'
import type { Own } from './letters.ts'
import { withWords } from './put-back.ts'
import type { Rescue } from './rescue.ts'
import { Restructuring, type Missing } from './restructuring.ts'
import { Typing } from './typing.ts'

/** An end of the selection. */
interface End {
  place: Y.RelativePosition | null
  /** Ahead of which of the letters that went it stood. */
  order: number
}

interface Ends {
  readonly anchor: End
  readonly head: End
}

/** Letters that did not come along, on their way to where they belong. */
type Stray = Missing & End

/** What happens between the first change from elsewhere and the moment when Yjs is done with all of them. */
interface Run extends Ends {
  readonly since: ReadonlyMap<number, number>
  readonly missing: Stray[]
  changes: number
}

/** Numbers letters over several changes. */
const perChange = 1e7

/** Serves the editor of one document, whichever it is at the time. */
export class Rescuer {
  readonly #rescue: Rescue
  readonly #typing: Typing
  readonly #lost: LostWords
  #run: Run | null = null
  #held: (Ends & { focused: boolean }) | null = null

  constructor(rescue: Rescue) {
    const { doc } = rescue
    this.#rescue = rescue
    this.#typing = new Typing(doc, rescue.came)
    this.#lost = new LostWords((offers) => rescue.show(offers))
    this.#lookBack()
    doc.on('beforeTransaction', this.#before)
    doc.on('afterTransaction', this.#after)
    doc.on('afterAllTransactions', this.#settle)
  }

  /**
   * The editor cannot go on: the next one takes up caret and focus.
   * @param own the change of one's own at which it broke; what it wrote and is not in the text is offered back.
   */
  hold(view: EditorView, own: Transaction | null): void {
    this.#held = { ...(this.#run ?? this.#ends()), focused: view.hasFocus() }
    this.#rescue.leave(view)
    if (own !== null) this.#lost.offer('broken', this.#notWritten(own))
  }

  /** To be called when the next one stands in the page. */
  takeUp(view: EditorView): void {
    const held = this.#held
    this.#held = null
    if (held === null) return
    this.#restore(view, held, [])
    if (held.focused) view.focus()
  }

  /** Returns false where there is no editor that takes them. */
  putBack(offer: Offer): boolean {
    const { view } = this.#rescue
    if (view?.editable !== true) return false
    view.dispatch(withWords(view.state, offer, (place) => this.#find(place)))
    view.focus()
    this.drop(offer)
    return true
  }

  drop(offer: Offer): void {
    this.#lost.drop(offer)
  }

  /**
   * Whoever comes back with words that nobody knew yet meets the others' changes before anyone watches: what came in
   * then is played again on a copy.
   */
  #lookBack(): void {
    const { room, doc } = this.#rescue
    const returned = room?.returned ?? null
    if (returned === null) return
    const copy = new Y.Doc()
    for (const update of returned.updates) Y.applyUpdate(copy, update)
    copy.on('afterTransaction', (transaction: Y.Transaction) => {
      const change = new Restructuring(
        transaction,
        transaction.beforeState,
        this.#own,
        this.#rescue.textOf(copy),
      )
      this.#offerBack(change.missing([]))
    })
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    copy.destroy()
  }

  get #own(): Own {
    const { doc, room } = this.#rescue
    return {
      client: doc.clientID,
      youngest: this.#typing.youngest,
      clients: room?.ownClients ?? [doc.clientID],
      unknownFrom: (client) => room?.unknownFrom(client) ?? Infinity,
    }
  }

  /** What was being typed and did not get as far as the document. */
  #notWritten(own: Transaction): Piece[] {
    const letters = typedIn(own)
    const arrived = lettersIn(this.#rescue.text.root) === own.doc.textContent.replaceAll('\n', '')
    if (letters === '' || arrived) return []
    return [{ letters, clock: -1, place: this.#held?.head.place ?? null, asParagraph: false }]
  }

  #before = (transaction: Y.Transaction): void => {
    if (this.#isOwn(transaction)) this.#typing.begin(transaction)
    else this.#run ??= this.#begin(transaction)
  }

  #begin({ beforeState }: Y.Transaction): Run {
    return { since: beforeState, ...this.#ends(), missing: [], changes: 0 }
  }

  #ends(): Ends {
    const { view, doc, tools } = this.#rescue
    const { selection } = view?.state ?? {}
    const place = (at: number): End => ({ place: tools.toRelative(doc, at), order: -1 })
    if (!(selection instanceof tools.TextSelection) || !selection.$head.parent.inlineContent)
      return { anchor: { place: null, order: -1 }, head: { place: null, order: -1 } }
    const head = place(selection.head)
    return { anchor: selection.empty ? { ...head } : place(selection.anchor), head }
  }

  #after = (transaction: Y.Transaction): void => {
    if (this.#isOwn(transaction)) return this.#typing.end(transaction)
    const run = this.#run
    if (run === null || !this.#concerns(transaction, run)) return
    const change = new Restructuring(transaction, run.since, this.#own, this.#rescue.text)
    const order = ++run.changes * perChange
    const cuts = [run.anchor, run.head, ...run.missing].flatMap((end) => lead(end, change, order))
    for (const one of change.missing(cuts)) run.missing.push({ ...one, order: order + one.at })
    this.#lost.settle(change.cameWords)
  }

  #concerns({ deleteSet }: Y.Transaction, { anchor, head }: Run): boolean {
    if (this.#lost.waiting) return true
    if (deleteSet.clients.size === 0) return false
    const held = [anchor, head].some(({ place }) => isDeleted(place, deleteSet))
    const isOwn = this.#own.clients.some((client) => deleteSet.clients.has(client))
    return held || isOwn || this.#typing.youngest < Infinity
  }

  /** Only now may the document be written in again. */
  #settle = (): void => {
    const run = this.#run
    this.#run = null
    if (run === null) return
    const { view } = this.#rescue
    const again = view?.editable === true ? run.missing.filter((one) => this.#comesBack(one)) : []
    this.#offerBack(run.missing.filter((one) => !again.includes(one) && one.leftAt === null))
    if (view !== null) this.#restore(view, run, again)
  }

  #offerBack(missing: readonly Missing[]): void {
    this.#lost.offer('restructured', missing.filter(({ restructured }) => restructured).map(pieceOf))
    this.#lost.offer('deleted', missing.filter((one) => this.#isDeplored(one)).map(pieceOf))
  }

  #comesBack({ place, restructured, young }: Missing): boolean {
    return restructured && young && this.#find(place) !== null
  }

  /** Who tidies up older words, or words that one only gave another form, is not told on. */
  #isDeplored({ restructured, young, unknown, clock }: Missing): boolean {
    return !restructured && (young || unknown) && !this.#typing.isCopied(clock)
  }

  #find(place: Y.RelativePosition | null): number | null {
    return place && this.#rescue.tools.toAbsolute(this.#rescue.doc, place)
  }

  /** Made in this tab's editor, by hand or by undo. */
  #isOwn({ origin }: Y.Transaction): boolean {
    return origin === this.#rescue.tools.bindingOrigin || origin instanceof Y.UndoManager
  }

  #restore(view: EditorView, { anchor, head }: Ends, again: readonly Stray[]): void {
    const { tr, selection, storedMarks } = view.state
    const left = again.map(({ leftAt, letters }) => ({ end: this.#find(leftAt), size: letters.length }))
    // The caret before the letters that stood behind it.
    const places = [anchor, head, ...again].map((end: End | Stray) => ({ end, place: this.#find(end.place) }))
    for (const { end, size } of left) if (end !== null) deleteBefore(tr, end, size)
    const stops = new Map<End, () => number>()
    for (const { end, place } of places.sort((one, other) => one.end.order - other.end.order)) {
      if (place === null) continue
      const now = tr.mapping.map(place)
      const done = tr.steps.length
      if ('letters' in end) tr.insert(now, nodesOf(view.state.schema, end))
      else stops.set(end, () => tr.mapping.slice(done).map(now, -1))
    }
    const [anchorAt, headAt] = [stops.get(anchor)?.(), stops.get(head)?.()]
    if (anchorAt !== undefined && headAt !== undefined)
      tr.setSelection(
        this.#rescue.tools.TextSelection.between(tr.doc.resolve(anchorAt), tr.doc.resolve(headAt)),
      )
    if (tr.docChanged || !tr.selection.eq(selection)) view.dispatch(tr.setStoredMarks(storedMarks))
  }
}

/** Leads an end to where its words stand now. Returns ahead of which letter it stood, if it had to go. */
function lead(end: End, change: Restructuring, order: number): number[] {
  const found = end.place && change.follow(end.place)
  if (found === null) return []
  end.place = found.place
  end.order = order + found.at
  return [found.at]
}

function isDeleted(place: Y.RelativePosition | null, deleteSet: DeleteSet): boolean {
  const held = place?.item ?? place?.type ?? null
  return held !== null && Y.isDeleted(deleteSet, held)
}

const pieceOf = ({ letters, clock, place, restructured, blockGone }: Missing) => ({
  letters,
  clock,
  place,
  asParagraph: !restructured && blockGone,
})

function deleteBefore(tr: Transaction, end: number, size: number): void {
  tr.delete(tr.mapping.map(end - size), tr.mapping.map(end))
}

/** The letters as they were: with their marks and line breaks. */
function nodesOf(schema: Schema, { letters, marks }: Missing): Node[] {
  const drawn = Object.entries(marks).flatMap(([name, attributes]) =>
    attributes === null ? [] : [schema.mark(name, attributes as Attrs)],
  )
  return letters.split(/(\n)/u).flatMap((part) => {
    if (part === '\n') return schema.node('hardBreak')
    return part === '' ? [] : schema.text(part, drawn)
  })
}

function typedIn({ steps, docs, doc }: Transaction): string {
  let letters = ''
  steps.forEach((step, at) =>
    step.getMap().forEach((_oldFrom, _oldTo, from, to) => {
      letters += (docs[at + 1] ?? doc).textBetween(from, to, '\n')
    }),
  )
  return letters
}
