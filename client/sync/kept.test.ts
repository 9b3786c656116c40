/** Rooms with a device: what was written without a line outlives the tab, and comes to the server once. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { DeviceFake } from './device.fake.ts'
import { Line } from './line.ts'
import { LineServerFake } from './line-server.fake.ts'
import { einleitung } from './people.fake.ts'
import { SectionRoom } from './section-room.ts'

let server: LineServerFake
let device: DeviceFake
const open: (() => void)[] = []

beforeEach(() => {
  vi.useFakeTimers()
  server = new LineServerFake()
  device = new DeviceFake()
})

afterEach(() => {
  for (const close of open.splice(0)) close()
  vi.useRealTimers()
})

const settle = (millis = 100) => vi.advanceTimersByTimeAsync(millis)

interface Tab {
  readonly room: SectionRoom
  readonly words: Y.Text
  /** As a reload or a crash would. */
  close(): void
}

/** A tab of the one person at this device, as the workshop would make it. */
async function openTab(): Promise<Tab> {
  const line = new Line({ socket: server.socket, probe: server.probe, seq: () => 0, random: () => 0 })
  const room = new SectionRoom(einleitung, line.channels, device)
  const heed = () => room.standAlone(line.state.kind !== 'open' && line.state.kind !== 'connecting')
  line.subscribe(heed)
  const close = () => {
    room.close()
    line.close()
  }
  open.push(close)
  await settle()
  return { room, words: room.doc.getText('words'), close }
}

function goOffline(): void {
  server.open = false
  server.cutAll()
}

async function goOnline(): Promise<void> {
  server.open = true
  await settle(20_000)
}

const onServer = (): string => server.room(einleitung).getText('words').toJSON()

/** Everything the server was sent from now on. */
function updatesAtServer(): Uint8Array[] {
  const updates: Uint8Array[] = []
  server.room(einleitung).on('update', (update: Uint8Array) => updates.push(update))
  return updates
}

/** A tab that was open with a line, and wrote three letters without one. */
async function writeOffline(): Promise<Tab> {
  server.room(einleitung).getText('words').insert(0, 'Anfang')
  const tab = await openTab()
  goOffline()
  await settle()
  for (const letter of 'abc') tab.words.insert(tab.words.length, letter)
  await settle()
  return tab
}

test('[C23] words written without a line outlive the tab, are counted, and are sent on return', async () => {
  const before = await writeOffline()
  before.close()
  const after = await openTab()
  expect(after.room.status).toMatchObject({ synced: true, access: 'write', unsaved: 3, missing: false })
  expect(after.words.toJSON()).toBe('Anfangabc')
  after.words.insert(9, 'd')
  expect(after.room.unsaved).toBe(4)
  server.room(einleitung).getText('words').insert(0, 'Derweil: ')
  server.holdsDisk = true
  await goOnline()
  expect(after.room.unsaved).toBe(4)
  server.flush()
  await settle()
  expect(after.room.unsaved).toBe(0)
  expect(onServer()).toBe('Derweil: Anfangabcd')
  expect(after.words.toJSON()).toBe(onServer())
})

test('[C23] after the acknowledgement the next start has nothing to send', async () => {
  const before = await writeOffline()
  await goOnline()
  before.close()
  const updates = updatesAtServer()
  const after = await openTab()
  expect(after.room.unsaved).toBe(0)
  expect(after.words.toJSON()).toBe('Anfangabc')
  expect(updates).toEqual([])
})

test('[C23] a deletion alone, made without a line, outlives the tab too', async () => {
  const before = await writeOffline()
  await goOnline()
  goOffline()
  await settle()
  before.words.delete(0, 6)
  await settle()
  before.close()
  const after = await openTab()
  expect([after.words.toJSON(), after.room.unsaved]).toEqual(['abc', 1])
  await goOnline()
  expect([onServer(), after.room.unsaved]).toEqual(['abc', 0])
})

test('[C24] with a line, the server is asked only for what the device lacks, and nothing is sent', async () => {
  const before = await writeOffline()
  await goOnline()
  before.close()
  server.room(einleitung).getText('words').insert(0, 'Neu: ')
  const updates = updatesAtServer()
  server.heard.length = 0
  const after = await openTab()
  expect(after.words.toJSON()).toBe('Neu: Anfangabc')
  expect(after.room.unsaved).toBe(0)
  expect(updates).toEqual([])
  const asked = server.heard.flatMap((frame) => (frame.kind === 'data' ? [frame.message] : []))
  expect(asked[0]?.length).toBeGreaterThan(4)
})

test('[C24] a device that is slower than the server adds what only it has', async () => {
  const before = await writeOffline()
  before.close()
  device.slowness = 3000
  server.open = true
  const after = await openTab()
  expect(after.room.status).toMatchObject({ synced: true, unsaved: 0 })
  expect(after.words.toJSON()).toBe('Anfang')
  await settle(4000)
  expect(after.words.toJSON()).toBe('Anfangabc')
  expect([onServer(), after.room.unsaved]).toEqual(['Anfangabc', 0])
})

test('[C24] a slow device that has nothing new sends nothing', async () => {
  const before = await writeOffline()
  await goOnline()
  before.close()
  device.slowness = 3000
  const updates = updatesAtServer()
  const after = await openTab()
  await settle(4000)
  expect([after.words.toJSON(), after.room.unsaved, updates.length]).toEqual(['Anfangabc', 0, 0])
})

test('[C24] while there is a line to wait for, the text of the device is not shown for the text', async () => {
  const before = await writeOffline()
  before.close()
  server.open = true
  server.silent = true
  const after = await openTab()
  expect(after.room.synced).toBe(false)
  await settle(6000)
  expect(after.room.status).toMatchObject({ synced: true, unsaved: 3 })
})

test('[C25] a section that was never here is missing without a line, and not empty', async () => {
  server.open = false
  const tab = await openTab()
  expect(tab.room.status).toMatchObject({ synced: false, missing: true, access: 'read' })
  server.room(einleitung).getText('words').insert(0, 'jetzt da')
  await goOnline()
  expect(tab.room.status).toMatchObject({ synced: true, missing: false })
})

test('[C25] who could only read can only read without a line', async () => {
  server.access = 'read'
  const before = await openTab()
  goOffline()
  await settle()
  before.close()
  expect((await openTab()).room.status).toMatchObject({ synced: true, access: 'read' })
})

test('[C26] when the device was full for a while, the whole text is written afterwards', async () => {
  const before = await writeOffline()
  device.become('full')
  before.words.insert(0, 'während es voll war ')
  await settle()
  device.become('keeping')
  before.words.insert(0, 'danach ')
  await settle()
  before.close()
  const after = await openTab()
  expect(after.words.toJSON()).toBe('danach während es voll war Anfangabc')
  expect(after.room.unsaved).toBe(5)
})

test('[C27] a text of another history is not merged, and can be found', async () => {
  const before = await writeOffline()
  before.close()
  server = new LineServerFake()
  server.epoch = 1
  server.room(einleitung).getText('words').insert(0, 'aus der Sicherung')
  const updates = updatesAtServer()
  const after = await openTab()
  expect(after.words.toJSON()).toBe('aus der Sicherung')
  expect([after.room.unsaved, updates.length]).toEqual([0, 0])
  expect(after.room.left.map(({ epoch, unsaved }) => [epoch, unsaved])).toEqual([[0, 3]])
  expect(device.kept.map(({ epoch }) => epoch).sort()).toEqual([0, 1])
})

test('[C27] a tab that stood alone on an old history is refused, and its words stay on the device', async () => {
  const tab = await writeOffline()
  tab.words.insert(0, 'zuletzt ')
  server.epoch = 1
  await goOnline()
  expect(tab.room.failure).toEqual({ kind: 'outdatedClient' })
  expect(onServer()).toBe('Anfang')
  const kept = new Y.Doc()
  for (const update of device.kept[0]?.updates ?? []) Y.applyUpdate(kept, update)
  expect(kept.getText('words').toJSON()).toBe('zuletzt Anfangabc')
})
