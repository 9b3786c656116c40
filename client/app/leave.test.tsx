import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepSession, keptSession } from '../sync/kept-session.ts'
import { DeviceFake } from '../sync/device.fake.ts'
import { WorkshopProvider } from '../sync/workshop.tsx'
import { speak } from '../words/words.ts'
import {
  aylin,
  einleitung,
  houseView,
  scriptedHouse,
  ScriptedServer,
  type ScriptedHouse,
} from './house.fake.ts'
import { Leave } from './leave.tsx'

const assign = vi.fn()
const stay = vi.fn()
let house: ScriptedHouse
let device: DeviceFake
let server: ScriptedServer

beforeEach(async () => {
  await speak('de')
  localStorage.clear()
  vi.spyOn(location, 'assign').mockImplementation(assign)
  device = new DeviceFake()
  server = new ScriptedServer({ 'DELETE /api/session': { status: 204 } })
  vi.stubGlobal('fetch', server.fetch)
})
afterEach(() => {
  cleanup()
  house.workshop.close()
  assign.mockReset()
  stay.mockReset()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const wiped = () => vi.spyOn(device, 'wipe')

function leave(): void {
  house = scriptedHouse(aylin, houseView(), false, device)
  keepSession(house.workshop.session)
  render(
    <WorkshopProvider workshop={house.workshop}>
      <Leave onStay={stay} />
    </WorkshopProvider>,
  )
}

test('[O12] with everything saved one is out at once, and nothing of the person stays on the device', async () => {
  const wipe = wiped()
  leave()
  await waitFor(() => expect(assign).toHaveBeenCalledWith('/sign-in'))
  expect(server.asked.map(({ method, path }) => `${method} ${path}`)).toEqual(['DELETE /api/session'])
  expect(wipe).toHaveBeenCalledOnce()
  expect(Object.keys(localStorage)).toEqual([])
})

test('[O12] unsent words, those of other tabs included, are counted and asked about first', async () => {
  device.elsewhere = [{ section: einleitung, count: 41, elsewhere: true }]
  leave()
  expect(await screen.findByText(/^41 Änderungen von Ihnen/u)).toBeTruthy()
  fireEvent.click(await screen.findByRole('button', { name: 'Angemeldet bleiben' }))
  expect(stay).toHaveBeenCalledOnce()
  expect([server.asked, keptSession() === null]).toEqual([[], false])
})

test('[Q34] words that a lock overtook are counted among them, change by change', async () => {
  const late = { id: 'late 1', late: einleitung, epoch: 0, tab: 'gone', count: 7, updates: [] }
  device.letterbox.set(late.id, late)
  leave()
  expect(await screen.findByText(/^7 Änderungen von Ihnen/u)).toBeTruthy()
})

test('[O12] whoever discards them is out', async () => {
  device.elsewhere = [{ section: einleitung, count: 1, elsewhere: true }]
  const wipe = wiped()
  leave()
  expect(await screen.findByText(/^1 Änderung von Ihnen/u)).toBeTruthy()
  fireEvent.click(await screen.findByRole('button', { name: 'Verwerfen und abmelden' }))
  await waitFor(() => expect(assign).toHaveBeenCalledWith('/sign-in'))
  expect(wipe).toHaveBeenCalledOnce()
})

test('[O12] without a network the device is wiped all the same, and the server is told later', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
  const wipe = wiped()
  leave()
  await waitFor(() => expect(assign).toHaveBeenCalledWith('/sign-in'))
  expect(wipe).toHaveBeenCalledOnce()
  expect(Object.keys(localStorage)).toEqual(['lip.leaving'])
})
