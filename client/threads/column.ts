/**
 * The cards beside the text, each at its line. Measured after something was laid out anew, never while one types in a
 * line; only what is near the window is measured and drawn.
 */
import type { SectionId, ThreadId } from '#shared/ids'
import type { Thread } from '#shared/thread'
import { layOut, type Wanted } from './layout.ts'
import type { Places } from './places.ts'

/** What stands in the margin: a thread, or one that is being written. */
export type Item = Pick<Thread, 'id' | 'section' | 'anchor'>

/** As far beyond the window are cards drawn, and twice as far measured. */
const nearPixels = 700
/** Of a card that was never drawn. */
const usualHeight = 110
/** Until words that moved within their lines are measured again. */
const settleMillis = 200
/** The head of the margin. */
const headPixels = 64

export class Column {
  /** Those that are drawn, from top to bottom. */
  drawn: readonly ThreadId[] = []
  readonly #places: Places
  readonly #watchers = new Set<() => void>()
  readonly #cards = new Map<ThreadId, HTMLElement>()
  readonly #heights = new Map<ThreadId, number>()
  readonly #growth = new ResizeObserver((changes) => this.#grown(changes))
  #items: readonly Item[] = []
  #active: ThreadId | null = null
  #margin: HTMLElement | null = null
  #tops = new Map<ThreadId, number>()
  #frame = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #scrolled = -Infinity

  constructor(places: Places) {
    this.#places = places
  }

  /** Called whenever `drawn` changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** @param items in the order of the text. */
  show(items: readonly Item[], active: ThreadId | null): void {
    this.#items = items
    this.#active = active
    this.#lay()
  }

  /** Follows the text beside the margin. Returns the way to stop. */
  stand(margin: HTMLElement): () => void {
    this.#margin = margin
    const stop = new AbortController()
    const sections = new ResizeObserver(() => this.#soon())
    for (const section of document.querySelectorAll('.section')) sections.observe(section)
    sections.observe(document.body)
    const stopMoves = this.#places.onMove(() => this.#settle())
    window.addEventListener('scroll', () => this.#scroll(), { signal: stop.signal, passive: true })
    window.addEventListener('resize', () => this.#soon(), { signal: stop.signal })
    this.#soon()
    return () => {
      stop.abort()
      sections.disconnect()
      stopMoves()
      this.#growth.disconnect()
      cancelAnimationFrame(this.#frame)
      clearTimeout(this.#timer)
      this.#margin = null
    }
  }

  /** A card is on the page; null: no more. */
  card(id: ThreadId, element: HTMLElement | null): void {
    const before = this.#cards.get(id)
    if (before !== undefined) this.#growth.unobserve(before)
    if (element === null) return void this.#cards.delete(id)
    this.#cards.set(id, element)
    this.#growth.observe(element)
    this.#put(id)
  }

  #grown(changes: readonly ResizeObserverEntry[]): void {
    for (const [id, element] of this.#cards) {
      const change = changes.find(({ target }) => target === element)
      const height = change?.borderBoxSize[0]?.blockSize
      if (height !== undefined) this.#heights.set(id, height)
    }
    this.#lay()
  }

  #scroll(): void {
    if (Math.abs(window.scrollY - this.#scrolled) > nearPixels / 2) this.#soon()
  }

  #settle(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#soon(), settleMillis)
  }

  #soon(): void {
    if (this.#frame !== 0) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      this.#lay()
    })
  }

  #lay(): void {
    const margin = this.#margin
    if (margin === null) return
    this.#scrolled = window.scrollY
    const origin = margin.getBoundingClientRect().top
    const wanted = this.#measure(origin)
    this.#tops = layOut(wanted, this.#active, headPixels)
    const near = wanted.filter(({ id, height }) => this.#isNear(id, height, origin)).map(({ id }) => id)
    for (const id of this.#cards.keys()) this.#put(id)
    const bottom = Math.max(0, ...wanted.map(({ id, height }) => (this.#tops.get(id) ?? 0) + height))
    margin.style.minBlockSize = `${String(Math.ceil(bottom))}px`
    if (near.join(' ') === this.drawn.join(' ')) return
    this.drawn = near
    for (const watcher of [...this.#watchers]) watcher()
  }

  /** One that one is at, or writes, is always there. */
  #isNear(id: ThreadId, height: number, origin: number): boolean {
    const top = origin + (this.#tops.get(id) ?? 0)
    const isInSight = top + height > -nearPixels && top < window.innerHeight + nearPixels
    return isInSight || id === this.#active || this.#cards.get(id)?.contains(document.activeElement) === true
  }

  #measure(origin: number): Wanted[] {
    const rects = new Map<SectionId, DOMRect | null>()
    const wanted = this.#items.flatMap((item): Wanted[] => {
      const rect = rects.get(item.section) ?? rectOf(item.section)
      rects.set(item.section, rect)
      if (rect === null || (!isNear(rect) && item.id !== this.#active)) return []
      const top = Math.max(headPixels, this.#lineOf(item, rect) - origin)
      return [{ id: item.id, top, height: this.#heights.get(item.id) ?? usualHeight }]
    })
    return wanted.toSorted((one, other) => one.top - other.top)
  }

  #lineOf(item: Item, section: DOMRect): number {
    const standing = this.#places.standing(item)
    if (standing === 'gone') return section.bottom
    const [line] = this.#places.rangeOf(item)?.getClientRects() ?? []
    return line === undefined ? section.top : line.top - 6
  }

  #put(id: ThreadId): void {
    const [card, top] = [this.#cards.get(id), this.#tops.get(id)]
    if (card === undefined || top === undefined) return
    card.style.transform = `translateY(${String(Math.round(top))}px)`
    card.style.opacity = '1'
  }
}

const rectOf = (section: SectionId): DOMRect | null =>
  document.getElementById(section)?.getBoundingClientRect() ?? null

const isNear = ({ top, bottom }: DOMRect): boolean =>
  bottom > -2 * nearPixels && top < window.innerHeight + 2 * nearPixels
