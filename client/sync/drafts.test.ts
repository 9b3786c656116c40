import { ok } from '#shared/failure'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DeviceFake } from './device.fake.ts'
import { Drafts, type Draft } from './drafts.ts'
import { letterboxOf } from './letterbox.ts'
import { LineServerFake } from './line-server.fake.ts'
import { einleitung, grundschulen, sessionOf, viewOf } from './people.fake.ts'
import { connectWorkshop, type Workshop } from './workshop.tsx'

let device: DeviceFake
let workshop: Workshop

beforeEach(() => {
  device = new DeviceFake()
  workshop = open()
})

afterEach(() => workshop.close())

function open(): Workshop {
  const server = new LineServerFake()
  const reach = {
    socket: server.socket,
    session: () => Promise.resolve(ok(sessionOf())),
    records: () => Promise.resolve(ok(viewOf())),
  }
  return connectWorkshop(sessionOf(), viewOf(), reach, { device, asOf: null })
}

const draft: Draft = {
  proposals: [{ anchor: null, original: '', replacement: 'Neu.' }],
  aside: [{ original: 'alt', replacement: 'neu' }],
}

test('[C35] what is suggested and not sent is there again after a reload, until it is sent', async () => {
  new Drafts(workshop).keep(einleitung, draft)
  const again = new Drafts(workshop)
  expect([...(await again.find())]).toEqual([[einleitung, draft]])
  again.keep(einleitung, null)
  expect((await new Drafts(workshop).find()).size).toBe(0)
  expect(device.letterbox.size).toBe(0)
})

test('[C35] the draft of a tab that is gone is taken over, and is nobody else’s then', async () => {
  device.letterbox.set(`draft ${grundschulen} gone`, { ...draft, draft: grundschulen, tab: 'gone' })
  expect((await new Drafts(workshop).find()).get(grundschulen)).toEqual(draft)
  expect([...device.letterbox.keys()]).toEqual([expect.not.stringContaining('gone')])
})

test('[C35] a draft is no letter: it is not sent, and counts among what sign-out asks about', async () => {
  new Drafts(workshop).keep(einleitung, draft)
  await Promise.resolve()
  expect(letterboxOf(workshop).letters).toEqual([])
  expect(await device.letters()).toHaveLength(1)
  expect(workshop.unkeptDrafts).toBe(0)
})

test('[C35] where the device keeps nothing, the page asks before it is left', async () => {
  device.keepLetter = () => Promise.resolve(false)
  const drafts = new Drafts(workshop)
  drafts.keep(einleitung, draft)
  await Promise.resolve()
  await Promise.resolve()
  const leaving = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(leaving)
  expect([workshop.unkeptDrafts, leaving.defaultPrevented]).toEqual([1, true])
  drafts.keep(einleitung, null)
  expect(workshop.unkeptDrafts).toBe(0)
})
