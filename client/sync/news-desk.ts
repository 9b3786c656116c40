/** What concerns the person, as this tab knows it: fetched when something happened that may, and marked as read at once. */
import type { NewsView, Seen } from '#shared/api'
import { isTold, type Event, type News } from '#shared/events'
import type { Failure } from '#shared/failure'
import type { PersonId, SectionId, ThreadId } from '#shared/ids'
import { isSignOffEvent, type SignOffEvent } from '#shared/signoff-events'
import { isThreadEvent } from '#shared/thread-events'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
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
  /** What was read while the server could not be told, the newest of each thread and section. */
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
      const name = 'all' in what ? 'all' : aboutOf(what)
      const answer = await request('PUT', '/api/news/seen', what)
      if (!answer.ok && isForLater(answer.failure)) this.#owed.set(name, what)
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

/** What the server refuses for good is not asked of it again. */
const isForLater = ({ kind }: Failure): boolean =>
  ['unreachable', 'storeUnavailable', 'serverError', 'tooMany'].includes(kind)

/** Whether it may be news for the person, or change what waits for her. */
function concerns(news: News, person: PersonId): boolean {
  if (!isTold(news)) return false
  const { event } = news
  return isSignOffEvent(event) ? mayConcern(event, person) : isNewsOfThread(event, person)
}

function isNewsOfThread(event: Event, person: PersonId): boolean {
  if (!isThreadEvent(event) || !('thread' in event)) return false
  return event.type !== 'threadOpened' || event.mentions.includes(person)
}

/** What people sign is nobody's news; that they refuse, or do something in the name of others, is. */
function mayConcern(event: SignOffEvent, person: PersonId): boolean {
  if (event.type === 'signOffGiven') return event.answer === 'objection'
  return 'person' in event ? event.person === person : event.type !== 'signOffTakenBack'
}

type SeenOne = Exclude<Seen, { all: number }>
const aboutOf = (what: SeenOne): ThreadId | SectionId => ('thread' in what ? what.thread : what.section)

function read(view: NewsView, what: Seen): NewsView {
  const isMeant = (about: ThreadId | SectionId) => 'all' in what || about === aboutOf(what)
  return {
    ...view,
    threads: view.threads.map((one) =>
      isMeant(one.thread) ? { ...one, items: one.items.map(asRead) } : one,
    ),
    signOffs: view.signOffs.map((one) =>
      isMeant(one.section) ? { ...one, items: one.items.map(asRead) } : one,
    ),
  }
}

const asRead = <I extends object>(item: I) => ({ ...item, unread: false })

/** The newest entry about the thread that the person has not read; null: there is none. */
export function useUnread(thread: ThreadId): number | null {
  const desk = useNewsDesk()
  return useSyncExternalStore(desk.subscribe, () => newestUnread(threadItems(desk.view, thread)))
}

/** What is on the screen is read; what comes while nobody looks, as soon as somebody does. */
export function useReading(thread: ThreadId): void {
  const desk = useNewsDesk()
  const seq = useUnread(thread)
  useLook(
    seq,
    useCallback((upTo) => void desk.see({ thread, seq: upTo }), [desk, thread]),
  )
}

/** The same of a section's sign-off. */
export function useReadingSignOff(section: SectionId): void {
  const desk = useNewsDesk()
  const seq = useSyncExternalStore(desk.subscribe, () => newestUnread(signOffItems(desk.view, section)))
  useLook(
    seq,
    useCallback((upTo) => void desk.see({ section, seq: upTo }), [desk, section]),
  )
}

function useLook(seq: number | null, see: (seq: number) => void): void {
  useEffect(() => {
    const look = () => seq !== null && isVisible() && see(seq)
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [seq, see])
}

type Items = readonly { readonly seq: number; readonly unread: boolean }[] | undefined

const threadItems = (view: NewsView | null, thread: ThreadId): Items =>
  view?.threads.find((one) => one.thread === thread)?.items

const signOffItems = (view: NewsView | null, section: SectionId): Items =>
  view?.signOffs.find((one) => one.section === section)?.items

const newestUnread = (items: Items): number | null => items?.find(({ unread }) => unread)?.seq ?? null

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
