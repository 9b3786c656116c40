/**
 * The ranges in a text that is no editor, marked without touching it: as highlights of the browser (CSS Custom Highlight
 * API). A browser that has none shows them as soon as the text is an editor.
 */
import type { Anchored } from '../anchor-door.ts'
import type { Ranges } from './ranges.ts'
import type { SectionText, Stretch } from './section-text.ts'

const names = ['remark', 'remark-presumed', 'remark-old', 'remark-here'] as const
type Name = (typeof names)[number]

/** The marks of one document's texts among those of the page. */
export class StillMarks {
  readonly #drawn: { name: Name; range: AbstractRange }[] = []

  draw(elements: Iterable<HTMLElement>, text: SectionText, given: readonly Anchored[], ranges: Ranges): void {
    this.clear()
    if (!('highlights' in CSS)) return
    for (const element of elements)
      for (const one of given) {
        const found = ranges.get(one.id)
        if (found === undefined || found.kind === 'gone') continue
        const range = rangeIn(element, text, found)
        if (range === null) continue
        this.#add(nameOf(one, found.kind), range)
        if (one.isActive) this.#add('remark-here', range)
      }
  }

  clear(): void {
    for (const { name, range } of this.#drawn.splice(0)) CSS.highlights.get(name)?.delete(range)
  }

  #add(name: Name, range: AbstractRange): void {
    const all = CSS.highlights.get(name) ?? new Highlight()
    all.priority = names.indexOf(name) + 1
    CSS.highlights.set(name, all.add(range))
    this.#drawn.push({ name, range })
  }
}

const nameOf = ({ kind }: Anchored, found: 'held' | 'presumed'): Name =>
  found === 'presumed' ? 'remark-presumed' : kind === 'suggestion' ? 'remark-old' : 'remark'

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
