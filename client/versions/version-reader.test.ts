import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nadine, scriptedHouse, ursula, type ScriptedHouse } from '../app/house.fake.ts'
import { KeptVersions } from './kept-versions.ts'
import { ShelfFake } from './shelf.fake.ts'
import { VersionReader } from './version-reader.ts'
import { textOf, versionOf } from './versions.fake.ts'

const text = textOf(versionOf(1, '1.0'))
const id = text.version.seal.version

/** A server that has the version, and can be gone, silent, or refuse it. */
let server: 'here' | 'gone' | 'silent' | 'forbids'
let house: ScriptedHouse
let kept: KeptVersions
const stops: (() => void)[] = []

beforeEach(() => {
  vi.useFakeTimers()
  server = 'here'
  vi.stubGlobal('fetch', async () => {
    if (server === 'gone') throw new TypeError('no network')
    if (server === 'silent') return new Promise<Response>(() => {})
    if (server === 'here') return Response.json(text)
    return Response.json({ failure: { kind: 'forbidden', action: 'readVersion' } }, { status: 403 })
  })
  house = scriptedHouse(ursula)
  kept = new KeptVersions(new ShelfFake())
})

afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  house.workshop.close()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const pass = (millis = 10) => vi.advanceTimersByTimeAsync(millis)

async function open(workshop = house.workshop): Promise<VersionReader> {
  const reader = new VersionReader(workshop, id, kept)
  stops.push(reader.begin())
  await pass()
  return reader
}

test('[V41] a version that was opened is read from the device when the server is gone, and from the server when it is back', async () => {
  expect((await open()).now).toEqual({ kind: 'here', text, from: 'server' })
  server = 'gone'
  const reader = await open()
  expect(reader.now).toEqual({ kind: 'here', text, from: 'device' })
  server = 'here'
  house.socket.hear({ kind: 'store', writable: true })
  await pass()
  expect(reader.now).toMatchObject({ kind: 'here', from: 'server' })
})

test('[V41] one that was never opened here says so, and comes as soon as the server does', async () => {
  server = 'gone'
  const reader = await open()
  expect(reader.now).toEqual({ kind: 'notHere' })
  server = 'here'
  house.socket.hear({ kind: 'store', writable: true })
  await pass()
  expect(reader.now).toMatchObject({ kind: 'here', from: 'server' })
})

test('[V41] a server that does not answer is waited for four seconds', async () => {
  await kept.keep(text, 1)
  server = 'silent'
  const reader = await open()
  expect(reader.now).toEqual({ kind: 'asking' })
  await pass(4000)
  expect(reader.now).toMatchObject({ kind: 'here', from: 'device' })
})

test('[V42] what the server refuses is not shown from the device, and not there any more', async () => {
  await open()
  server = 'forbids'
  expect((await open()).now).toMatchObject({ kind: 'failed', failure: { kind: 'forbidden' } })
  expect(await kept.marks()).toEqual([])
})

test('[V42] who has no role any more that reads versions is shown none without the server', async () => {
  await kept.keep(text, 1)
  server = 'gone'
  const other = scriptedHouse(nadine).workshop
  stops.push(() => other.close())
  expect((await open(other)).now).toEqual({ kind: 'notHere' })
})
