/** In each of these the page has just been loaded, or could not fetch more: nothing is here that cleans. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { must } from '#shared/failure'

type Editors = typeof import('./editor.fake.ts')
let editors: Editors | null = null

beforeEach(async () => {
  vi.resetModules()
  editors = await import('./editor.fake.ts')
})

afterEach(() => editors?.closeEditors())

const html = '<h1 style="color:red">Titel</h1><p><b>fett</b><script>böse()</script></p>'

/** Pastes into an empty text. Returns the way to read it. */
function paste(brought: Record<string, string>): () => string {
  const { docOf, openEditor, paragraph } = must(editors, 'the modules of a page just loaded')
  const editor = openEditor(docOf([paragraph('')]))
  const clipboardData = new DataTransfer()
  for (const [type, data] of Object.entries(brought)) clipboardData.setData(type, data)
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
  editor.view.dom.dispatchEvent(event)
  return () => editor.getHTML()
}

test('[E47] where the cleaner cannot be fetched, the words come in plain', async () => {
  vi.doMock('./paste.ts', () => {
    throw new Error('no network')
  })
  const read = paste({ 'text/html': html, 'text/plain': 'Titel\nfett' })
  await vi.waitFor(() => expect(read()).toBe('<p>Titel</p><p>fett</p>'))
  const readWords = paste({ 'text/html': html })
  await vi.waitFor(() => expect(readWords()).toMatch(/^<p>\s*Titel\s+fett\s*<\/p>$/u))
  vi.doUnmock('./paste.ts')
})

test('[E47] what is pasted before the cleaner is here waits for it, once', async () => {
  const read = paste({ 'text/html': html, 'text/plain': 'Titel\nfett' })
  expect(read()).toBe('<p></p>')
  const cleaned = '<h3>Titel</h3><p><strong>fett</strong></p>'
  await vi.waitFor(() => expect(read()).toBe(cleaned))
  // From now on it is here.
  expect(paste({ 'text/html': html })()).toBe(cleaned)
})
