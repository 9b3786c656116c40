import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { scriptedHouse, ursula, type ScriptedHouse } from '../app/house.fake.ts'
import { DeviceFake } from '../sync/device.fake.ts'
import { BookmarkBox } from './bookmark-box.ts'
import { sendWaiting } from './bookmark-post.ts'
import { BookmarkServerFake } from './bookmark-server.fake.ts'
import { KeptVersions } from './kept-versions.ts'
import { ShelfFake } from './shelf.fake.ts'
import { versionOf } from './versions.fake.ts'

const version = versionOf(1, '1.0').seal.version
const [first, second] = [
  { section: '1.1', paragraph: 1 },
  { section: '1.1', paragraph: 2 },
] as const

let server: BookmarkServerFake
let device: DeviceFake
let house: ScriptedHouse
let kept: KeptVersions
const stops: (() => void)[] = []

beforeEach(() => {
  vi.useFakeTimers()
  server = new BookmarkServerFake(version)
  vi.stubGlobal('fetch', server.fetch)
  device = new DeviceFake()
  house = scriptedHouse(ursula, undefined, false, device)
  kept = new KeptVersions(new ShelfFake())
})

afterEach(() => {
  leave()
  house.workshop.close()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const leave = () => stops.splice(0).forEach((stop) => stop())
const pass = (millis = 10) => vi.advanceTimersByTimeAsync(millis)
const online = () => house.socket.hear({ kind: 'store', writable: true })

/** A page of the version, on this device. */
async function open(): Promise<BookmarkBox> {
  const box = new BookmarkBox(house.workshop, version, kept)
  stops.push(box.begin())
  await pass()
  return box
}

const shown = ({ now }: BookmarkBox) =>
  now.list?.map(({ section, paragraph, note, isWaiting }) => [`${section}-${paragraph}`, note, isWaiting])

test('[V45] a bookmark is on the server at once, with its note, and gone there when it is taken away', async () => {
  const box = await open()
  expect(box.now).toEqual({ list: [], isWaiting: false, failure: null })
  box.put({ ...second, note: 'Nachfragen' })
  box.put({ ...first, note: null })
  expect(shown(box)).toEqual([
    ['1.1-1', null, false],
    ['1.1-2', 'Nachfragen', false],
  ])
  await pass()
  expect(server.bookmarks.map(({ note }) => note)).toEqual([null, 'Nachfragen'])
  box.remove(first)
  await pass()
  expect(server.bookmarks.map(({ paragraph }) => paragraph)).toEqual([2])
  expect(device.letterbox.size).toBe(0)
})

test('[V45] without the server bookmarks are shown, and what is marked waits on the device, through a reload, until it is sent', async () => {
  const before = await open()
  before.put({ ...first, note: null })
  await pass()
  leave()
  server.isGone = true
  const away = await open()
  expect(shown(away)).toEqual([['1.1-1', null, false]])
  away.put({ ...second, note: 'Im Zug' })
  away.remove(first)
  await pass()
  expect([shown(away), away.now.isWaiting]).toEqual([[['1.1-2', 'Im Zug', true]], true])
  leave()
  const later = await open()
  expect(shown(later)).toEqual([['1.1-2', 'Im Zug', true]])
  server.isGone = false
  online()
  await pass()
  expect([shown(later), later.now.isWaiting]).toEqual([[['1.1-2', 'Im Zug', false]], false])
  expect([server.bookmarks.map(({ note }) => note), device.letterbox.size]).toEqual([['Im Zug'], 0])
})

test('[V45] the last word about a place counts, also while the one before is on its way', async () => {
  const box = await open()
  box.put({ ...first, note: 'Eins' })
  box.put({ ...first, note: 'Zwei' })
  await pass()
  expect([server.bookmarks.map(({ note }) => note), shown(box)]).toEqual([
    ['Zwei'],
    [['1.1-1', 'Zwei', false]],
  ])
  box.put({ ...first, note: 'Drei' })
  box.remove(first)
  await pass()
  expect([server.bookmarks, shown(box), device.letterbox.size]).toEqual([[], [], 0])
})

test('[V45] what was marked on another device is here when one comes back to this page', async () => {
  const box = await open()
  server.bookmarks = [{ version, ...first, note: 'Am Telefon', at: '2026-11-22T12:00:00.000Z' }]
  document.dispatchEvent(new Event('visibilitychange'))
  await pass()
  expect(shown(box)).toEqual([['1.1-1', 'Am Telefon', false]])
})

test('[V45] what the server refuses is said, and not kept', async () => {
  const box = await open()
  server.refuses = true
  box.put({ ...first, note: null })
  await pass()
  expect(box.now).toMatchObject({ list: [], failure: { kind: 'notFound' } })
  expect(device.letterbox.size).toBe(0)
})

test('[V45] bookmarks that are neither known here nor to be had are said to be missing, not none', async () => {
  server.isGone = true
  expect((await open()).now.list).toBeNull()
})

test('[V45] what waits is sent from another page too', async () => {
  server.isGone = true
  const box = await open()
  box.put({ ...first, note: 'Im Zug' })
  await pass()
  leave()
  server.isGone = false
  await sendWaiting(device)
  expect([server.bookmarks.map(({ note }) => note), device.letterbox.size]).toEqual([['Im Zug'], 0])
})
