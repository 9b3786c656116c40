/**
 * All test files of a process share one page of the fake browser, and load each module once. What a file leaves
 * behind is cleared away before the next one, as if the browser had just been opened.
 */
import { afterAll, vi } from 'vitest'
import { speak } from '../words/words.ts'
import './all-parts.fake.ts'
import { endTimers } from './timers-left.fake.ts'

await freshPage()
afterAll(endTimers)

async function freshPage(): Promise<void> {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  localStorage.clear()
  sessionStorage.clear()
  history.replaceState(null, '', '/')
  document.title = ''
  document.body.replaceChildren()
  const page = document.documentElement
  for (const { name } of [...page.attributes]) page.removeAttribute(name)
  await speak('de')
}
