/**
 * Where the words stand after a change from elsewhere. When somebody turns a paragraph into a heading or a list,
 * splits or joins it, Yjs sees the old words deleted and the same words written anew: here those that went are
 * laid beside those that came, and it shows which of one's own did not come along.
 */
import { must } from '#shared/failure'
import * as Y from 'yjs'
import { align, isSure } from './alignment.ts'
import {
  Letters,
  type Block,
  type Boundary,
  type Letter,
  type Marks,
  type Own,
  type Spot,
  type Text,
} from './letters.ts'

/** Own letters that did not come along. */
export interface Missing {
  readonly letters: string
  readonly marks: Marks
  /** The Yjs clock of the first letter. */
  readonly clock: number
  /** Its number among all letters that went. */
  readonly at: number
  /** Where the letters belong now. */
  readonly place: Y.RelativePosition | null
  /** Whether what stood around them came anew; else somebody deleted it. */
  readonly restructured: boolean
  /** Whether their paragraph went as a whole. */
  readonly blockGone: boolean
  readonly young: boolean
  /** Nobody else can have known them. */
  readonly unknown: boolean
  /** For letters that stand yet, where they were left behind: the place after them. */
  readonly leftAt: Y.RelativePosition | null
}

export class Restructuring {
  readonly #letters: Letters
  readonly #own: Own
  /** The clock from which on one's letters are young and may be unknown to whoever made the change. */
  #youngest: number
  /** For each letter that went its number among those that came, or -1. */
  readonly #places: readonly number[]

  /**
   * @param transaction the change, as long as its deleted letters can be read (`afterTransaction`).
   * @param since the state from which on letters count as new.
   */
  constructor(transaction: Y.Transaction, since: ReadonlyMap<number, number>, own: Own, text: Text) {
    this.#own = own
    this.#youngest = own.youngest
    this.#letters = new Letters(transaction, since, own, text)
    this.#places = this.#placeExactly() ?? this.#placeNearly()
  }

  /** All that came, to look for words in it. */
  get cameWords(): string {
    return wordsOf(this.#letters.came)
  }

  /**
   * Where a place is now that stood among letters that went (`place` is null when nothing is left), and ahead of
   * which of them it stood; null for a place that was not touched.
   */
  follow(place: Y.RelativePosition): { at: number; place: Y.RelativePosition | null } | null {
    const boundary = this.#boundaryOf(place)
    if (boundary === null) return null
    return { at: boundary.at, place: relative(this.#target(boundary) ?? boundary.before) }
  }

  /** @param cuts numbers of letters ahead of which a new stretch begins. */
  missing(cuts: readonly number[]): Missing[] {
    const { went } = this.#letters
    const found: Missing[] = []
    let from = 0
    for (let at = 1; at <= went.length; at++) {
      if (this.#goesOn(at) && !cuts.includes(at)) continue
      if (this.#isMissing(from)) found.push(this.#describe(from, at))
      from = at
    }
    return found
  }

  #describe(from: number, to: number): Missing {
    const letters = this.#letters.went.slice(from, to)
    const first = must(letters[0], 'a stretch has letters')
    const last = must(letters.at(-1), 'a stretch has letters')
    const target = this.#target({ at: from, block: first.block })
    return {
      letters: wordsOf(letters),
      marks: first.marks,
      clock: first.id.clock,
      at: from,
      place: relative(target ?? first.before),
      restructured: target !== null,
      blockGone: first.block.whole,
      young: this.#isYoung(first),
      unknown: first.id.clock >= this.#own.unknownFrom(first.id.client),
      leftAt: first.leftBehind ? relative(last) : null,
    }
  }

  /** Whether the letter at `at` goes on the stretch of the one before it. */
  #goesOn(at: number): boolean {
    const [before, here] = [this.#letters.went[at - 1], this.#letters.went[at]]
    if (before === undefined || here === undefined) return false
    // Half a character is none.
    if (/[\uDC00-\uDFFF]/u.test(here.char)) return true
    return (
      this.#isMissing(at) === this.#isMissing(at - 1) &&
      here.block === before.block &&
      here.marks === before.marks &&
      here.leftBehind === before.leftBehind &&
      this.#isYoung(here) === this.#isYoung(before) &&
      here.id.client === before.id.client &&
      here.id.clock === before.id.clock + 1
    )
  }

  #isMissing(at: number): boolean {
    const letter = this.#letters.went[at]
    return letter !== undefined && this.#isOwn(letter) && (this.#places[at] ?? -1) < 0
  }

  #isOwn({ id }: Letter): boolean {
    return this.#own.clients.includes(id.client)
  }

  #isYoung({ id }: Letter): boolean {
    return id.client === this.#own.client && id.clock >= this.#youngest
  }

  #boundaryOf({ item, type }: Y.RelativePosition): Boundary | null {
    const { went, starts } = this.#letters
    if (item !== null) {
      const found = went.findIndex(({ id }) => Y.compareIDs(id, item))
      const letter = went[found]
      return letter === undefined ? null : { at: found + 1, block: letter.block, before: letter.before }
    }
    // oxlint-disable-next-line no-underscore-dangle -- Yjs has no other way from a type to its id.
    const start = [...starts].find(([began]) => Y.compareIDs(began._item?.id ?? null, type))
    return start === undefined ? null : start[1]
  }

  /** The spot in what came: behind the nearest letter before the place, else ahead of the nearest after it. */
  #target({ at, block }: Omit<Boundary, 'before'>): Spot | null {
    for (let index = at - 1; this.#isIn(block, index); index--) {
      const found = this.#imageOf(index)
      if (found !== undefined) return found
    }
    for (let index = at; this.#isIn(block, index); index++) {
      const found = this.#imageOf(index)
      if (found !== undefined) return { type: found.type, index: found.index - 1 }
    }
    const twin = this.#twinOf(block)
    return twin === undefined ? null : { type: twin.element, index: 0 }
  }

  #imageOf(at: number): Letter | undefined {
    return this.#letters.came[this.#places[at] ?? -1]
  }

  #isIn(block: Block, at: number): boolean {
    return this.#letters.went[at]?.block === block
  }

  /** What came in place of a block that was empty for whoever changed it. */
  #twinOf(block: Block): Block | undefined {
    const { went, came, wentBlocks, cameBlocks } = this.#letters
    if (!block.whole) return undefined
    const beside = (one: Block): boolean => one.stayedBefore === block.stayedBefore
    const twins = cameBlocks.filter(beside)
    const twin = twins[Math.min(wentBlocks.filter(beside).indexOf(block), twins.length - 1)]
    const unknown = went.every((letter) => letter.block !== block || this.#isYoung(letter))
    return unknown || came.every((letter) => letter.block.element !== twin?.element) ? twin : undefined
  }

  /**
   * Who made the change knew one's letters up to some clock and left the words as they were: then what came is
   * what went without one's newest letters, of which there are as many as are lacking.
   */
  #placeExactly(): number[] | null {
    const { went, came } = this.#letters
    const lacking = went.length - came.length
    const { clients } = this.#own
    const newest = went
      .map(({ id }, at) => ({ visit: clients.indexOf(id.client), clock: id.clock, at }))
      .filter(({ visit }) => visit >= 0)
      .sort((one, other) => other.visit - one.visit || other.clock - one.clock)
    if (lacking < 0 || lacking > newest.length) return null
    const unknown = new Set(newest.slice(0, lacking).map(({ at }) => at))
    let next = 0
    const places = went.map((_letter, at) => (unknown.has(at) ? -1 : next++))
    const fits = went.every(
      ({ char, leftBehind }, at) => unknown.has(at) || (!leftBehind && came[places[at] ?? -1]?.char === char),
    )
    return fits ? places : null
  }

  #placeNearly(): number[] {
    const { went, came } = this.#letters
    this.#youngest = this.#knownUpTo()
    const known = went.flatMap((letter, at) => (this.#isYoung(letter) ? [] : [at]))
    const aligned = align(wordsOf(known.flatMap((at) => went[at] ?? [])), wordsOf(came))
    const places = went.map(() => -1)
    known.forEach((at, index) => (places[at] = aligned[index] ?? -1))
    this.#doubt(places)
    this.#placeYoung(places)
    return places
  }

  /**
   * Whoever made the change may have written in the paragraph too, and know what one typed just now: what of it came
   * again in a long stretch was known, and so was all that one typed before.
   */
  #knownUpTo(): number {
    const { went, came } = this.#letters
    const places = align(wordsOf(went), wordsOf(came))
    const young = went.flatMap((letter, at) =>
      this.#isYoung(letter) ? [{ at, clock: letter.id.clock }] : [],
    )
    const again = young.filter(({ at }) => isSure(places, at))
    const known = again.reduce((most, { clock }) => Math.max(most, clock + 1), this.#youngest)
    const before = young.filter(({ clock }) => clock < known)
    return again.length * 2 < before.length ? this.#youngest : known
  }

  /** Where less than half of a block's letters came again, the likeness is chance. */
  #doubt(places: number[]): void {
    const { went } = this.#letters
    for (const block of new Set(went.map((letter) => letter.block))) {
      const known = went.flatMap((letter, at) =>
        letter.block === block && !this.#isYoung(letter) ? [at] : [],
      )
      const came = known.filter((at) => (places[at] ?? -1) >= 0)
      if (came.length * 2 < known.length) for (const at of known) places[at] = -1
    }
  }

  /** Of young letters the beginning may have been known already: then it stands right beside its neighbours. */
  #placeYoung(places: number[]): void {
    const { went } = this.#letters
    for (let from = 0; from < went.length; from++) {
      let to = from
      while (this.#isYoungIn(went[from]?.block, to)) to++
      if (to > from) this.#placeRun(places, from, to)
      from = Math.max(from, to)
    }
  }

  #isYoungIn(block: Block | undefined, at: number): boolean {
    const letter = this.#letters.went[at]
    return letter !== undefined && letter.block === block && !letter.leftBehind && this.#isYoung(letter)
  }

  #placeRun(places: number[], from: number, to: number): void {
    const { went, came } = this.#letters
    const block = must(went[from], 'a run has letters').block
    const left = this.#isIn(block, from - 1) ? (places[from - 1] ?? -1) : -1
    const right = this.#isIn(block, to) ? (places[to] ?? -1) : -1
    const twin = this.#twinOf(block)
    for (let length = to - from; length > 0; length--) {
      const start = left >= 0 ? left + 1 : right >= 0 ? right - length : (twin?.first ?? -1)
      const wanted = went.slice(from, from + length)
      const free = wanted.every(
        ({ char }, step) => came[start + step]?.char === char && !places.includes(start + step),
      )
      if (!free) continue
      wanted.forEach((_letter, step) => (places[from + step] = start + step))
      return
    }
  }
}

const wordsOf = (letters: readonly { char: string }[]): string => letters.map(({ char }) => char).join('')

const relative = (spot: Spot | null): Y.RelativePosition | null =>
  spot && Y.createRelativePositionFromTypeIndex(spot.type, spot.index, -1)
