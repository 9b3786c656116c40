import { ok } from '#shared/failure'
import { act, cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LineServerFake } from './line-server.fake.ts'
import { bildung, einleitung, entriesOf, records, sessionOf, viewOf } from './people.fake.ts'
import { useSaveState } from './saved.ts'
import { useHere } from './use-here.ts'
import { useRoomDoor } from './use-room.ts'
import { connectWorkshop, useRecords, WorkshopProvider, type Workshop } from './workshop.tsx'

let server: LineServerFake
let workshop: Workshop

const settle = (millis = 0) => act(() => vi.advanceTimersByTimeAsync(millis))

beforeEach(() => {
  vi.useFakeTimers()
  server = new LineServerFake()
  workshop = connectWorkshop(sessionOf(), viewOf(), {
    socket: server.socket,
    session: () => Promise.resolve(ok(sessionOf())),
    records: () => Promise.resolve(ok(viewOf())),
  })
})

afterEach(() => {
  cleanup()
  workshop.close()
  vi.useRealTimers()
})

const show = (page: React.ReactNode) =>
  render(<WorkshopProvider workshop={workshop}>{page}</WorkshopProvider>)

test('[C19] a room is made once, however many show it, and closed a little after the last', async () => {
  const Door = () => <p>{useRoomDoor(einleitung).access}</p>
  const page = show([<Door key="1" />, <Door key="2" />])
  await settle()
  expect(page.container.textContent).toBe('writewrite')
  const room = workshop.room(einleitung)
  page.unmount()
  await settle(5000)
  expect(workshop.room(einleitung)).toBe(room)
  await settle(60_000)
  expect(workshop.room(einleitung)).not.toBe(room)
})

test('[C19] a room with words that are not saved is kept', async () => {
  const room = workshop.room(einleitung)
  await settle()
  server.holdsDisk = true
  room.doc.getText('words').insert(0, 'noch nicht auf der Platte')
  await settle(120_000)
  expect(workshop.room(einleitung)).toBe(room)
  server.flush()
  await settle(60_000)
  expect(workshop.room(einleitung)).not.toBe(room)
})

test('[C17] the page is not drawn anew with every keystroke', async () => {
  const drawn = vi.fn()
  const Page = () => {
    drawn(useRoomDoor(einleitung), useHere(bildung), useRecords())
    return null
  }
  const State = () => <p>{useSaveState().kind}</p>
  const page = show([<Page key="1" />, <State key="2" />])
  await settle()
  const before = drawn.mock.calls.length
  const words = workshop.room(einleitung).doc.getText('words')
  server.holdsDisk = true
  act(() => {
    for (let at = 0; at < 50; at++) words.insert(at, 'x')
  })
  await settle()
  expect(page.container.textContent).toBe('saving')
  server.flush()
  await settle()
  expect(page.container.textContent).toBe('saved')
  expect(drawn.mock.calls.length).toBe(before)
})

test('[C18] when sockets are refused, texts are to be read only until they come back', async () => {
  const Door = () => <p>{useRoomDoor(einleitung).access}</p>
  const page = show(<Door />)
  await settle()
  server.open = false
  server.cutAll()
  await settle(3000)
  expect(page.container.textContent).toBe('write')
  await settle(20_000)
  expect(page.container.textContent).toBe('read')
  server.open = true
  await settle(20_000)
  expect(page.container.textContent).toBe('write')
})

test('[C4] a section that is brought back opens again by itself', async () => {
  const room = workshop.room(einleitung)
  await settle()
  const removed = { kind: 'removed', section: einleitung, chapter: bildung } as const
  server.refused.set(einleitung, removed)
  server.tell({ kind: 'closed', section: einleitung, failure: removed })
  server.tellNews(entriesOf(records.seq + 1, [{ type: 'sectionRemoved', section: einleitung }]))
  await settle(5000)
  expect(room.failure).toEqual(removed)
  server.refused.clear()
  server.tellNews(entriesOf(records.seq + 2, [{ type: 'sectionRestored', section: einleitung, after: null }]))
  await settle(5000)
  expect(room.failure).toBe(null)
  expect(room.access).toBe('write')
})

test('[C20] leaving the page asks while words are unsaved', async () => {
  const room = workshop.room(einleitung)
  await settle()
  const leave = () => {
    const event = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(event)
    return event.defaultPrevented
  }
  expect(leave()).toBe(false)
  server.holdsDisk = true
  room.doc.getText('words').insert(0, 'a')
  expect(leave()).toBe(true)
})
