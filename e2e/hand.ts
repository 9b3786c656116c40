/** One person's hand in one section: goes to words and marks them, and sees which words are marked as commented on. */
import { expect } from '@playwright/test'
import type { Actor } from './actor.ts'

/** Own changes further apart than this are steps of their own to take back. */
const stepMillis = 600

export class Hand {
  readonly actor: Actor
  readonly #section: string
  #lastChange = 0

  constructor(actor: Actor, section: string) {
    this.actor = actor
    this.#section = section
  }

  /** Has the focus in the section's text, which stays an editor from now on. */
  async take(): Promise<void> {
    await this.actor.goToEnd(this.#section)
  }

  /** The caret before the first letter of the words. */
  before(words: string): Promise<void> {
    return this.#goTo(words, 'before')
  }

  /** The caret behind the last letter of the words. */
  behind(words: string): Promise<void> {
    return this.#goTo(words, 'behind')
  }

  /** Marks the words, as a pointer would. */
  select(words: string): Promise<void> {
    return this.#goTo(words, 'all')
  }

  /** Marks all from the first letter of the words up to the first letter of those of a paragraph behind. */
  selectUpTo(words: string, next: string): Promise<void> {
    return this.#goTo(words, 'all', next)
  }

  async #goTo(words: string, part: Part, next: string | null = null): Promise<void> {
    await this.actor.text(this.#section).evaluate(goTo, { words, part, next })
  }

  /** Marks so many letters from somewhere on; none: only the caret is there. @param at from 0, the beginning, to 1. */
  async wander(at: number, letters: number): Promise<void> {
    await this.actor.text(this.#section).evaluate(goSomewhere, { at, letters })
  }

  /** @param pace milliseconds from key to key. */
  async type(words: string, pace = 0): Promise<void> {
    await this.actor.type(words, pace)
    this.#lastChange = Date.now()
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.actor.press(key)
    this.#lastChange = Date.now()
  }

  /** What is done next can be taken back without what was done before. */
  async pause(): Promise<void> {
    const left = this.#lastChange + stepMillis - Date.now()
    if (left > 0) await this.actor.page.waitForTimeout(left)
  }

  /** Whether the text is still text, and no editor. */
  async isAtRest(): Promise<boolean> {
    return (await this.actor.text(this.#section).getAttribute('contenteditable')) === null
  }

  /** The words that a text at rest shows as commented on, near the window. */
  restingMarks(): Promise<string[]> {
    return this.actor.page.evaluate(() => [...(CSS.highlights.get('remark') ?? [])].map(String))
  }

  /** Clicks in the middle of words that stand in one piece, with the pointer. */
  async click(words: string): Promise<void> {
    const { x, y } = await this.actor.text(this.#section).evaluate(spotOf, words)
    await this.actor.page.mouse.click(x, y)
  }

  /** The words that the text shows as commented on, by thread, without spaces; presumed ones behind a question mark. */
  marks(): Promise<Record<string, string>> {
    return this.actor.text(this.#section).evaluate((box) => {
      const marks: Record<string, string> = {}
      for (const mark of box.querySelectorAll<HTMLElement>('mark[data-thread]')) {
        const { thread = '' } = mark.dataset
        const presumed = mark.classList.contains('remark--presumed') ? '?' : ''
        marks[thread] = (marks[thread] ?? presumed) + (mark.textContent ?? '').replace(/\s+/gu, '')
      }
      return marks
    })
  }

  /** The text comes to show these words as commented on, and no others of the threads that are named. */
  async seesMarks(words: Readonly<Record<string, string>>): Promise<void> {
    const look = async () => {
      const marks = await this.marks()
      return Object.fromEntries(Object.keys(words).map((thread) => [thread, marks[thread] ?? '']))
    }
    await expect.poll(look, { intervals: [20, 40, 80, 160, 320] }).toEqual(words)
  }
}

type Part = 'before' | 'behind' | 'all'

interface Goal {
  readonly words: string
  readonly part: Part
  readonly next: string | null
}

/** Runs in the page. Resolves when the editor has taken notice. */
function goTo(box: Element, { words, part, next }: Goal): Promise<void> {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('.caret') == null ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
  )
  const nodes: { node: Node; from: number }[] = []
  let all = ''
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    nodes.push({ node, from: all.length })
    all += node.textContent ?? ''
  }
  const indexOf = (wanted: string) => {
    if (!all.includes(wanted)) throw new Error(`"${wanted}" does not stand in: ${all}`)
    return all.indexOf(wanted)
  }
  const spot = (letter: number, shift: 0 | 1): readonly [Node, number] => {
    const found = nodes.findLast(({ from }) => from <= letter)
    return [found?.node ?? box, letter - (found?.from ?? 0) + shift]
  }
  const start = spot(indexOf(words), 0)
  const last = spot(indexOf(words) + words.length - 1, 1)
  const end = part === 'before' ? start : next === null ? last : spot(indexOf(next), 0)
  return new Promise((resolve) => {
    const unchanged = setTimeout(resolve, 100)
    const noticed = () => {
      clearTimeout(unchanged)
      resolve()
    }
    // No event comes where the selection is what it was.
    document.addEventListener('selectionchange', noticed, { once: true })
    document.getSelection()?.setBaseAndExtent(...(part === 'behind' ? last : start), ...end)
  })
}

/** Runs in the page. */
function goSomewhere(box: Element, { at, letters }: { at: number; letters: number }): void {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('.caret') == null ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
  )
  const nodes: Node[] = []
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) nodes.push(node)
  const place = at * nodes.length
  const start = nodes[Math.floor(place)]
  if (start === undefined) return
  const length = start.textContent?.length ?? 0
  const offset = Math.floor((place % 1) * length)
  const selection = document.getSelection()
  selection?.setBaseAndExtent(start, offset, start, Math.min(length, offset + letters))
}

/** Runs in the page: brings the words into the window. Returns the middle of their first line. */
function spotOf(box: Element, words: string): { x: number; y: number } {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const from = node.textContent?.indexOf(words) ?? -1
    if (from < 0) continue
    range.setStart(node, from)
    range.setEnd(node, from + words.length)
    node.parentElement?.scrollIntoView({ block: 'center' })
  }
  const [line] = range.getClientRects()
  if (line === undefined) throw new Error(`"${words}" does not stand in one piece`)
  return { x: line.left + line.width / 2, y: line.top + line.height / 2 }
}
