import { contentHash } from '#shared/content'
import type { Entry, Event } from '#shared/events'
import { ok } from '#shared/failure'
import { noSignOff, signOffOf } from '#shared/signoff'
import type { SignOffView } from '#shared/signoff-api'
import { cleanup, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LineServerFake } from './line-server.fake.ts'
import { aylin, bildung, einleitung, entriesOf, records, sessionOf, viewOf } from './people.fake.ts'
import { useSignOffs } from './signoffs-mirror.ts'
import { connectWorkshop, WorkshopProvider, type Workshop } from './workshop.tsx'

const seq = records.seq
const [textA, textB] = [contentHash.parse('a'.repeat(64)), contentHash.parse('b'.repeat(64))]

let server: LineServerFake
let workshop: Workshop
/** What the server answers, one after the other; a promise: late. */
let answers: (SignOffView[] | Promise<SignOffView[]> | null)[]
let asked: number

const called = (hash = textA): Event => {
  return { type: 'signOffCalled', section: einleitung, hash, due: null, message: null }
}
const reopened: Event = { type: 'sectionReopened', section: einleitung, reason: 'Ein Satz fehlt.' }
const told = (at: number, ...events: Event[]): Entry[] => entriesOf(at, events)

beforeEach(() => {
  server = new LineServerFake()
  answers = []
  asked = 0
  vi.stubGlobal('fetch', async () => {
    const at = asked++
    const sections = await answers[at]
    if (sections == null) throw new Error('no network')
    return new Response(JSON.stringify({ seq: seq + 10 * at, sections }))
  })
  workshop = connectWorkshop(sessionOf(), viewOf(), {
    socket: server.socket,
    session: () => Promise.resolve(ok(sessionOf())),
    records: () => Promise.resolve(ok(viewOf())),
  })
})
afterEach(() => {
  cleanup()
  workshop.close()
  vi.unstubAllGlobals()
})

const wrapper = ({ children }: { children: ReactNode }) => (
  <WorkshopProvider workshop={workshop}>{children}</WorkshopProvider>
)

/** What a page shows of the chapter. */
async function looking() {
  const { result } = renderHook(() => useSignOffs(bildung), { wrapper })
  await waitFor(() => expect(asked).toBe(1))
  return result
}

test('[Q32] news are folded onto what was fetched, and the locked text is the one there is, also once it is open again', async () => {
  answers = [[]]
  const seen = await looking()
  await waitFor(() => expect(seen.current.state).toBe('here'))
  server.tellNews(told(seq + 1, called()))
  await waitFor(() => expect(signOffOf(seen.current.signOffs, einleitung).locked).toBe(textA))
  server.tellNews(told(seq + 2, reopened))
  await waitFor(() => expect(signOffOf(seen.current.signOffs, einleitung).locked).toBeNull())
  expect(seen.current.texts.get(einleitung)).toBe(textA)
})

test('[Q32] what happens while they are fetched is not lost', async () => {
  let answer: (sections: SignOffView[]) => void = () => {}
  answers = [new Promise((resolve) => (answer = resolve))]
  const seen = await looking()
  server.tellNews(told(seq + 1, called()))
  await waitFor(() => expect(workshop.mirror.seq).toBe(seq + 1))
  answer([])
  await waitFor(() => expect(signOffOf(seen.current.signOffs, einleitung).call?.hash).toBe(textA))
})

test('[Q32] a gap in what happens while they are fetched asks for everything anew', async () => {
  let answer: (sections: SignOffView[]) => void = () => {}
  answers = [
    new Promise((resolve) => (answer = resolve)),
    [{ section: einleitung, signOff: noSignOff, onDisk: textB }],
  ]
  const seen = await looking()
  server.tellNews(told(seq + 5, called()))
  answer([])
  await waitFor(() => expect(seen.current.texts.get(einleitung)).toBe(textB), { timeout: 3000 })
  expect(asked).toBe(2)
})

test('[Q32] after a gap everything is asked for anew', async () => {
  answers = [
    [],
    [{ section: einleitung, signOff: { ...noSignOff, answers: { [aylin]: [] } }, onDisk: textB }],
  ]
  const seen = await looking()
  await waitFor(() => expect(seen.current.state).toBe('here'))
  server.tellNews(told(seq + 5, called()))
  await waitFor(() => expect(seen.current.texts.get(einleitung)).toBe(textB), { timeout: 3000 })
  expect(asked).toBe(2)
})
