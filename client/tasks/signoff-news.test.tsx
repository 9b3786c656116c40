import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { NewsView } from '#shared/api'
import { contentHash } from '#shared/content'
import type { Event } from '#shared/events'
import {
  aylin,
  bildung,
  einleitung,
  entriesAfter,
  grundschulen,
  olena,
  sabine,
  type ScriptedHouse,
  type ScriptedServer,
} from '../app/house.fake.ts'
import { useReadingSignOff } from '../sync/news-desk.ts'
import { WorkshopProvider } from '../sync/workshop.tsx'
import { speak } from '../words/words.ts'
import { bell, newsServer, openNews, region, view } from '../app/news.fake.tsx'

let house: ScriptedHouse
let server: ScriptedServer

beforeAll(() => speak('de'))
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T12:00:00Z'), toFake: ['Date'] })
  server = newsServer()
  vi.stubGlobal('fetch', server.fetch)
})
afterEach(() => {
  cleanup()
  house.workshop.close()
  vi.unstubAllGlobals()
  vi.useRealTimers()
  history.replaceState(null, '', '/')
})

const open = async (how: Parameters<typeof openNews>[0] = {}) => void (house = await openNews(how))
/** What the server hands out from now on. */
const has = (threads: NewsView['threads']) =>
  server.answers.set('GET /api/news', { status: 200, body: { ...view, threads } })
const asked = (method: string) => server.asked.filter((request) => request.method === method)

describe('what concerns me of sign-offs', () => {
  const told = { at: '2026-11-22T10:00:00.000Z', by: sabine.id, words: null }
  const signOffs: NewsView['signOffs'] = [
    {
      section: grundschulen,
      chapter: bildung,
      items: [
        { ...told, seq: 41, kind: 'called', words: 'Bitte lesen.', due: '2026-12-05', unread: true },
        { ...told, seq: 30, kind: 'reopened', words: 'Zwei Sätze.', unread: false },
      ],
    },
    {
      section: einleitung,
      chapter: bildung,
      items: [
        {
          ...told,
          seq: 20,
          by: null,
          kind: 'quorumLost',
          tally: { signed: 2, needed: 3, members: 4 },
          because: 'members',
          unread: true,
        },
      ],
    },
  ]
  const seenOne = { section: grundschulen, seq: 41 }
  const hands = (all: NewsView['signOffs']) =>
    server.answers.set('GET /api/news', { status: 200, body: { ...view, signOffs: all } })
  beforeEach(() => hands(signOffs))

  test('[N24] stands among the comments, the newest first, and says what, until when, and why', async () => {
    await open()
    await bell(4)
    const news = region('Neues')
    expect(news.getByRole('status').textContent).toBe('4 Einträge mit Ungelesenem')
    const rows = news.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)
    expect(rows).toEqual([
      '1.2 Grundschulen',
      'Fehlt die Sprachförderung?',
      'Fehlt die Sprachförderung?',
      '1.1 Einleitung',
    ])
    const items = news.getAllByRole('listitem').map(({ textContent }) => textContent)
    expect(items).toContainEqual(
      expect.stringMatching(
        /^neu Sabine Krüger bittet um Ihre Mitzeichnung\. Antworten bis 5\. Dezember 2026\. Bitte lesen\./u,
      ),
    )
    expect(items).toContainEqual(
      expect.stringMatching(
        /^neu Nicht mehr mitgezeichnet: 2 von 4, nötig sind 3\. Neu gezählt, weil die AG andere Mitglieder/u,
      ),
    )
  })

  test('[N24] leads to where one answers, and is read then', async () => {
    await open()
    hands(signOffs.slice(1))
    fireEvent.click(region('Neues').getByRole('link', { name: '1.2 Grundschulen' }))
    expect(location.pathname).toBe('/chapters/cha_bildung/sign-offs/sec_grundschulen')
    await waitFor(() => expect(asked('PUT').map(({ body }) => body)).toEqual([seenOne]))
    await bell(3)
  })

  test('[N24] one section is marked as read by itself', async () => {
    await open()
    fireEvent.click(screen.getByRole('button', { name: 'Gelesen: Mitzeichnung 1.2 Grundschulen' }))
    await waitFor(() => expect(asked('PUT').map(({ body }) => body)).toEqual([seenOne]))
  })

  const Shown = () => {
    useReadingSignOff(grundschulen)
    return null
  }

  test('[N24] what its page shows is read, also for the bell', async () => {
    await open()
    await bell(4)
    hands(signOffs.slice(1))
    render(
      <WorkshopProvider workshop={house.workshop}>
        <Shown />
      </WorkshopProvider>,
    )
    await bell(3)
    expect(asked('PUT').map(({ body }) => body)).toEqual([seenOne])
  })
})

test('[N24] the bell hears when somebody calls, refuses, or does something in my name; not when others sign', async () => {
  await open()
  await bell(2)
  const hash = contentHash.parse('a'.repeat(64))
  const hear = (by: typeof aylin.id, ...events: Event[]) => {
    const entries = entriesAfter(house.workshop.mirror.view.records, by, events)
    act(() => house.socket.hear({ kind: 'news', entries }))
  }
  hear(olena.id, { type: 'signOffGiven', section: grundschulen, answer: 'signed', words: null, hash })
  const objectionAnswered = { type: 'objectionAnswered', section: grundschulen, reason: 'So.' } as const
  hear(sabine.id, { ...objectionAnswered, person: olena.id })
  has(view.threads.slice(1))
  hear(sabine.id, { type: 'signOffCalled', section: grundschulen, hash, due: null, message: null })
  await bell(1)
  expect(asked('GET').filter(({ path }) => path === '/api/news')).toHaveLength(2)
  has([])
  hear(sabine.id, { ...objectionAnswered, person: aylin.id })
  await bell(0)
})
