import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Turns } from './turns.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** Something that stands `top` pixels below the window's upper edge. */
function at(top: number): Element {
  const element = document.createElement('div')
  element.getBoundingClientRect = () => new DOMRect(0, top, 100, 100)
  return element
}

test('[E25] one editor is made per turn, those in sight first', () => {
  const turns = new Turns()
  const made: string[] = []
  turns.ask(at(window.innerHeight + 2000), () => made.push('far below'))
  turns.ask(at(-900), () => made.push('above'))
  turns.ask(at(10), () => made.push('in sight'))
  expect(made).toEqual([])
  vi.advanceTimersToNextTimer()
  expect(made).toEqual(['in sight'])
  vi.runAllTimers()
  expect(made).toEqual(['in sight', 'above', 'far below'])
})

test('[E25] who leaves the page leaves the queue, who comes later has a turn too', () => {
  const turns = new Turns()
  const made: string[] = []
  const leave = turns.ask(at(0), () => made.push('left'))
  leave()
  vi.runAllTimers()
  turns.ask(at(0), () => made.push('later'))
  vi.runAllTimers()
  expect(made).toEqual(['later'])
})
