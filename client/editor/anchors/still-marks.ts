/**
 * The ranges in a text that is no editor, marked without touching it: as highlights of the browser (CSS Custom Highlight
 * API). A browser that has none shows them as soon as the text is an editor.
 *
 * With every key, wherever it is typed, a browser looks anew for the place of each highlight of the page: so only texts
 * near what the window shows have them.
 */
import type { Anchored } from '../anchor-door.ts'
import { onMove } from '../../ui/on-move.ts'
import type { Ranges } from './ranges.ts'
import type { SectionText, Stretch } from './section-text.ts'
import { goingIn } from './suggested.ts'

const names = ['remark', 'remark-presumed', 'remark-suggestion', 'remark-old', 'remark-here'] as const
type Name = (typeof names)[number]

/** What is to be marked, as it is now. */
export interface Marked {
  readonly text: SectionText
  readonly given: readonly Anchored[]
  readonly ranges: Ranges
}

/** The marks of one document's texts among those of the page. */
export class StillMarks {
  readonly #still: ReadonlySet<HTMLElement>
  readonly #marked: () => Marked
  readonly #drawn: { name: Name; range: AbstractRange }[] = []
  #near: readonly HTMLElement[] = []
  #stop: (() => void) | null = null

  /** @param still where the text is drawn at the moment. @param marked is asked when something is drawn. */
  constructor(still: ReadonlySet<HTMLElement>, marked: () => Marked) {
    this.#still = still
    this.#marked = marked
  }

  /** Marks what is near now, and what comes near later. */
  draw(): void {
    if (!('highlights' in CSS)) return
    this.#watch()
    this.#clear()
    this.#near = [...this.#still].filter(isNear)
    if (this.#near.length === 0) return
    const { text, given, ranges } = this.#marked()
    for (const element of this.#near) for (const one of given) this.#mark(element, text, one, ranges)
  }

  #watch(): void {
    if (this.#still.size > 0) this.#stop ??= onMove(() => this.#look())
    else {
      this.#stop?.()
      this.#stop = null
    }
  }

  #look(): void {
    const near = [...this.#still].filter(isNear)
    if (near.length !== this.#near.length || near.some((one) => !this.#near.includes(one))) this.draw()
  }

  #clear(): void {
    for (const { name, range } of this.#drawn.splice(0)) CSS.highlights.get(name)?.delete(range)
  }

  #mark(element: HTMLElement, text: SectionText, one: Anchored, ranges: Ranges): void {
    const found = ranges.get(one.id)
    const range = found === undefined || found.kind === 'gone' ? null : rangeIn(element, text, found)
    if (range === null || found === undefined || found.kind === 'gone') return
    this.#add(nameOf(one, found.kind), range)
    if (one.replacement !== undefined && found.kind === 'held')
      for (const going of goingIn(text, found, one.replacement)) {
        const old = rangeIn(element, text, going)
        if (old !== null) this.#add('remark-old', old)
      }
    if (one.isActive) this.#add('remark-here', range)
  }

  #add(name: Name, range: AbstractRange): void {
    const all = CSS.highlights.get(name) ?? new Highlight()
    all.priority = names.indexOf(name) + 1
    CSS.highlights.set(name, all.add(range))
    this.#drawn.push({ name, range })
  }
}

/** Near is what half a window's height more would show. */
function isNear(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom >= -window.innerHeight / 2 && top <= 1.5 * window.innerHeight
}

const nameOf = ({ kind }: Anchored, found: 'held' | 'presumed'): Name =>
  found === 'presumed' ? 'remark-presumed' : kind === 'suggestion' ? 'remark-suggestion' : 'remark'

/** The stretch in the page; null while the page does not show it yet. The page has the same letters in the same order. */
export function rangeIn(element: HTMLElement, text: SectionText, { from, to }: Stretch): Range | null {
  const start = spotAt(element, text.lettersBefore(from) + 1, -1)
  const end = spotAt(element, text.lettersBefore(to), 0)
  if (start === null || end === null) return null
  const range = document.createRange()
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  return range
}

/** The spot behind the letter of that number, counted from 1, or (`shift` -1) before it. */
function spotAt(element: HTMLElement, letter: number, shift: 0 | -1): { node: Node; offset: number } | null {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let left = letter
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { length } = node.textContent ?? ''
    if (left <= length) return { node, offset: left + shift }
    left -= length
  }
  return null
}
