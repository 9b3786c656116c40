import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awake, mostAwake, restMillis, type Sight, type Sleeper } from './awake.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** What stands in the window: the tests scroll by telling it. */
class SightFake {
  readonly #told = new Map<Element, (isNear: boolean) => void>()

  watch: Sight = (element, told) => {
    this.#told.set(element, told)
    return () => this.#told.delete(element)
  }

  scroll(text: TextFake, isNear: boolean): void {
    this.#told.get(text.element)?.(isNear)
  }
}

/** A text that stands `top` pixels below the window's upper edge. */
class TextFake implements Sleeper {
  readonly element = document.createElement('div')
  isAwake = false
  busy = false

  constructor(top = 0) {
    this.element.getBoundingClientRect = () => new DOMRect(0, top, 100, 100)
  }

  wake = (): void => void (this.isAwake = true)
  rest = (): void => void (this.isAwake = false)
  isBusy = (): boolean => this.busy
}

function page(count: number) {
  const sight = new SightFake()
  const awake = new Awake(sight.watch)
  const texts = Array.from({ length: count }, (_, at) => new TextFake(at * 900))
  const ways = texts.map((text) => awake.enter(text))
  return { sight, texts, ways, numbersAwake: () => texts.flatMap(({ isAwake }, at) => (isAwake ? [at] : [])) }
}

const turn = () => vi.advanceTimersToNextTimer()

test('[E25] texts near what is seen are woken, the nearest first, one per turn; the others rest', () => {
  const { sight, texts, numbersAwake } = page(5)
  for (const at of [2, 1, 0]) sight.scroll(texts[at] ?? new TextFake(), true)
  expect(numbersAwake()).toEqual([])
  turn()
  expect(numbersAwake()).toEqual([0])
  turn()
  turn()
  turn()
  expect(numbersAwake()).toEqual([0, 1, 2])
})

test('[E25] there are never more than a few, however many are seen; what is out of sight makes room', () => {
  const { sight, texts, numbersAwake } = page(20)
  for (const text of texts) sight.scroll(text, true)
  vi.advanceTimersByTime(100)
  expect(numbersAwake()).toEqual([0, 1, 2, 3, 4, 5].slice(0, mostAwake))
  for (const text of texts.slice(0, 10)) sight.scroll(text, false)
  vi.advanceTimersByTime(100)
  expect(numbersAwake()).toEqual([10, 11, 12, 13, 14, 15].slice(0, mostAwake))
})

test('[E30] whoever goes to a text wakes it at once, out of sight and when there are many', () => {
  const { sight, texts, ways, numbersAwake } = page(10)
  for (const text of texts.slice(0, 7)) sight.scroll(text, true)
  vi.advanceTimersByTime(100)
  ways[9]?.wake()
  expect(numbersAwake()).toContain(9)
  expect(numbersAwake()).toHaveLength(mostAwake)
})

test('[E31] what was out of sight for a while rests, but not while somebody writes in it', () => {
  const { sight, texts, numbersAwake } = page(3)
  const [first, second] = [texts[0] ?? new TextFake(), texts[1] ?? new TextFake()]
  sight.scroll(first, true)
  sight.scroll(second, true)
  vi.advanceTimersByTime(10)
  first.busy = true
  sight.scroll(first, false)
  sight.scroll(second, false)
  vi.advanceTimersByTime(restMillis - 1)
  expect(numbersAwake()).toEqual([0, 1])
  vi.advanceTimersByTime(1)
  expect(numbersAwake()).toEqual([0])
  first.busy = false
  vi.advanceTimersByTime(restMillis)
  expect(numbersAwake()).toEqual([])
})

test('[E31] who scrolls away and back finds the editor as it was', () => {
  const { sight, texts, numbersAwake } = page(1)
  const [only = new TextFake()] = texts
  sight.scroll(only, true)
  turn()
  sight.scroll(only, false)
  vi.advanceTimersByTime(restMillis / 2)
  sight.scroll(only, true)
  vi.advanceTimersByTime(restMillis * 2)
  expect(numbersAwake()).toEqual([0])
})

test('[E25] words that are marked across texts stay marked: what is busy is woken later', () => {
  const { sight, texts, numbersAwake } = page(2)
  const [marked = new TextFake(), other = new TextFake()] = texts
  marked.busy = true
  sight.scroll(marked, true)
  sight.scroll(other, true)
  vi.advanceTimersByTime(50)
  expect(numbersAwake()).toEqual([1])
  marked.busy = false
  vi.advanceTimersByTime(500)
  expect(numbersAwake()).toEqual([0, 1])
})

test('[E25] a text that left the page is not woken any more', () => {
  const { sight, texts, ways, numbersAwake } = page(1)
  const [only = new TextFake()] = texts
  sight.scroll(only, true)
  ways[0]?.leave()
  vi.runAllTimers()
  expect(numbersAwake()).toEqual([])
})
