/**
 * A chapter's threads as this tab knows them, and what the person said here laid on top until the server tells of it.
 */
import type { ThreadsView } from '#shared/api'
import type { Entry } from '#shared/events'
import type { ChapterId, PersonId, ReplyId, ThreadId } from '#shared/ids'
import type { Thread } from '#shared/thread'
import { foldThreads, noThreads, type Threads } from '#shared/threads'
import { useEffect, useSyncExternalStore } from 'react'
import { Follower, type Following } from './follower.ts'
import { isRemark, letterboxOf, type Letter, type Letterbox } from './letterbox.ts'
import { perChapter } from './per-chapter.ts'
import { useWorkshop, type Workshop } from './workshop.tsx'

export interface ChapterThreads {
  readonly state: Following
  /** With what is on its way. */
  readonly threads: Threads
  /** By the thread or reply that is on its way. */
  readonly letters: ReadonlyMap<ThreadId | ReplyId, Letter>
  /** What was done to threads and is on its way, in order. */
  readonly steps: ReadonlyMap<ThreadId, readonly Letter[]>
}

interface Known {
  readonly threads: Threads
}

export class ThreadsMirror {
  view: ChapterThreads
  readonly #chapter: ChapterId
  readonly #workshop: Workshop
  readonly #letterbox: Letterbox
  readonly #watchers = new Set<() => void>()
  readonly #follower: Follower<ThreadsView, Known>

  constructor(workshop: Workshop, chapter: ChapterId) {
    this.#workshop = workshop
    this.#chapter = chapter
    this.#letterbox = letterboxOf(workshop)
    this.#follower = new Follower<ThreadsView, Known>(workshop, {
      address: `/api/chapters/${chapter}/threads`,
      nothing: { threads: noThreads },
      take: ({ threads }) => ({ threads: bySection(threads) }),
      fold: (known, entry) => this.#fold(known, entry),
    })
    this.view = this.#laid()
    for (const one of [this.#follower, this.#letterbox]) one.subscribe(() => this.#show())
  }

  /** Called whenever `view` changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Keeps the threads up to date while somebody looks at them. Returns the way to stop. */
  hold = (): (() => void) => this.#follower.hold()

  #fold(known: Known, entry: Entry): Known {
    const threads = this.#isHere(entry) ? foldThreads(known.threads, entry) : known.threads
    return threads === known.threads ? known : { threads }
  }

  /** What happens to threads of other chapters names none that is known here. */
  #isHere({ event }: Entry): boolean {
    const { records } = this.#workshop.mirror.view
    const opens = event.type === 'threadOpened' || event.type === 'sectionReturned'
    return !opens || records.sections[event.section]?.chapter === this.#chapter
  }

  #show(): void {
    this.view = this.#laid()
    for (const watcher of [...this.#watchers]) watcher()
  }

  /** What is known, with what is on its way on top. */
  #laid(): ChapterThreads {
    const { person } = this.#workshop.session
    const { state, threads: confirmed } = this.#follower.view
    const letters = this.#letterbox.letters.filter(({ said }) => this.#concerns(said))
    const shown = letters.filter((letter) => this.#isToLay(letter))
    return {
      state,
      threads: shown.reduce((threads, letter) => withLetter(threads, letter, person.id), confirmed),
      letters: remarksOnTheirWay(letters),
      steps: stepsOnTheirWay(letters),
    }
  }

  #concerns(said: Letter['said']): boolean {
    const { records } = this.#workshop.mirror.view
    return said.type !== 'threadOpened' || records.sections[said.section]?.chapter === this.#chapter
  }

  /** A step that was refused did not happen, and one that the news have brought happened once. Words are always there. */
  #isToLay({ said, refused, seq = Infinity }: Letter): boolean {
    return isRemark(said) || (refused === null && seq > this.#follower.seq)
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

/** The one mirror of a chapter's threads in a workshop. */
export const threadsOf = perChapter((workshop, chapter) => new ThreadsMirror(workshop, chapter))

/** The chapter's threads; held while the component is there. */
export function useThreads(chapter: ChapterId): ChapterThreads {
  const mirror = threadsOf(useWorkshop(), chapter)
  useEffect(() => mirror.hold(), [mirror])
  return useSyncExternalStore(mirror.subscribe, () => mirror.view)
}
