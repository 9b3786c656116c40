import type { HandoutStep } from '#shared/handout'
import { versionId } from '#shared/ids'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { versions } from '../words/versions.de.ts'
import { speak, teach } from '../words/words.ts'
import { Handouts } from './handouts.tsx'

const version = versionId.parse('ver_handedout')
let steps: HandoutStep[] = []
let askedFor: string[] = []

beforeAll(() => {
  teach({ versions })
  return speak('de')
})
beforeEach(() => {
  vi.useFakeTimers()
  askedFor = []
  vi.stubGlobal('fetch', async (path: string) => {
    askedFor.push(path)
    return Response.json(steps.shift() ?? { kind: 'none' })
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const open = (): void => {
  render(<Handouts version={version} />)
  fireEvent.click(screen.getByRole('button', { name: 'Als Datei' }))
}
/** Without the browser's own download, which this one has not. */
const ask = (name: string): void => {
  const link = screen.getByRole('link', { name })
  link.addEventListener('click', (event) => event.preventDefault())
  fireEvent.click(link)
}
const later = (): Promise<void> =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(700)
  })
const said = (): string => screen.getByRole('status').textContent

test('[X11] a version is offered in each format, as a link to its file', () => {
  open()
  const links = screen.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])
  expect(links).toContainEqual(['PDF', `/api/versions/${version}/pdf`])
  expect(links).toHaveLength(6)
})

test('[X11] whoever asked for a file hears how far it is, until it is there', async () => {
  steps = [{ kind: 'waiting', ahead: 2 }, { kind: 'starting' }, { kind: 'setting' }, { kind: 'made' }]
  open()
  ask('PDF')
  await later()
  expect(said()).toBe('Vorher werden noch 2 andere Dateien gemacht …')
  await later()
  expect(said()).toBe('Der Satz wird vorbereitet …')
  await later()
  expect(said()).toBe('Die Datei wird gemacht …')
  await later()
  expect(said()).toBe('Die Datei ist fertig.')
  await later()
  expect(askedFor).toEqual(Array.from({ length: 4 }, () => `/api/versions/${version}/pdf/step`))
})

test('[X11] one that does not come is said to have not come', async () => {
  steps = []
  open()
  ask('Word (DOCX)')
  for (let turn = 0; turn < 6; turn++) await later()
  expect(said()).toBe('Die Datei ist nicht gekommen. Bitte versuchen Sie es in einer Minute noch einmal.')
  await later()
  expect(askedFor).toHaveLength(6)
})
