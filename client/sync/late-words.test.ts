/** Words that a lock overtook: they leave the text, stay on the device, and go nowhere by themselves. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { contentHash } from '#shared/content'
import type { Event } from '#shared/events'
import { must, ok } from '#shared/failure'
import type * as Y from 'yjs'
import { DeviceFake } from './device.fake.ts'
import { lateOf } from './late-words.ts'
import { LineServerFake } from './line-server.fake.ts'
import { aylin, einleitung, entriesOf, records, sessionOf, viewOf } from './people.fake.ts'
import { connectWorkshop, type Workshop } from './workshop.tsx'
import './bring-rooms.ts'
// It comes late in the page; here nobody waits for it.
import './lines-of-text.ts'

let server: LineServerFake
let device: DeviceFake
const open: Workshop[] = []
let view = viewOf()

beforeEach(() => {
  vi.useFakeTimers()
  server = new LineServerFake()
  device = new DeviceFake()
  view = viewOf()
  shownTwice = false
})

afterEach(() => {
  for (const workshop of open.splice(0)) workshop.close()
  vi.useRealTimers()
})

const settle = (millis = 100) => vi.advanceTimersByTimeAsync(millis)

/** A tab of the one person at this device, with the section open. */
async function openTab(): Promise<Workshop> {
  const reach = {
    socket: server.socket,
    session: () => Promise.resolve(ok(sessionOf())),
    records: () => Promise.resolve(ok(view)),
  }
  const workshop = connectWorkshop(sessionOf(), view, reach, { device, asOf: null })
  open.push(workshop)
  workshop.rooms.hold(einleitung)
  await settle()
  return workshop
}

const wordsIn = ({ rooms }: Workshop): Y.Text => rooms.room(einleitung).doc.getText('words')
const onServer = (): string => server.room(einleitung).getText('words').toJSON()
const close = (workshop: Workshop): void => {
  open.splice(open.indexOf(workshop), 1)
  workshop.close()
}

function goOffline(): void {
  server.open = false
  server.cutAll()
}

async function goOnline(): Promise<void> {
  server.open = true
  await settle(20_000)
}

const called: Event = {
  type: 'signOffCalled',
  section: einleitung,
  hash: contentHash.parse('a'.repeat(64)),
  due: null,
  message: null,
}

/** On record, and for the rooms. */
function lock(): void {
  server.locked = true
  server.journal = entriesOf(records.seq + 1, [called])
}

function reopen(): void {
  server.locked = false
  const reopened: Event = { type: 'sectionReopened', section: einleitung, reason: 'Noch ein Satz.' }
  server.journal = entriesOf(records.seq + 1, [called, reopened])
  server.tellNews(server.journal)
  server.review()
}

/** Whether they were ever offered beside a text that held them still. */
let shownTwice = false

/** Three letters, written without a line into a section that is locked meanwhile. */
async function comeBackTooLate(): Promise<Workshop> {
  server.room(einleitung).getText('words').insert(0, 'Anfang')
  const tab = await openTab()
  lateOf(tab).subscribe(() => (shownTwice ||= lateOf(tab).all.length > 0 && tab.rooms.unsaved > 0))
  goOffline()
  await settle()
  for (const letter of 'abc') wordsIn(tab).insert(wordsIn(tab).length, letter)
  await settle()
  lock()
  await goOnline()
  return tab
}

test('[Q34] the text becomes the locked one, the words are kept beside it, and the state says so', async () => {
  const tab = await comeBackTooLate()
  expect(onServer()).toBe('Anfang')
  expect(wordsIn(tab).toJSON()).toBe('Anfang')
  expect(tab.rooms.unsaved).toBe(0)
  expect(lateOf(tab).all).toMatchObject([{ late: einleitung, count: 3 }])
  expect(tab.rooms.late).toEqual({ count: 3, unkept: 0, isLocked: true })
  expect(shownTwice).toBe(false)
})

test('[Q34] they outlive a reload, with and without a line, and the text on the device is the locked one', async () => {
  close(await comeBackTooLate())
  const after = await openTab()
  expect([wordsIn(after).toJSON(), after.rooms.late.count, after.rooms.unsaved]).toEqual(['Anfang', 3, 0])
  close(after)
  goOffline()
  const alone = await openTab()
  await settle(20_000)
  expect([wordsIn(alone).toJSON(), alone.rooms.late.count]).toEqual(['Anfang', 3])
})

test('[Q34] so it is for who wrote before a reload and comes back after it', async () => {
  server.room(einleitung).getText('words').insert(0, 'Anfang')
  const before = await openTab()
  goOffline()
  await settle()
  wordsIn(before).insert(6, '!')
  await settle()
  close(before)
  lock()
  server.open = true
  const after = await openTab()
  await settle(20_000)
  expect([onServer(), wordsIn(after).toJSON(), after.rooms.late.count]).toEqual(['Anfang', 'Anfang', 1])
})

test('[Q35] nothing of them is sent when the section is open again; one step puts them in, once', async () => {
  const tab = await comeBackTooLate()
  reopen()
  await settle(20_000)
  expect([onServer(), wordsIn(tab).toJSON(), tab.rooms.late.isLocked]).toEqual(['Anfang', 'Anfang', false])
  wordsIn(tab).insert(0, 'Neu: ')
  await settle()
  expect(lateOf(tab).apply(lateOf(tab).all)).toBe(true)
  await settle(1000)
  expect([onServer(), wordsIn(tab).toJSON()]).toEqual(['Neu: Anfangabc', 'Neu: Anfangabc'])
  expect([tab.rooms.late.count, tab.rooms.unsaved, device.letterbox.size]).toEqual([0, 0, 0])
  close(tab)
  const after = await openTab()
  expect([wordsIn(after).toJSON(), lateOf(after).all]).toEqual(['Neu: Anfangabc', []])
})

test('[Q35] they stay on the device until the server has them', async () => {
  const tab = await comeBackTooLate()
  reopen()
  await settle()
  server.holdsDisk = true
  lateOf(tab).apply(lateOf(tab).all)
  await settle(1000)
  expect([tab.rooms.unsaved, device.letterbox.size]).toEqual([1, 1])
  server.flush()
  await settle()
  expect([tab.rooms.unsaved, device.letterbox.size]).toEqual([0, 0])
})

test('[Q35] in a locked section nothing is put in', async () => {
  const tab = await comeBackTooLate()
  expect(lateOf(tab).apply(lateOf(tab).all)).toBe(false)
  expect([wordsIn(tab).toJSON(), tab.rooms.late.count]).toEqual(['Anfang', 3])
})

test('[Q34] words that are thrown away are gone from the device', async () => {
  const tab = await comeBackTooLate()
  lateOf(tab).drop(lateOf(tab).all)
  await settle()
  expect([lateOf(tab).all, device.letterbox.size]).toEqual([[], 0])
})

test('[Q34] while a lock only comes, or comes to nothing, all words stay in the text and get through', async () => {
  const tab = await openTab()
  wordsIn(tab).insert(0, 'eins')
  await settle()
  server.locked = true
  server.review()
  wordsIn(tab).insert(4, ' zwei')
  await settle(20_000)
  expect([wordsIn(tab).toJSON(), lateOf(tab).all, tab.rooms.unsaved]).toEqual(['eins zwei', [], 1])
  server.locked = false
  server.review()
  await settle()
  expect([onServer(), tab.rooms.unsaved]).toEqual(['eins zwei', 0])
})

test('[Q34] where the device lends no storage they are kept in the tab, and leaving is asked about', async () => {
  device.state = 'refused'
  const tab = await comeBackTooLate()
  expect([wordsIn(tab).toJSON(), tab.rooms.late.count, tab.rooms.late.unkept]).toEqual(['Anfang', 3, 3])
  const leaving = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(leaving)
  expect(leaving.defaultPrevented).toBe(true)
  reopen()
  await settle()
  lateOf(tab).apply(lateOf(tab).all)
  await settle()
  expect([onServer(), tab.rooms.late.unkept]).toEqual(['Anfangabc', 0])
})

test('[Q37] where the section may not be read any more they are offered to be copied, and go when they are dismissed', async () => {
  const tab = await comeBackTooLate()
  const grant = must(records.grants[aylin]?.[0], 'she has a role')
  server.tellNews(entriesOf(records.seq + 2, [{ type: 'roleWithdrawn', person: aylin, grant }]))
  await settle(2000)
  expect(tab.left.all).toMatchObject([{ section: einleitung, why: 'closed' }])
  const [left] = tab.left.all
  if (left !== undefined) tab.left.dismiss(left)
  await settle()
  expect([tab.left.all, lateOf(tab).all, device.letterbox.size]).toEqual([[], [], 0])
})
