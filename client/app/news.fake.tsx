/** The news of Aylin as a server hands them out, and the page and the bell that show them. */
import { render, screen, within } from '@testing-library/react'
import type { NewsItem, NewsView } from '#shared/api'
import { threadId } from '#shared/ids'
import { NewsBell } from './bell.tsx'
import {
  aylin,
  bildung,
  einleitung,
  grundschulen,
  houseView,
  sabine,
  scriptedHouse,
  ScriptedServer,
  type ScriptedHouse,
} from './house.fake.ts'
import { WorkshopProvider } from '../sync/workshop.tsx'
import { NewsPage } from '../tasks/news-page.tsx'

export const one = threadId.parse('thr_0001')
export const two = threadId.parse('thr_0002')

const item = (more: Partial<NewsItem> = {}): NewsItem => ({
  seq: 40,
  at: '2026-11-22T10:00:00.000Z',
  by: sabine.id,
  kind: 'answered',
  words: 'Steht in 1.2.',
  outcome: null,
  unread: true,
  ...more,
})

const about = { section: grundschulen, chapter: bildung, words: 'Fehlt die Sprachförderung?' }

export const view: NewsView = {
  seq: 41,
  tasks: [
    { thread: one, ...about, state: 'open', due: '2026-11-20' },
    { thread: two, ...about, section: einleitung, state: 'open', due: null },
  ],
  threads: [
    {
      thread: one,
      ...about,
      items: [item(), item({ seq: 39, kind: 'resolved', outcome: 'adopted', unread: false })],
    },
    { thread: two, ...about, section: einleitung, items: [item({ seq: 38, kind: 'mentioned' })] },
  ],
  signOffs: [],
  statements: [],
  mail: { choice: 'daily', language: 'de', way: 'outbox' },
}

/** A server that hands them out; it has to take the place of the true one. */
export const newsServer = (): ScriptedServer =>
  new ScriptedServer({
    'GET /api/news': { status: 200, body: view },
    'PUT /api/news/seen': { status: 204 },
    'PUT /api/account/mail': { status: 204 },
  })

export async function openNews({ person = aylin, path = '/news', demo = true } = {}): Promise<ScriptedHouse> {
  history.replaceState(null, '', path)
  const house = scriptedHouse(person, houseView(), demo)
  render(
    <WorkshopProvider workshop={house.workshop}>
      <NewsBell />
      {person === aylin && <NewsPage />}
    </WorkshopProvider>,
  )
  window.dispatchEvent(new Event('pointermove'))
  if (person === aylin) await screen.findByRole('heading', { name: 'Meine Aufgaben' })
  return house
}

export const bell = (count: number) => screen.findByRole('link', { name: `Neues ${count} ungelesen` })
export const region = (name: string) => within(screen.getByRole('region', { name }))
