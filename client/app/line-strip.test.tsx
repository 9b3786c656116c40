import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { must } from '#shared/failure'
import { LineStrip } from './line-strip.tsx'

/** Says whether the banner is in sight. */
let sight: (inSight: boolean) => void
/** What an on-screen keyboard leaves of the window. */
let view: EventTarget & { offsetTop: number; height: number }
const scrolled = vi.fn()

beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(seen: (entries: { isIntersecting: boolean }[]) => void) {
        sight = (isIntersecting) => act(() => seen([{ isIntersecting }]))
      }
      observe(): void {}
      disconnect(): void {}
    },
  )
  view = Object.assign(new EventTarget(), { offsetTop: 0, height: 800 })
  vi.stubGlobal('visualViewport', view)
  vi.spyOn(document.documentElement, 'clientHeight', 'get').mockReturnValue(800)
  vi.spyOn(window, 'scrollBy').mockImplementation(scrolled)
  render(
    <>
      <div>
        <LineStrip>Keine Verbindung zum Server</LineStrip>
      </div>
      <button type="button">Fett</button>
    </>,
  )
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  scrolled.mockReset()
})

const strip = (): HTMLElement => must(document.querySelector<HTMLElement>('.line-strip'), 'the strip')
const isAt = (element: HTMLElement, top: number, bottom: number) =>
  vi.spyOn(element, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, top, 100, bottom - top))

test('[O7] while the banner is in sight nothing more is said; else one line at the foot says it', () => {
  expect([strip().hidden, strip().textContent]).toEqual([true, ''])
  sight(false)
  expect([strip().hidden, strip().textContent]).toEqual([false, 'Keine Verbindung zum Server'])
  sight(true)
  expect([strip().hidden, strip().textContent]).toEqual([true, ''])
})

test('[O7] it stands above an on-screen keyboard', () => {
  sight(false)
  expect(strip().style.getPropertyValue('--below')).toBe('0px')
  view.height = 480
  view.dispatchEvent(new Event('resize'))
  expect(strip().style.getPropertyValue('--below')).toBe('320px')
})

test('[O7] what has the focus comes out from under it; what it does not cover stays where it is', () => {
  const bold = screen.getByRole('button', { name: 'Fett' })
  bold.focus()
  isAt(strip(), 772, 800)
  isAt(bold, 700, 740)
  sight(false)
  expect(scrolled).not.toHaveBeenCalled()
  isAt(bold, 760, 790)
  view.dispatchEvent(new Event('resize'))
  expect(scrolled).toHaveBeenCalledWith(0, 22)
})

test('[O7] it leads to the banner', () => {
  sight(false)
  const shown = vi.spyOn(strip().parentElement ?? strip(), 'scrollIntoView')
  fireEvent.click(screen.getByText('Keine Verbindung zum Server'))
  expect(shown).toHaveBeenCalledOnce()
})
