/**
 * The words of a section as its Y.Doc holds them, each letter with its ProseMirror place (an element counts 2 and its
 * content, a hard break 1, a letter 1). Read from the Y.Doc alone, so that it serves texts that rest as well.
 */
import { rootName } from '#shared/grammar'
import * as Y from 'yjs'
import type { Place } from './place.ts'

/** Places in the text; between them stands at least one letter that is no space. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Letters in a row: `raw` is the index of the first in the words, `at` its place. */
interface Run {
  readonly at: number
  readonly raw: number
  readonly length: number
  /** Null for a line break or the end of a block. */
  readonly type: Y.XmlText | null
}

export interface Word {
  readonly word: string
  /** Index of the first letter in the words, and behind the last. */
  readonly from: number
  readonly to: number
}

/** A picture of the text at one moment: to be made anew after a change. */
export class SectionText {
  readonly doc: Y.Doc
  /** All letters; a line break for each hard break and behind each block. */
  readonly raw: string
  /** Where, among the letters, the cells of tables begin and end: no paragraph reaches over such a place. */
  readonly walls: readonly number[]
  readonly #runs: Run[] = []
  readonly #starts = new Map<unknown, Run>()
  #squeezed: { letters: string; from: readonly number[] } | null = null
  #words: readonly Word[] | null = null
  #places: ReadonlyMap<string, readonly number[]> | null = null

  constructor(doc: Y.Doc) {
    this.doc = doc
    const pieces: string[] = []
    const walls: number[] = []
    let [at, raw] = [0, 0]
    const put = (letters: string, type: Y.XmlText | null): void => {
      const run = { at, raw, length: letters.length, type }
      this.#runs.push(run)
      if (type !== null) this.#starts.set(type, run)
      pieces.push(letters)
      raw += letters.length
    }
    const visit = (parent: Y.XmlFragment): void => {
      let holdsBlocks = false
      for (const child of parent.toArray()) {
        if (child instanceof Y.XmlText) {
          put(lettersOf(child), child)
          at += child.length
        } else if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak') {
          put('\n', null)
          at += 1
        } else if (child instanceof Y.XmlElement) {
          holdsBlocks = true
          const isCell = child.nodeName.startsWith('table') && child.nodeName !== 'table'
          if (isCell) walls.push(raw)
          at += 1
          visit(child)
          at += 1
          if (isCell) walls.push(raw)
        }
      }
      if (!holdsBlocks) put('\n', null)
    }
    visit(doc.getXmlFragment(rootName))
    this.raw = pieces.join('')
    this.walls = walls
  }

  /** How many letters of the words stand before a place. */
  indexAt(place: number): number {
    const run = this.#runs[lastBefore(this.#runs, (one) => one.at < place)]
    return run === undefined ? 0 : run.raw + Math.min(run.length, place - run.at)
  }

  /** The place before the letter `index` of the words. */
  placeAt(index: number): number {
    const run = this.#runs[lastBefore(this.#runs, (one) => one.raw <= index)]
    return run === undefined ? 0 : run.at + index - run.raw
  }

  /** How many letters stand before a place, breaks not counted: as a browser's text nodes count them. */
  lettersBefore(place: number): number {
    let count = 0
    for (const run of this.#runs) {
      if (run.at >= place) break
      if (run.type !== null) count += Math.min(run.length, place - run.at)
    }
    return count
  }

  /** As `lettersBefore`, given the index of a letter of the words. */
  lettersBeforeIndex(index: number): number {
    let count = 0
    for (const run of this.#runs) {
      if (run.raw >= index) break
      if (run.type !== null) count += Math.min(run.length, index - run.raw)
    }
    return count
  }

  between(from: number, to: number): string {
    return this.raw.slice(this.indexAt(from), this.indexAt(to))
  }

  /** The stretch without spaces and breaks at its ends; null when nothing is left of it. */
  trim(from: number, to: number): Stretch | null {
    return this.stretch(this.indexAt(from), this.indexAt(to))
  }

  /** As `trim`, given the letters' indices in the words. */
  stretch(fromIndex: number, toIndex: number): Stretch | null {
    let [first, behind] = [fromIndex, toIndex]
    while (first < behind && isSpace(this.raw, first)) first++
    while (behind > first && isSpace(this.raw, behind - 1)) behind--
    return first < behind ? { from: this.placeAt(first), to: this.placeAt(behind - 1) + 1 } : null
  }

  /** Whether the letter that a place goes with ever came here. */
  knows({ item }: Place): boolean {
    return Y.getState(this.doc.store, item.client) > item.clock
  }

  /**
   * The letter that a place goes with as it is now, and how far it is in the row that Yjs keeps it in; null when it is not here.
   * @param followUndone whether it may be another one since: Yjs keeps where letters that were deleted came again, in the
   * document that took their deletion back.
   */
  #letterOf(place: Place, followUndone: boolean): { item: Y.Item; step: number } | null {
    if (!this.knows(place)) return null
    for (let at = place.item; ;) {
      const item: Y.Item | Y.GC = Y.getItem(this.doc.store, at)
      if (!(item instanceof Y.Item)) return null
      const step = at.clock - item.id.clock
      if (!followUndone || item.redone === null) return { item, step }
      at = { client: item.redone.client, clock: item.redone.clock + step }
    }
  }

  /** Whether the letter of a place stands. */
  holds(place: Place, followUndone: boolean): boolean {
    return this.#letterOf(place, followUndone)?.item.deleted === false
  }

  /** Whether its letter came again with an undo made here: nobody else knows that the new one is the same. */
  isUndoneHere(place: Place): boolean {
    return (this.#letterOf(place, false)?.item.redone ?? null) !== null
  }

  /** Where a place is, be its letter deleted; null when its text is not here (any more, or yet). */
  placeOf(place: Place, followUndone: boolean): number | null {
    const found = this.#letterOf(place, followUndone)
    const run = found && this.#starts.get(found.item.parent)
    if (!found || !run) return null
    const { item, step } = found
    let index = item.deleted ? 0 : step + (place.assoc < 0 ? 1 : 0)
    for (let left = item.left; left !== null; left = left.left)
      if (!left.deleted && left.countable) index += left.length
    return run.at + Math.min(index, run.length)
  }

  /** The place that goes with the letter behind (`assoc` 0), or with the one before it (-1); null where none is. */
  relativeTo(place: number, assoc: 0 | -1): Place | null {
    const letter = place + assoc
    const run = this.#runs[lastBefore(this.#runs, (one) => one.at <= letter)]
    if (run === undefined || run.type === null || letter >= run.at + run.length) return null
    const { item } = Y.createRelativePositionFromTypeIndex(run.type, place - run.at, assoc)
    return item && { item, assoc }
  }

  /** The words without any space or break, and for each letter its index in the words. */
  get squeezed(): { readonly letters: string; readonly from: readonly number[] } {
    if (this.#squeezed !== null) return this.#squeezed
    const from: number[] = []
    for (let index = 0; index < this.raw.length; index++) if (!isSpace(this.raw, index)) from.push(index)
    this.#squeezed = { letters: squeeze(this.raw), from }
    return this.#squeezed
  }

  get words(): readonly Word[] {
    this.#words ??= wordsIn(this.raw)
    return this.#words
  }

  /** Where a word stands among the words, each time. */
  placesOf(wanted: string): readonly number[] {
    this.#places ??= listed(this.words)
    return this.#places.get(wanted) ?? []
  }
}

export const squeeze = (words: string): string => words.replace(/\s+/gu, '')

export const wordsIn = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    word: word.toLowerCase(),
    from: index,
    to: index + word.length,
  }))

function listed(words: readonly Word[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  words.forEach(({ word }, at) => {
    const known = places.get(word)
    if (known === undefined) places.set(word, [at])
    else known.push(at)
  })
  return places
}

const isSpace = (text: string, index: number): boolean => /\s/u.test(text.charAt(index))

/** What is no letter counts one all the same. */
const lettersOf = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC'))
    .join('')

/** The index of the last that is still `before`; they come in order. -1 for none. */
function lastBefore<T>(all: readonly T[], before: (one: T) => boolean): number {
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const one = all[middle]
    if (one !== undefined && before(one)) low = middle + 1
    else high = middle
  }
  return low - 1
}
