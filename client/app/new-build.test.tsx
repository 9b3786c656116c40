import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { speak } from '../words/words.ts'
import { ScriptedServer } from './house.fake.ts'
import { NewBuild, watchBuild } from './new-build.tsx'

const pageOf = (script: string) => ({
  status: 200,
  body: `<script src="/assets/runtime.js"><script src="${script}">`,
})
const title = 'Neue Version: bitte neu laden'

let stop: () => void
const reload = vi.fn()

beforeEach(async () => {
  await speak('de')
  sessionStorage.clear()
  begin('/assets/runtime.js', '/assets/index-old.js')
  vi.spyOn(location, 'reload').mockImplementation(reload)
  stop = watchBuild()
})

afterEach(() => {
  cleanup()
  stop()
  reload.mockReset()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** The scripts the page began with; in a document that nobody looks at they are not fetched. */
function begin(...scripts: string[]): void {
  const html = scripts.map((script) => `<script src="${script}"></script>`).join('')
  const still = new DOMParser().parseFromString(html, 'text/html')
  vi.spyOn(document, 'scripts', 'get').mockReturnValue(still.scripts)
}

/** A part of the page could not be fetched, and the server's page is this one. */
async function missFile(answers: ConstructorParameters<typeof ScriptedServer>[0]): Promise<void> {
  vi.stubGlobal('fetch', new ScriptedServer(answers).fetch)
  await act(async () => {
    window.dispatchEvent(new Event('vite:preloadError'))
    await new Promise((resolve) => setTimeout(resolve, 5))
  })
}

test('[O9] while nothing is missing, nothing is said', () => {
  render(<NewBuild saved />)
  expect(screen.queryByRole('alert')).toBeNull()
})

test('[O9] with a newer build on the server the page loads itself anew', async () => {
  render(<NewBuild saved />)
  await missFile({ 'GET /': pageOf('/assets/index-new.js') })
  expect(screen.getByRole('alert').textContent).toContain(title)
  expect(reload).toHaveBeenCalledTimes(1)
})

test('[O9] unsaved words are waited for', async () => {
  const { rerender } = render(<NewBuild saved={false} />)
  await missFile({ 'GET /': pageOf('/assets/index-new.js') })
  expect(screen.getByRole('alert').textContent).toContain('Sie haben noch Ungespeichertes')
  expect(screen.queryByRole('button')).toBeNull()
  expect(reload).not.toHaveBeenCalled()
  rerender(<NewBuild saved />)
  expect(reload).toHaveBeenCalledTimes(1)
})

test('[O9] by itself it reloads once; then the person decides', async () => {
  render(<NewBuild saved />)
  await missFile({ 'GET /': pageOf('/assets/index-new.js') })
  cleanup()
  render(<NewBuild saved />)
  expect(reload).toHaveBeenCalledTimes(1)
  act(() => screen.getByRole('button', { name: 'Seite neu laden' }).click())
  expect(reload).toHaveBeenCalledTimes(2)
})

test.each([
  ['the same build is there', { 'GET /': pageOf('/assets/index-old.js') }],
  ['the server does not answer', { 'GET /': { status: 503 } }],
])('[O9] it says nothing of a new build when %s', async (_why, answers) => {
  render(<NewBuild saved />)
  await missFile(answers)
  expect(screen.queryByRole('alert')).toBeNull()
  expect(reload).not.toHaveBeenCalled()
})
