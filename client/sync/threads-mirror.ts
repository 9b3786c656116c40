/**
 * A chapter's threads as this tab knows them: fetched once, kept up by the news with the server's own fold, and what
 * the person said here laid on top until the server tells of it.
 */
import type { ThreadsView } from '#shared/api'
import { isTold, type Entry, type News } from '#shared/events'
import type { Failure } from '#shared/failure'
import type { ChapterId, PersonId, ReplyId, ThreadId } from '#shared/ids'
import type { Thread } from '#shared/thread'
import { foldThreads, noThreads, type Threads } from '#shared/threads'
import { useEffect, useSyncExternalStore } from 'react'
import { isRemark, letterboxOf, type Letter, type Letterbox } from './letterbox.ts'
import { request } from './requests.ts'
import { useWorkshop, type Workshop } from './workshop.tsx'

export interface ChapterThreads {
  /** `asking`: nothing is known yet. `missing`: they could not be fetched; it is tried again. */
  readonly state: 'asking' | 'here' | 'missing'
  /** With what is on its way. */
  readonly threads: Threads
  /** By the thread or reply that is on its way. */
  readonly letters: ReadonlyMap<ThreadId | ReplyId, Letter>
  /** What was done to threads and is on its way, in order. */
  readonly steps: ReadonlyMap<ThreadId, readonly Letter[]>
}

const againMillis = 3000
/** The news come to everybody at once; who is behind the records for longer has missed some. */
const lagMillis = 500

export class ThreadsMirror {
  view: ChapterThreads = { state: 'asking', threads: noThreads, letters: new Map(), steps: new Map() }
  readonly #chapter: ChapterId
  readonly #workshop: Workshop
  readonly #letterbox: Letterbox
  readonly #watchers = new Set<() => void>()
  #state: ChapterThreads['state'] = 'asking'
  #confirmed: Threads = noThreads
  #seq = 0
  /** The newest that was heard of. */
  #told = 0
  /** What came in while the threads were fetched. */
  #early: News[] = []
  #fetching = false
  #again: ReturnType<typeof setTimeout> | undefined
  #lag: ReturnType<typeof setTimeout> | undefined
  #users = 0
  #stops: (() => void)[] = []

  constructor(workshop: Workshop, chapter: ChapterId) {
    this.#workshop = workshop
    this.#chapter = chapter
    this.#letterbox = letterboxOf(workshop)
  }

  /** Called whenever `view` changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Keeps the threads up to date while somebody looks at them. Returns the way to stop. */
  hold = (): (() => void) => {
    this.#users += 1
    if (this.#users === 1) this.#begin()
    return () => {
      this.#users -= 1
      if (this.#users === 0) this.#end()
    }
  }

  #begin(): void {
    const { line, mirror } = this.#workshop
    this.#stops = [
      line.on('news', ({ entries }) => this.#heard(entries)),
      line.on('reload', () => void this.#fetch()),
      line.subscribe(() => line.state.kind === 'open' && this.#state !== 'here' && void this.#fetch()),
      mirror.subscribe(() => this.#compare()),
      this.#letterbox.subscribe(() => this.#show()),
    ]
    void this.#fetch()
  }

  #end(): void {
    for (const stop of this.#stops) stop()
    clearTimeout(this.#again)
    clearTimeout(this.#lag)
  }

  async #fetch(): Promise<void> {
    if (this.#fetching) return
    this.#fetching = true
    clearTimeout(this.#again)
    const answer = await request<ThreadsView>('GET', `/api/chapters/${this.#chapter}/threads`)
    this.#fetching = false
    if (answer.ok) this.#take(answer.value)
    else this.#miss(answer.failure)
  }

  #take({ seq, threads }: ThreadsView): void {
    if (seq >= this.#seq) {
      this.#confirmed = bySection(threads)
      this.#seq = seq
    }
    this.#state = 'here'
    const early = this.#early
    this.#early = []
    for (const news of early) this.#fold(news)
    this.#show()
    this.#compare()
  }

  /** What is known stays in sight. */
  #miss({ kind }: Failure): void {
    if (this.#state === 'asking') this.#state = 'missing'
    this.#show()
    if (kind !== 'forbidden') this.#again = setTimeout(() => void this.#fetch(), againMillis)
  }

  #heard(entries: readonly News[]): void {
    if (this.#state !== 'here' || this.#fetching) this.#early.push(...entries)
    if (this.#state !== 'here') return
    const before = this.#confirmed
    for (const news of entries) this.#fold(news)
    if (this.#confirmed !== before) this.#show()
    this.#told = Math.max(this.#told, ...entries.map(({ seq }) => seq))
    this.#compare()
  }

  #fold(news: News): void {
    // After a gap everything is fetched anew.
    if (news.seq !== this.#seq + 1) return
    this.#seq = news.seq
    if (isTold(news) && this.#isHere(news)) this.#confirmed = foldThreads(this.#confirmed, news)
  }

  /** What happens to threads of other chapters names none that is known here. */
  #isHere({ event }: Entry): boolean {
    const { records } = this.#workshop.mirror.view
    return event.type !== 'threadOpened' || records.sections[event.section]?.chapter === this.#chapter
  }

  #compare(): void {
    clearTimeout(this.#lag)
    if (this.#state === 'here' && this.#isBehind)
      this.#lag = setTimeout(() => this.#isBehind && void this.#fetch(), lagMillis)
  }

  get #isBehind(): boolean {
    return Math.max(this.#workshop.mirror.seq, this.#told) > this.#seq
  }

  #show(): void {
    const { person } = this.#workshop.session
    const letters = this.#letterbox.letters.filter(({ said }) => this.#concerns(said))
    const shown = letters.filter((letter) => this.#isToLay(letter))
    this.view = {
      state: this.#state,
      threads: shown.reduce((threads, letter) => withLetter(threads, letter, person.id), this.#confirmed),
      letters: remarksOnTheirWay(letters),
      steps: stepsOnTheirWay(letters),
    }
    for (const watcher of [...this.#watchers]) watcher()
  }

  #concerns(said: Letter['said']): boolean {
    const { records } = this.#workshop.mirror.view
    return said.type !== 'threadOpened' || records.sections[said.section]?.chapter === this.#chapter
  }

  /** A step that was refused did not happen, and one that the news have brought happened once. Words are always there. */
  #isToLay({ said, refused, seq = Infinity }: Letter): boolean {
    return isRemark(said) || (refused === null && seq > this.#seq)
  }
}

const remarksOnTheirWay = (letters: readonly Letter[]): ChapterThreads['letters'] =>
  new Map(letters.flatMap((letter) => remarkIn(letter)))

function remarkIn(letter: Letter): [ThreadId | ReplyId, Letter][] {
  const { said } = letter
  if (!isRemark(said)) return []
  return [[said.type === 'threadOpened' ? said.thread : said.reply, letter]]
}

function stepsOnTheirWay(letters: readonly Letter[]): ChapterThreads['steps'] {
  const steps = new Map<ThreadId, Letter[]>()
  for (const letter of letters) {
    const { said } = letter
    if (!isRemark(said)) steps.set(said.thread, [...(steps.get(said.thread) ?? []), letter])
  }
  return steps
}

/** As if the server had told of it last. */
const withLetter = (threads: Threads, { at, said }: Letter, by: PersonId): Threads =>
  foldThreads(threads, { seq: Number.MAX_SAFE_INTEGER, at, by, event: said })

function bySection(threads: readonly Thread[]): Threads {
  const sections: Record<string, [Record<string, Thread>]> = {}
  for (const thread of threads) (sections[thread.section] ??= [{}])[0][thread.id] = thread
  return sections
}

const everywhere = new WeakMap<Workshop, Map<ChapterId, ThreadsMirror>>()

/** The one mirror of a chapter's threads in a workshop. */
export function threadsOf(workshop: Workshop, chapter: ChapterId): ThreadsMirror {
  const here = everywhere.get(workshop) ?? new Map<ChapterId, ThreadsMirror>()
  everywhere.set(workshop, here)
  const known = here.get(chapter) ?? new ThreadsMirror(workshop, chapter)
  here.set(chapter, known)
  return known
}

/** The chapter's threads; held while the component is there. */
export function useThreads(chapter: ChapterId): ChapterThreads {
  const mirror = threadsOf(useWorkshop(), chapter)
  useEffect(() => mirror.hold(), [mirror])
  return useSyncExternalStore(mirror.subscribe, () => mirror.view)
}
