import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Entry, Event } from '#shared/events'
import { must, ok } from '#shared/failure'
import { replyId, threadId } from '#shared/ids'
import { threadsIn } from '#shared/threads'
import { DeviceFake } from './device.fake.ts'
import { LineServerFake } from './line-server.fake.ts'
import { letterboxOf, wordsOf, type Step } from './letterbox.ts'
import { aylin, bernd, bildung, einleitung, entriesOf, records, sessionOf, viewOf } from './people.fake.ts'
import { threadsOf } from './threads-mirror.ts'
import { connectWorkshop, type Workshop } from './workshop.tsx'

const thread = threadId.parse('thr_0001')
const opened: Event & { type: 'threadOpened' } = {
  type: 'threadOpened',
  thread,
  section: einleitung,
  anchor: null,
  body: 'Fehlt hier etwas?',
  mentions: [],
  suggestion: null,
}
const replied = (body: string): Event & { type: 'threadReplied' } => ({
  type: 'threadReplied',
  thread,
  reply: replyId.parse(`rep_${body.toLowerCase()}`),
  body,
  mentions: [],
})

let server: LineServerFake
let device: DeviceFake
let workshop: Workshop
let answers: (() => { status: number; body: unknown })[]
const asked: string[] = []
const seq = records.seq

const settle = (millis = 50) => new Promise((resolve) => setTimeout(resolve, millis))
const served = () => ({ status: 200, body: { seq, threads: [] } })
const told = (at: number, event: Event): Entry[] => entriesOf(at, [event])

beforeEach(() => {
  server = new LineServerFake()
  device = new DeviceFake()
  answers = []
  asked.length = 0
  vi.stubGlobal('fetch', async (path: string, { method }: RequestInit) => {
    asked.push(`${String(method)} ${path}`)
    const answer = answers.shift()
    if (answer === undefined) throw new Error('no network')
    const { status, body } = answer()
    return new Response(JSON.stringify(body), { status })
  })
  workshop = connectWorkshop(
    sessionOf(),
    viewOf(),
    {
      socket: server.socket,
      session: () => Promise.resolve(ok(sessionOf())),
      records: () => Promise.resolve(ok(viewOf())),
    },
    { device, asOf: null },
  )
})

afterEach(() => {
  workshop.close()
  vi.unstubAllGlobals()
})

const here = () => threadsIn(threadsOf(workshop, bildung).view.threads, einleitung)

test('[G5] news are folded onto what was fetched, and a gap asks for everything anew', async () => {
  answers = [() => served(), () => ({ status: 200, body: { seq: seq + 5, threads: [] } })]
  const mirror = threadsOf(workshop, bildung)
  const stop = mirror.hold()
  await settle()
  server.tellNews(told(seq + 1, opened))
  await settle()
  expect(here().map(({ id, by }) => [id, by])).toEqual([[thread, bernd]])
  server.tellNews(told(seq + 5, replied('Spaet')))
  await settle(700)
  expect(asked.filter((one) => one.endsWith('/threads'))).toHaveLength(2)
  expect(here()).toEqual([])
  stop()
})

test('[G6] what is said stands at once, waits without a network, and is the same when the server tells of it', async () => {
  answers = [() => served()]
  const mirror = threadsOf(workshop, bildung)
  const stop = mirror.hold()
  await settle()
  letterboxOf(workshop).post(opened)
  await settle()
  expect(here()[0]?.by).toBe(aylin)
  expect(mirror.view.letters.get(thread)?.refused).toBeNull()
  expect([device.letterbox.size, workshop.unsentLetters]).toEqual([1, 1])

  answers = [() => ({ status: 201, body: { seq: seq + 1 } })]
  letterboxOf(workshop).post(replied('Nochmal'))
  answers.push(() => ({ status: 201, body: { seq: seq + 2 } }))
  server.tellNews([...told(seq + 1, opened), ...told(seq + 2, replied('Nochmal'))])
  await settle(100)
  expect(here()).toHaveLength(1)
  expect(here()[0]?.remarks).toHaveLength(2)
  expect([mirror.view.letters.size, device.letterbox.size, workshop.unsentLetters]).toEqual([0, 0, 0])
  stop()
})

test('[G6] what the server refuses says why, and is there until the person lets it go', async () => {
  const failure = { kind: 'forbidden', action: 'comment' }
  answers = [() => served(), () => ({ status: 403, body: { failure } })]
  const mirror = threadsOf(workshop, bildung)
  const stop = mirror.hold()
  await settle()
  letterboxOf(workshop).post(opened)
  await settle()
  expect(mirror.view.letters.get(thread)?.refused).toEqual(failure)
  expect(here()[0]?.remarks[0]?.body).toBe(opened.body)
  letterboxOf(workshop).drop(thread)
  expect([here().length, device.letterbox.size]).toEqual([0, 0])
  stop()
})

test('[G6] what an earlier visit could not send goes out, in its order', async () => {
  workshop.close()
  const at = (second: number) => `2026-11-22T10:00:0${String(second)}.000Z`
  const early = replied('Danach')
  device.letterbox.set(early.reply, { id: early.reply, at: at(2), said: early, refused: null })
  device.letterbox.set(thread, { id: thread, at: at(1), said: opened, refused: null })
  answers = [() => ({ status: 201, body: { seq: 0 } }), () => ({ status: 201, body: { seq: 0 } })]
  workshop = connectWorkshop(
    sessionOf(),
    viewOf(),
    {
      socket: server.socket,
      session: () => Promise.resolve(ok(sessionOf())),
      records: () => Promise.resolve(ok(viewOf())),
    },
    { device, asOf: null },
  )
  letterboxOf(workshop)
  await settle(150)
  expect(asked).toEqual([`POST /api/sections/${einleitung}/threads`, `POST /api/threads/${thread}/replies`])
  expect(device.letterbox.size).toBe(0)
})

const resolved: Step = { type: 'threadResolved', thread, outcome: 'notAdopted', reason: 'Steht in 1.2.' }
const theOpen = { state: 'open', by: bernd, section: einleitung }

/** Bernd's thread is here. */
async function withThread() {
  answers = [() => served()]
  const mirror = threadsOf(workshop, bildung)
  const stop = mirror.hold()
  await settle()
  server.tellNews(told(seq + 1, opened))
  await settle()
  expect(here()).toMatchObject([theOpen])
  return { mirror, stop }
}

test('[G7] a step that does not get through stands at once, says so, and is asked again as it was', async () => {
  const { mirror, stop } = await withThread()
  const answer = await letterboxOf(workshop).take(resolved)
  expect(answer).toEqual(ok('queued'))
  expect(here()).toMatchObject([{ state: 'resolved', resolution: { by: aylin, reason: 'Steht in 1.2.' } }])
  expect(mirror.view.steps.get(thread)?.map(({ said }) => said)).toEqual([resolved])
  expect([device.letterbox.size, workshop.unsentLetters]).toEqual([1, 1])
  // The next waits behind it, and is not asked before it.
  expect(await letterboxOf(workshop).take({ type: 'threadReopened', thread })).toEqual(ok('queued'))
  expect(here()).toMatchObject([{ state: 'reopened' }])

  asked.length = 0
  answers = [2, 3].map((at) => () => ({ status: 200, body: { seq: seq + at } }))
  letterboxOf(workshop).post(replied('Doch'))
  answers.push(() => ({ status: 201, body: { seq: seq + 4 } }))
  server.tellNews([
    ...told(seq + 2, resolved),
    ...told(seq + 3, { type: 'threadReopened', thread }),
    ...told(seq + 4, replied('Doch')),
  ])
  await settle(100)
  expect(asked).toEqual(['resolve', 'reopen', 'replies'].map((what) => `POST /api/threads/${thread}/${what}`))
  expect(here()[0]?.history.map(({ deed }) => deed.kind)).toEqual([
    'opened',
    'resolved',
    'reopened',
    'replied',
  ])
  expect([mirror.view.steps.size, device.letterbox.size, workshop.unsentLetters]).toEqual([0, 0, 0])
  stop()
})

test('[G7] a step that is refused at once leaves nothing behind; one refused later did not happen, and keeps its words', async () => {
  const { mirror, stop } = await withThread()
  const failure = { kind: 'overtaken', why: 'resolved' }
  answers = [() => ({ status: 409, body: { failure } })]
  expect(await letterboxOf(workshop).take(resolved)).toEqual({ ok: false, failure })
  expect([mirror.view.steps.size, device.letterbox.size]).toEqual([0, 0])

  await letterboxOf(workshop).take(resolved)
  await settle()
  answers = [() => ({ status: 409, body: { failure } }), () => ({ status: 201, body: { seq } })]
  letterboxOf(workshop).post(replied('Dennoch'))
  await settle(100)
  expect(here()).toMatchObject([{ state: 'open', resolution: null }])
  const [letter] = mirror.view.steps.get(thread) ?? []
  expect([letter?.refused, letter && wordsOf(letter.said)]).toEqual([failure, 'Steht in 1.2.'])
  letterboxOf(workshop).drop(must(letter, 'it is kept').id)
  expect([mirror.view.steps.size, device.letterbox.size]).toEqual([0, 0])
  stop()
})
