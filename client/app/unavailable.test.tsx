import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { speak } from '../words/words.ts'

const again = vi.fn()

beforeEach(async () => {
  await speak('de')
  vi.resetModules()
})
afterEach(() => {
  cleanup()
  again.mockReset()
  vi.doUnmock('./unavailable.tsx')
})

async function showUnavailable(): Promise<void> {
  const { Unavailable } = await import('./waiting.tsx')
  render(<Unavailable failure={{ kind: 'unreachable' }} onAgain={again} />)
}

test('[U6] why nothing can be shown is said in words, with the way to try again', async () => {
  await showUnavailable()
  expect(await screen.findByText('Der Server antwortet nicht.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Erneut versuchen' }))
  expect(again).toHaveBeenCalledOnce()
})

test('[U6] where the words for it cannot be fetched that is said, and one click tries both again', async () => {
  let isOffline = true
  vi.doMock('./unavailable.tsx', async (actual) => {
    if (isOffline) throw new Error('no network')
    return actual()
  })
  await showUnavailable()
  expect(await screen.findByText('Diese Seite konnte nicht geladen werden')).toBeTruthy()
  isOffline = false
  fireEvent.click(screen.getByRole('button', { name: 'Erneut versuchen' }))
  expect(again).toHaveBeenCalledOnce()
  expect(await screen.findByText('Der Server antwortet nicht.')).toBeTruthy()
})
