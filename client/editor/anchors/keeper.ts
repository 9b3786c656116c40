/**
 * The anchors of one section as they are known here, and where they belong: when a change made here (a split, a heading,
 * a list, words cut and pasted, an undo) takes an anchor's places, the keeper makes a new one where the words went, to
 * be published. Only whoever makes a change does so, and an anchor that comes in changes no text: two keepers can
 * never answer each other.
 */
import type { Anchor } from '#shared/anchor'
import type { Node } from '@tiptap/pm/model'
import type { Anchored, Kept } from '../anchor-door.ts'
import { Known } from './known.ts'
import { likeness } from './likeness.ts'
import { makeAnchor } from './making.ts'
import { OwnChanges } from './own-changes.ts'
import { seenIn, type Ranges } from './ranges.ts'
import {
  byPlace,
  gone,
  isHeldHereAlone,
  nearly,
  resolveSurely,
  resolveUndone,
  type Found,
  type Held,
} from './resolving.ts'
import type { SectionText, Stretch } from './section-text.ts'

/** Words less like the quote than this are quoted anew. */
const alike = 0.7

export class Keeper {
  readonly changes = new OwnChanges()
  readonly #known = new Map<string, Known>()
  readonly #unsent = new Map<string, Anchor>()

  /** Takes over what is given, and knows nothing else any more. @param before where they were. */
  take(text: SectionText, given: readonly Anchored[], before: Ranges): Ranges {
    const ranges = new Map(
      given.map(({ id, anchor }) => [id, this.#takeOne(text, id, anchor, before.get(id))]),
    )
    for (const id of [...this.#known.keys()]) if (!ranges.has(id)) this.#known.delete(id)
    return ranges
  }

  /** As somebody finds them who comes now. */
  resolve(text: SectionText): Ranges {
    return new Map(Array.from(this.#known, ([id, known]) => [id, resolve(text, known)]))
  }

  /**
   * After a change from elsewhere, or an undo, which leaves no place what it was.
   * @param before the editor's text as it was, with the ranges in it.
   */
  resolveAfter(text: SectionText, before: Ranges, doc: Node, isUndo: boolean): Ranges {
    // What others change is theirs: it is not to be told from what was done here and not held against the text yet.
    this.changes.done()
    if (isUndo) this.changes.noteUndo(before)
    return new Map(
      Array.from(this.#known, ([id, known]): [string, Found] => {
        const was = before.get(id)
        const undone = isUndo ? resolveUndone(text, known.all) : null
        return [id, undone ?? resolveSurely(text, known.all, was ? seenIn(doc, was) : null) ?? gone]
      }),
    )
  }

  /** Holds the ranges that changes made here led somewhere against the places that everybody knows. */
  check(text: SectionText, ranges: Ranges): Ranges {
    const checked = new Map(Array.from(ranges, ([id, found]) => [id, this.#fix(text, id, found)]))
    this.changes.done()
    return checked
  }

  /** Looks for all that is not held by its places as somebody does who comes now. */
  search(text: SectionText, ranges: Ranges): Ranges {
    return new Map(
      Array.from(ranges, ([id, found]): [string, Found] => {
        const known = this.#known.get(id)
        if (known === undefined) return [id, found]
        if (found.kind === 'held' && found.by === 'place') return [id, this.#tell(text, id, found)]
        const now = resolve(text, known)
        return [id, this.#tell(text, id, isSame(found, now) ? found : now)]
      }),
    )
  }

  /** A new anchor for where the words are now. */
  make(text: SectionText, id: string, { from, to }: Stretch): Anchor | null {
    const anchor = makeAnchor(text, from, to)
    if (anchor !== null) this.#known.get(id)?.make(anchor)
    return anchor
  }

  get hasUnsent(): boolean {
    return this.#unsent.size > 0
  }

  /** What is to be published, once. */
  handOut(): Kept[] {
    const kept = Array.from(this.#unsent, ([id, anchor]) => ({ id, anchor }))
    this.#unsent.clear()
    for (const { id } of kept) this.sent(id)
    return kept
  }

  sent(id: string): void {
    this.#known.get(id)?.send()
  }

  #takeOne(text: SectionText, id: string, anchor: Anchor, before: Found | undefined): Found {
    const known = this.#known.get(id)
    if (known !== undefined && !known.give(anchor) && before !== undefined) return before
    const now = known ?? new Known(anchor)
    this.#known.set(id, now)
    return this.#tell(text, id, resolve(text, now))
  }

  /** What was taken back here before one knew of the anchor is said to the others, who cannot see it. */
  #tell(text: SectionText, id: string, found: Found): Found {
    const newest = this.#known.get(id)?.newest
    if (newest === undefined || found.kind !== 'held' || (found.by !== 'place' && found.by !== 'worn'))
      return found
    return (isHeldHereAlone(text, newest) && this.#keep(text, id, found)) || found
  }

  #fix(text: SectionText, id: string, found: Found): Found {
    const known = this.#known.get(id)
    if (known === undefined || found.kind === 'presumed') return found
    if (found.kind === 'gone') return this.#findLost(text, id, known)
    this.changes.lost.delete(id)
    const stretch = text.trim(found.from, found.to)
    if (stretch === null || !this.#isMine(id, found)) return found
    const place = byPlace(text, known.newest, false)
    const isFirm = place?.from === stretch.from && place.to === stretch.to
    const isTrimmed = stretch.from === found.from && stretch.to === found.to
    if (isFirm && !this.#isRewritten(text, id, stretch, known))
      return isTrimmed ? found : { ...found, ...stretch }
    return this.#keep(text, id, stretch) ?? found
  }

  /** Whether a change made here may have brought it to where it is: others' work is theirs to publish. */
  #isMine(id: string, { by }: Held): boolean {
    const { undone, touched } = this.changes
    const before = undone?.get(id)
    if (undone !== null && by !== 'place') return before?.kind !== 'held' || before.by === 'place'
    return by === 'place' || (by === 'quote' && touched.has(id))
  }

  /** Words that are rewritten where they stand keep their places, but soon nothing of their quote is left. */
  #isRewritten(text: SectionText, id: string, { from, to }: Stretch, { newest }: Known): boolean {
    return this.changes.touched.has(id) && likeness(text.between(from, to), newest.quote) < alike
  }

  /** What was taken out here: put in elsewhere, or where the others see it. */
  #findLost(text: SectionText, id: string, known: Known): Found {
    const letters = this.changes.lost.get(id)
    if (letters === undefined) return gone
    const stretch = this.changes.claim(text, letters)
    return (stretch && this.#keep(text, id, stretch)) ?? resolve(text, known)
  }

  #keep(text: SectionText, id: string, stretch: Stretch): Held | null {
    const anchor = this.make(text, id, stretch)
    if (anchor === null) return null
    this.changes.lost.delete(id)
    this.#unsent.set(id, anchor)
    return { kind: 'held', by: 'place', from: stretch.from, to: stretch.to }
  }
}

const resolve = (text: SectionText, { all, newest }: Known): Found =>
  resolveSurely(text, all, null) ?? nearly(text, newest)

const isSame = (one: Found, other: Found): boolean =>
  one.kind === 'gone'
    ? other.kind === 'gone'
    : one.kind === other.kind && one.from === other.from && one.to === other.to
