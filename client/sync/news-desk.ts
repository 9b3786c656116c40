/** What concerns the person, as this tab knows it: fetched when something happened that may, and marked as read at once. */
import type { NewsView, Seen } from '#shared/api'
import { isTold, type News } from '#shared/events'
import type { PersonId, ThreadId } from '#shared/ids'
import { isThreadEvent } from '#shared/thread-events'
import { useEffect, useSyncExternalStore } from 'react'
import { request } from './requests.ts'
import { isVisible } from './wake.ts'
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
  /** What was read while the server could not be told, the newest of each thread. */
  readonly #owed = new Map<string, Seen>()

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
      // What happened while the line was gone comes with its return, and what was read meanwhile is told.
      line.subscribe(() => line.state.kind === 'open' && this.#back()),
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
    if (answer.ok && asked === this.#asked) this.#show([...this.#owed.values()].reduce(read, answer.value))
  }

  /** Marks it as read: here at once, on the server as soon as it can be. */
  see = async (what: Seen): Promise<void> => {
    if (this.view !== null) this.#show(read(this.view, what))
    await this.#tell([what])
  }

  #back(): void {
    if (this.#owed.size > 0) void this.#tell([...this.#owed.values()])
    else if (this.view === null) this.#later()
  }

  /** What the server did not hear is owed. */
  async #tell(all: readonly Seen[]): Promise<void> {
    this.#asked += 1
    for (const what of all) {
      const name = 'all' in what ? 'all' : what.thread
      const answer = await request('PUT', '/api/news/seen', what)
      if (!answer.ok && answer.failure.kind === 'unreachable') this.#owed.set(name, what)
      else if (this.#owed.get(name) === what) this.#owed.delete(name)
    }
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

/** The newest entry about the thread that the person has not read; null: there is none. */
export function useUnread(thread: ThreadId): number | null {
  const desk = useNewsDesk()
  return useSyncExternalStore(desk.subscribe, () => newestUnread(desk.view, thread))
}

/** What is on the screen is read; what comes while nobody looks, as soon as somebody does. */
export function useReading(thread: ThreadId): void {
  const desk = useNewsDesk()
  const seq = useUnread(thread)
  useEffect(() => {
    const look = () => seq !== null && isVisible() && void desk.see({ thread, seq })
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [desk, thread, seq])
}

function newestUnread(view: NewsView | null, thread: ThreadId): number | null {
  const items = view?.threads.find((one) => one.thread === thread)?.items ?? []
  return items.find(({ unread }) => unread)?.seq ?? null
}

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
