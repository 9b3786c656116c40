/**
 * A search through the chapter as it stands on the page: what is looked for, where it stands, and at which place
 * one is. It follows the text: what others write is searched too, and nobody is led anywhere by it.
 */
import { fold } from './folded.ts'
import { liveRange, markHits, unmarkHits } from './hit-marks.ts'
import { hitsIn } from './hits.ts'

export interface Hit {
  readonly section: Element
  readonly range: StaticRange
}

export interface Found {
  readonly wanted: string
  readonly count: number
  /** Whether there are more than are counted. */
  readonly isMore: boolean
  /** The place one is at, from 0; null when there is none. */
  readonly at: number | null
}

/** Nobody walks through more; the browser would be busy marking them. */
const most = 2000
const againMillis = 250

export class Finding {
  found: Found = { wanted: '', count: 0, isMore: false, at: null }
  readonly #page: Element
  readonly #hits = new Map<Element, StaticRange[]>()
  readonly #stale = new Set<Element>()
  readonly #watchers = new Set<() => void>()
  #all: readonly Hit[] = []
  #wanted = ''
  #timer: ReturnType<typeof setTimeout> | undefined

  /** @param page holds the chapter's sections. */
  constructor(page: Element) {
    this.#page = page
  }

  /** Called whenever `found` changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Follows what changes on the page. Returns the way to stop, which takes the marks away. */
  follow(): () => void {
    const observer = new MutationObserver((changes) => this.#changed(changes))
    observer.observe(this.#page, { subtree: true, childList: true, characterData: true })
    this.#search()
    return () => {
      observer.disconnect()
      clearTimeout(this.#timer)
      unmarkHits()
    }
  }

  get here(): Hit | null {
    return this.#all[this.found.at ?? -1] ?? null
  }

  /** Looks for other words: from the place one is at, or from what the window shows. */
  find(words: string): void {
    const before = this.here
    this.#wanted = fold(words.trim()).text
    this.#search()
    const next = this.#all.findIndex((hit) => (before === null ? isBelowTop(hit) : !isBefore(hit, before)))
    this.#stand(Math.max(next, 0))
  }

  /** To the next place, or the one before; behind the last comes the first. */
  step(direction: 1 | -1): void {
    const count = this.#all.length
    if (count > 0) this.#stand(((this.found.at ?? 0) + direction + count) % count)
  }

  #changed(changes: readonly MutationRecord[]): void {
    if (this.#wanted === '') return
    for (const { target } of changes) {
      const element = target instanceof Element ? target : target.parentElement
      const section = element?.closest('.section')
      if (section != null) this.#stale.add(section)
      else this.#hits.clear()
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      for (const section of this.#stale) this.#hits.delete(section)
      this.#gather()
      this.#stand(this.found.at ?? 0)
    }, againMillis)
  }

  #search(): void {
    this.#hits.clear()
    this.#gather()
  }

  #gather(): void {
    this.#stale.clear()
    let left = most
    this.#all = [...this.#page.querySelectorAll('.section')].flatMap((section) => {
      const hits = this.#hits.get(section) ?? hitsIn(section, this.#wanted, left)
      this.#hits.set(section, hits)
      left = Math.max(0, left - hits.length)
      return hits.map((range) => ({ section, range }))
    })
  }

  #stand(at: number): void {
    const count = this.#all.length
    const place = count === 0 ? null : Math.min(at, count - 1)
    this.found = { wanted: this.#wanted, count, isMore: count >= most, at: place }
    const ranges = this.#all.map(({ range }) => range)
    markHits(ranges, this.here?.range ?? null)
    for (const watcher of [...this.#watchers]) watcher()
  }
}

/** Whether it stands below the upper edge of the window, asked of its section first: that is cheap. */
function isBelowTop({ section, range }: Hit): boolean {
  const { top, bottom } = section.getBoundingClientRect()
  if (bottom < 0 || top >= 0) return bottom >= 0
  return (liveRange(range)?.getBoundingClientRect().bottom ?? -1) >= 0
}

function isBefore(hit: Hit, other: Hit): boolean {
  const [one, two] = [liveRange(hit.range), liveRange(other.range)]
  return one !== null && two !== null && one.compareBoundaryPoints(Range.START_TO_START, two) < 0
}
