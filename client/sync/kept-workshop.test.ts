/** The workshop with a device: a start without the server, words of an earlier visit, and the end in another tab. */
import { fail, ok, type Result } from '#shared/failure'
import type { SessionView } from '#shared/api'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DeviceFake } from './device.fake.ts'
import { keepSession, keptSession } from './kept-session.ts'
import { LineServerFake } from './line-server.fake.ts'
import { einleitung, entriesOf, records, sessionOf, viewOf, aylin } from './people.fake.ts'
import { connectWorkshop, type Workshop } from './workshop.tsx'
import './bring-rooms.ts'

let server: LineServerFake
let device: DeviceFake
let fetched: number
const open: Workshop[] = []

const settle = (millis = 100) => vi.advanceTimersByTimeAsync(millis)

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  server = new LineServerFake()
  device = new DeviceFake()
  fetched = 0
})

afterEach(() => {
  for (const workshop of open.splice(0)) workshop.close()
  vi.useRealTimers()
})

function enter(asOf: number | null = null, session: Result<SessionView> = ok(sessionOf())): Workshop {
  keepSession(sessionOf())
  const workshop = connectWorkshop(
    sessionOf(),
    viewOf(),
    {
      socket: server.socket,
      session: () => Promise.resolve(session),
      records: () => {
        fetched += 1
        return Promise.resolve(ok(viewOf()))
      },
    },
    { device, asOf },
  )
  open.push(workshop)
  return workshop
}

/** Words of an earlier visit wait on the device. */
async function leaveWords(): Promise<void> {
  const workshop = enter()
  const { doc } = workshop.room(einleitung)
  await settle()
  server.open = false
  server.cutAll()
  await settle()
  doc.getText('words').insert(0, 'von gestern')
  await settle()
  open.splice(0)
  workshop.close()
  server.open = true
}

test('[C23] words of an earlier visit are sent wherever one is now', async () => {
  await leaveWords()
  enter()
  await settle(1000)
  expect(server.room(einleitung).getText('words').toJSON()).toBe('von gestern')
})

test('[C23] leaving asks while words of an earlier visit are not sent', async () => {
  await leaveWords()
  server.open = false
  enter(Date.now())
  await settle()
  const event = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(event)
  expect(event.defaultPrevented).toBe(true)
})

test('[C29] a start without the server is offline from the first moment, and fetches everything anew on return', async () => {
  server.open = false
  const workshop = enter(Date.now() - 60_000)
  expect(workshop.line.state.kind).toBe('offline')
  await settle()
  expect([workshop.asOf === null, fetched]).toEqual([false, 0])
  server.open = true
  await settle(20_000)
  expect([workshop.asOf, fetched]).toEqual([null, 1])
})

test('[C29] when the server ends the session, a start without it shows nobody any more; the words stay', async () => {
  await leaveWords()
  enter()
  await settle()
  server.cutAll(4401)
  await settle()
  expect([keptSession(), device.session]).toEqual([null, null])
  expect(device.kept).toHaveLength(1)
})

test('[C29] who is in is kept with the texts too, at once: the browser may write its storage a minute late', async () => {
  enter()
  expect(device.session).toEqual(keptSession())
  vi.setSystemTime(Date.now() + 60_000)
  server.cutAll()
  await settle()
  expect(device.session).toEqual({ session: sessionOf(), at: Date.now() - 100 })
})

test('[C29] a session that is ended is forgotten also where a crash took it out of the storage', async () => {
  enter()
  await settle()
  localStorage.clear()
  server.cutAll(4401)
  await settle()
  expect(device.session).toBe(null)
})

test('[C29] the records are kept as they change', async () => {
  enter()
  await settle()
  server.tellNews(entriesOf(records.seq + 1, [{ type: 'sectionRemoved', section: einleitung }]))
  await settle(2000)
  expect((await device.records())?.records.seq).toBe(records.seq + 1)
})

test('[C28] who loses the last role that may read keeps no text on the device', async () => {
  const workshop = enter()
  workshop.room(einleitung)
  await settle(1000)
  expect(device.kept).toHaveLength(1)
  const [grant] = records.grants[aylin] ?? []
  if (grant === undefined) throw new Error('she has a role')
  server.tellNews(entriesOf(records.seq + 1, [{ type: 'roleWithdrawn', person: aylin, grant }]))
  server.refused.set(einleitung, { kind: 'forbidden', action: 'readDraft' })
  server.tell({ kind: 'closed', section: einleitung, failure: { kind: 'forbidden', action: 'readDraft' } })
  await settle(2000)
  expect(device.kept).toEqual([])
})

test('[C30] signing out in another tab ends the line here, also when the server was not told', async () => {
  const workshop = enter()
  await settle()
  device.become('wiped')
  expect(workshop.line.state).toEqual({ kind: 'ended', failure: { kind: 'signedOut' } })
})

test('[C30] whoever comes back after that has everything kept again', async () => {
  const workshop = enter(null, fail({ kind: 'signedOut' }))
  workshop.room(einleitung).doc.getText('words').insert(0, 'im Speicher')
  await settle()
  device.kept.splice(0)
  device.become('wiped')
  await settle()
  workshop.resume()
  await settle()
  expect(device.state).toBe('keeping')
  expect(keptSession()?.session.person.id).toBe(aylin)
  expect(device.kept.map(({ updates }) => updates.length)).toEqual([1])
})

test('[C31] a page with another history than the server, which was restored from a backup, ends as outdated', async () => {
  const workshop = enter()
  workshop.room(einleitung)
  await settle()
  expect(workshop.line.state.kind).toBe('open')
  server.epoch = 1
  server.cutAll()
  await settle(20_000)
  expect(workshop.line.state).toEqual({ kind: 'ended', failure: { kind: 'outdatedClient' } })
})
