import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { NewsView } from '#shared/api'
import { versionId } from '#shared/ids'
import {
  aylin,
  einleitung,
  entriesAfter,
  sabine,
  ursula,
  type ScriptedHouse,
  type ScriptedServer,
} from '../app/house.fake.ts'
import { useReading, useUnread } from '../sync/news-desk.ts'
import { WorkshopProvider } from '../sync/workshop.tsx'
import { speak } from '../words/words.ts'
import { bell, newsServer, one, openNews, region, two, view } from '../app/news.fake.tsx'

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

describe('what concerns me', () => {
  test('[N12] tasks say in words when they are due, and lead to their thread', async () => {
    await open()
    const tasks = region('Meine Aufgaben').getAllByRole('listitem')
    expect(tasks.map((task) => task.textContent)).toEqual([
      '1.2 Grundschulen · BildungFehlt die Sprachförderung?überfällig, war bis 20. November 2026 zu erledigen',
      '1.1 Einleitung · BildungFehlt die Sprachförderung?ohne Termin',
    ])
    const link = region('Meine Aufgaben').getAllByRole('link')[0]
    expect(link?.getAttribute('href')).toBe('/chapters/cha_bildung#thr_0001')
  })

  test('[V63] what bodies have still to hand in stands among them, with its last day', async () => {
    const version = versionId.parse('ver_0001')
    const owed = { version, number: '1.0', name: 'Vorlage', body: 'RTGS', due: '2026-12-10' }
    server.answers.set('GET /api/news', { status: 200, body: { ...view, statements: [owed] } })
    await open()
    const [task] = region('Stellungnahmen meiner Gremien').getAllByRole('listitem')
    expect(task?.textContent).toBe('Stellungnahme zu Fassung 1.0 „Vorlage“RTGSfällig am 10. Dezember 2026')
    expect(task?.querySelector('a')?.getAttribute('href')).toBe('/versions/ver_0001/consultation')
  })

  test('[N12] news stand by thread, what is unread says so in words', async () => {
    await open()
    const news = region('Neues')
    expect(news.getByRole('status').textContent).toBe('2 Einträge mit Ungelesenem')
    expect(news.getAllByText('neu')).toHaveLength(2)
    expect(news.getByText('Sabine Krüger hat Ihren Kommentar erledigt: übernommen.')).toBeTruthy()
  })

  test('[N12] one thread is marked as read at once, or all that is shown', async () => {
    await open()
    await bell(2)
    has(view.threads.slice(1))
    fireEvent.click(screen.getByRole('button', { name: 'Gelesen: 1.2 Grundschulen' }))
    await bell(1)
    has([])
    fireEvent.click(screen.getByRole('button', { name: 'Alles als gelesen markieren' }))
    await bell(0)
    expect(asked('PUT').map(({ body }) => body)).toEqual([{ thread: one, seq: 40 }, { all: 41 }])
    expect(region('Neues').getByRole('status').textContent).toBe('Alles gelesen')
  })

  test('[N12] going to a thread marks it as read', async () => {
    await open()
    fireEvent.click(region('Neues').getAllByRole('link')[0] ?? document.body)
    await waitFor(() => expect(asked('PUT').map(({ body }) => body)).toEqual([{ thread: one, seq: 40 }]))
    expect(location.pathname + location.hash).toBe('/chapters/cha_bildung#thr_0001')
  })

  test('[N12] so does coming to it by its address', async () => {
    await open({ path: '/chapters/cha_bildung#thr_0002' })
    await waitFor(() => expect(asked('PUT').map(({ body }) => body)).toEqual([{ thread: two, seq: 38 }]))
  })
})

describe('what is on the screen', () => {
  const Card = () => {
    useReading(one)
    const unread = useUnread(one)
    return <p>{unread === null ? 'gelesen' : `ungelesen seit ${String(unread)}`}</p>
  }

  test('[G9] is read, also for the bell; where the server could not be told, it is told later', async () => {
    server.answers.set('PUT /api/news/seen', { status: 502, body: 'a proxy' })
    await open()
    await bell(2)
    render(
      <WorkshopProvider workshop={house.workshop}>
        <Card />
      </WorkshopProvider>,
    )
    await bell(1)
    expect(screen.getByText('gelesen')).toBeTruthy()
    // The server's own view is older.
    await waitFor(() => expect(asked('GET').length).toBeGreaterThan(1))
    await bell(1)

    server.answers.set('PUT /api/news/seen', { status: 204 })
    has(view.threads.slice(1))
    act(() => house.socket.hear({ kind: 'pong' }))
    await waitFor(() => expect(asked('PUT').map(({ body }) => body)).toEqual([read, read]))
    await bell(1)
  })
})

const read = { thread: one, seq: 40 }

test('[G9] what the server cannot note down just now is read all the same, and told once until it can', async () => {
  const full = { failure: { kind: 'storeUnavailable', cause: 'full' } }
  server.answers.set('PUT /api/news/seen', { status: 503, body: full })
  await open({ path: '/chapters/cha_bildung#thr_0002' })
  await waitFor(() => expect(asked('GET').length).toBeGreaterThan(1))
  await bell(1)
  expect(asked('PUT')).toHaveLength(1)
  server.answers.set('PUT /api/news/seen', { status: 204 })
  has(view.threads.slice(0, 1))
  act(() => house.socket.hear({ kind: 'pong' }))
  await waitFor(() => expect(asked('PUT')).toHaveLength(2))
})

describe('the bell', () => {
  const tell = (mentions: (typeof aylin.id)[]) =>
    act(() =>
      house.socket.hear({
        kind: 'news',
        entries: entriesAfter(house.workshop.mirror.view.records, sabine.id, [
          {
            type: 'threadOpened',
            thread: one,
            section: einleitung,
            anchor: null,
            body: 'Oh',
            mentions,
            suggestion: null,
          },
        ]),
      }),
    )

  test('[N12] it hears of what may concern me, and of nothing else', async () => {
    await open()
    await bell(2)
    has(view.threads.slice(1))
    tell([])
    tell([aylin.id])
    await bell(1)
    expect(asked('GET').filter(({ path: to }) => to === '/api/news')).toHaveLength(2)
  })

  test('[N12] there is none for who may not read the draft', async () => {
    await open({ person: ursula })
    expect(screen.queryByRole('link', { name: /^Neues/u })).toBeNull()
    expect(asked('GET')).toEqual([])
  })
})

describe('how often mail comes', () => {
  const choice = () => screen.getByLabelText('Neues auch per E-Mail')

  test('[N4] it is chosen beside the news, and said when it is saved', async () => {
    await open({ path: '/news#mail' })
    expect(document.activeElement?.id).toBe('mail')
    fireEvent.change(choice(), { target: { value: 'weekly' } })
    await screen.findByText('Ihre Wahl ist gespeichert.')
    expect(asked('PUT')[0]).toMatchObject({ path: '/api/account/mail', body: { choice: 'weekly' } })
  })

  test('[N13] the language of mails is chosen by itself', async () => {
    await open()
    const language = screen.getByLabelText('Sprache der E-Mails')
    expect(language).toHaveProperty('value', 'de')
    fireEvent.change(language, { target: { value: 'en' } })
    await screen.findByText('Ihre Wahl ist gespeichert.')
    expect(asked('PUT')[0]).toMatchObject({ path: '/api/account/mail', body: { language: 'en' } })
    expect(language).toHaveProperty('value', 'en')
  })

  test('[N4] what is refused is not chosen, and says why', async () => {
    server.answers.set('PUT /api/account/mail', {
      status: 503,
      body: { failure: { kind: 'storeUnavailable', cause: 'full' } },
    })
    await open()
    fireEvent.change(choice(), { target: { value: 'off' } })
    expect((await screen.findByRole('alert')).textContent).toContain('nichts speichern')
    expect(choice()).toHaveProperty('value', 'daily')
  })

  test.each([
    [true, 'Diese Demo-Welt verschickt keine E-Mails'],
    [false, 'E-Mails kommen zurzeit nicht bei Ihnen an'],
  ])('[N11] without a mail server the page says where mails go (demo: %j)', async (demo, says) => {
    await open({ demo })
    expect(screen.getByText(says)).toBeTruthy()
  })
})
