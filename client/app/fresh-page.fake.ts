/**
 * All test files of a process share one page of the fake browser, and load each module once: that takes a fifth of the
 * time. What a file leaves behind is cleared away before the next one, as if the browser had just been opened.
 */
import { configure } from '@testing-library/react'
import { vi } from 'vitest'
import { speak } from '../words/words.ts'

vi.useRealTimers()
// Some tests ask for Node alone.
if ('document' in globalThis) await freshPage()
// How long what was asked for may take to be drawn: no figure of the product, only of the machine's patience.
configure({ asyncUtilTimeout: 10_000 })

async function freshPage(): Promise<void> {
  localStorage.clear()
  sessionStorage.clear()
  document.body.replaceChildren()
  const page = document.documentElement
  for (const { name } of [...page.attributes]) page.removeAttribute(name)
  await speak('de')
}
