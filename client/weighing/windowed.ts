/** Of a list that is longer than anyone can draw: the rows near what is seen, in the page's own scrolling. */
import { useCallback, useEffect, useLayoutEffect, useState, type RefObject } from 'react'
import { Heights } from './heights.ts'

/** Before any row was measured, in pixels. */
const guess = 130
/** So much is drawn above and below what is seen, in pixels. */
const margin = 500
/** What is chosen may be told of at the window's end, in pixels. */
const below = 80
/** Until the window's size is known, and where there is none. */
const leastSeen = 800

export interface Windowed<K> {
  /** Numbers of the rows to draw, in order. */
  readonly shown: readonly number[]
  readonly total: number
  readonly startOf: (index: number) => number
  /** Watches how high a row is that is drawn. Returns the way to stop. */
  readonly measure: (key: K, element: HTMLElement) => () => void
  /** Brings the row into view. */
  readonly reveal: (index: number) => void
}

/**
 * @param body what holds the rows. @param keys one for each row.
 * @param always the number of a row that is drawn wherever it is, because the focus is there; -1 for none.
 */
export function useWindowed<K>(
  body: RefObject<HTMLElement | null>,
  keys: readonly K[],
  always: number,
): Windowed<K> {
  const [heights] = useState(() => new Heights<K>(guess))
  const [seen, setSeen] = useState({ from: 0, to: leastSeen })
  const [, setVersion] = useState(0)
  heights.list(keys)
  useSeen(body, setSeen, keys)
  const measure = useMeasuring(heights, () => setVersion((version) => version + 1))
  const reveal = useCallback(
    (index: number) => scrollTo(body.current, heights.startOf(index), heights.startOf(index + 1)),
    [body, heights],
  )
  const startOf = useCallback((index: number) => heights.startOf(index), [heights])
  const last = keys.length === 0 ? -1 : heights.indexAt(seen.to + margin)
  const first = heights.indexAt(Math.max(seen.from - margin, 0))
  const shown = range(first, last)
  if (always >= 0 && always < first) shown.unshift(always)
  if (always > last && always < keys.length) shown.push(always)
  return { shown, total: heights.total, startOf, measure, reveal }
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(last - first + 1, 0) }, (_none, at) => first + at)

interface Seen {
  readonly from: number
  readonly to: number
}

/** Which part of `body` is in the window, told when it changes by more than a little. */
function useSeen(
  body: RefObject<HTMLElement | null>,
  setSeen: (change: (before: Seen) => Seen) => void,
  keys: unknown,
): void {
  useLayoutEffect(() => {
    const look = () => {
      const top = body.current?.getBoundingClientRect().top ?? 0
      const next = { from: -top, to: -top + Math.max(window.innerHeight, leastSeen / 2) }
      setSeen((before) => (isNear(before, next) ? before : next))
    }
    look()
    const stop = new AbortController()
    window.addEventListener('scroll', look, { passive: true, signal: stop.signal })
    window.addEventListener('resize', look, { signal: stop.signal })
    return () => stop.abort()
  }, [body, setSeen, keys])
}

const isNear = (one: Seen, other: Seen): boolean =>
  Math.abs(one.from - other.from) < margin / 4 && Math.abs(one.to - other.to) < margin / 4

/** Rows above what is seen may turn out higher than assumed: then the page is scrolled along, so that nothing jumps. */
function useMeasuring<K>(heights: Heights<K>, changed: () => void): Windowed<K>['measure'] {
  const [keys] = useState(() => new WeakMap<Element, K>())
  /** How much all together, and how much of it above what is seen. */
  const taken = (entries: readonly ResizeObserverEntry[]) => {
    let [moved, above] = [0, 0]
    for (const { target } of entries) {
      const key = keys.get(target)
      if (key === undefined) continue
      const { height, bottom } = target.getBoundingClientRect()
      const by = heights.measure(key, height)
      moved += Math.abs(by)
      if (bottom < 0) above += by
    }
    return { moved, above }
  }
  const [observer] = useState(
    () =>
      new ResizeObserver((entries) => {
        const { moved, above } = taken(entries)
        if (moved === 0) return
        changed()
        if (above !== 0) window.scrollBy(0, above)
      }),
  )
  useEffect(() => () => observer.disconnect(), [observer])
  return useCallback(
    (key: K, element: HTMLElement) => {
      keys.set(element, key)
      observer.observe(element)
      return () => observer.unobserve(element)
    },
    [observer, keys],
  )
}

/** No more than is needed to have it between the bar that stays and the window's end. */
function scrollTo(body: HTMLElement | null, start: number, end: number): void {
  if (body === null) return
  const top = body.getBoundingClientRect().top
  const clear = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart) || 0
  const toStart = top + start - clear
  const toEnd = top + end - (window.innerHeight - below)
  if (toStart < 0) window.scrollBy(0, toStart)
  else if (toEnd > 0) window.scrollBy(0, Math.min(toEnd, toStart))
}
