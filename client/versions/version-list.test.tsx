import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { must } from '#shared/failure'
import { bildung, houseRecords, scriptedHouse, ScriptedServer, ursula } from '../app/house.fake.ts'
import { WorkshopProvider, type Workshop } from '../sync/workshop.tsx'
import { speak } from '../words/words.ts'
import { VersionList } from './version-list.tsx'
import { paper, versionOf, viewOf } from './versions.fake.ts'

const chapter = must(houseRecords().chapters[bildung], 'the house has this chapter')
let workshop: Workshop

beforeAll(() => speak('de'))
afterEach(() => {
  cleanup()
  workshop.close()
  vi.unstubAllGlobals()
})

function open(fetch: typeof globalThis.fetch | ScriptedServer['fetch']): void {
  vi.stubGlobal('fetch', fetch)
  workshop = scriptedHouse(ursula).workshop
  render(
    <WorkshopProvider workshop={workshop}>
      <VersionList chapter={chapter} />
    </WorkshopProvider>,
  )
}

test('[V43] each version leads to what has changed since the one before, of the chapter or of the paper; the first one does not', async () => {
  const body = viewOf(versionOf(1, '0.1', { paper }), versionOf(2, '0.1'), versionOf(3, '1.0'))
  open(new ScriptedServer({ 'GET /api/versions': { status: 200, body } }).fetch)
  await screen.findByText('Fassung 1.0', { exact: false, selector: 'h2 > a' })
  const links = screen.getAllByRole('link', { name: /vergleichen$/u })
  expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    [' Fassung 1.0: Mit Fassung 0.1 „Die 2.“ vergleichen', '/versions/compare?from=ver_0002&to=ver_0003'],
    [' Fassung 0.1: Mit Fassung 0.1 „Die 1.“ vergleichen', '/versions/compare?from=ver_0001&to=ver_0002'],
  ])
})

test('[V41] without the server, and with none on the device, that is said, with what brings one there', async () => {
  open(() => Promise.reject(new TypeError('no network')))
  expect(await screen.findByText(/auf diesem Gerät liegt keine Fassung dieses Handlungsfelds/u)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Erneut versuchen' })).toBeTruthy()
})
