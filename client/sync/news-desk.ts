/** What concerns the person, as this tab knows it: fetched when something happened that may, and marked as read at once. */
import type { NewsView, Seen } from '#shared/api'
import { isTold, type News } from '#shared/events'
import type { PersonId } from '#shared/ids'
import { isThreadEvent } from '#shared/thread-events'
import { useEffect, useSyncExternalStore } from 'react'
import { request } from './requests.ts'
import { useWorkshop, type Workshop } from './workshop.tsx'

/** Everybody hears at the same moment: they ask one after the other. */
const soonMillis = () => 100 + 400 * Math.random()

export class NewsDesk {
  /** Null until it is here. */
  view: NewsView | null = null
  readonly #workshop: Workshop
  readonly #watchers = new Set<() => void>()
  #soon: ReturnType<typeof setTimeout> | undefined
  #holders = 0
  #stops: (() => void)[] = []
  #asked = 0

  constructor(workshop: Workshop) {
    this.#workshop = workshop
  }

  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Keeps it up to date. Returns the way to stop. */
  hold = (): (() => void) => {
    this.#holders += 1
    if (this.#holders === 1) this.#begin()
    return () => {
      this.#holders -= 1
      if (this.#holders === 0) this.#end()
    }
  }

  #begin(): void {
    const { line, session } = this.#workshop
    this.#stops = [
      line.on(
        'news',
        ({ entries }) => entries.some((one) => concerns(one, session.person.id)) && this.#later(),
      ),
      line.on('reload', () => this.#later()),
      // What happened while the line was gone comes with its return.
      line.subscribe(() => line.state.kind === 'open' && this.view === null && this.#later()),
    ]
    void this.fetch()
  }

  #end(): void {
    clearTimeout(this.#soon)
    for (const stop of this.#stops) stop()
  }

  /** What is known stays when the server cannot be asked. */
  fetch = async (): Promise<void> => {
    const asked = (this.#asked += 1)
    const answer = await request<NewsView>('GET', '/api/news')
    if (answer.ok && asked === this.#asked) this.#show(answer.value)
  }

  /** Marks it as read: here at once, on the server as soon as it can be. */
  see = async (what: Seen): Promise<void> => {
    if (this.view !== null) this.#show(read(this.view, what))
    this.#asked += 1
    await request('PUT', '/api/news/seen', what)
    await this.fetch()
  }

  #later(): void {
    clearTimeout(this.#soon)
    this.#soon = setTimeout(() => void this.fetch(), soonMillis())
  }

  #show(view: NewsView): void {
    this.view = view
    for (const watcher of [...this.#watchers]) watcher()
  }
}

/** Whether it may be news for the person, or change what waits for her. */
function concerns(news: News, person: PersonId): boolean {
  if (!isTold(news) || !isThreadEvent(news.event) || !('thread' in news.event)) return false
  return news.event.type !== 'threadOpened' || news.event.mentions.includes(person)
}

const read = (view: NewsView, what: Seen): NewsView => ({
  ...view,
  threads: view.threads.map((one) =>
    'all' in what || one.thread === what.thread
      ? { ...one, items: one.items.map((item) => ({ ...item, unread: false })) }
      : one,
  ),
})

const desks = new WeakMap<Workshop, NewsDesk>()

export function useNewsDesk(): NewsDesk {
  const workshop = useWorkshop()
  const desk = desks.get(workshop) ?? new NewsDesk(workshop)
  desks.set(workshop, desk)
  return desk
}

/** Null until it is here; kept up to date while the component is there. */
export function useHeldNews(): NewsView | null {
  const desk = useNewsDesk()
  useEffect(() => desk.hold(), [desk])
  return useSyncExternalStore(desk.subscribe, () => desk.view)
}
