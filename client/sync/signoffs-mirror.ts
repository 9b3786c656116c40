/** A chapter's sign-offs as this tab knows them: fetched once, then kept up by the news with the server's own fold. */
import type { ContentHash } from '#shared/content'
import { isTold, type News } from '#shared/events'
import type { Failure } from '#shared/failure'
import type { ChapterId, SectionId } from '#shared/ids'
import { noSignOffs, signOffOf, type SignOffs } from '#shared/signoff'
import type { SignOffsView } from '#shared/signoff-api'
import { isSignOffEvent } from '#shared/signoff-events'
import { foldSignOffs } from '#shared/signoff-fold'
import { useEffect, useSyncExternalStore } from 'react'
import { request } from './requests.ts'
import { useWorkshop, type Workshop } from './workshop.tsx'

export interface ChapterSignOffs {
  /** `asking`: nothing is known yet. `missing`: they could not be fetched; it is tried again. */
  readonly state: 'asking' | 'here' | 'missing'
  readonly signOffs: SignOffs
  /** The hashes of the texts: of a locked one what was locked, of an open one as it was when it was asked for. */
  readonly texts: ReadonlyMap<SectionId, ContentHash>
}

const againMillis = 3000
/** The news come to everybody at once; who is behind the records for longer has missed some. */
const lagMillis = 500

export class SignOffsMirror {
  view: ChapterSignOffs = { state: 'asking', signOffs: noSignOffs, texts: new Map() }
  readonly #chapter: ChapterId
  readonly #workshop: Workshop
  readonly #watchers = new Set<() => void>()
  #seq = 0
  /** The newest that was heard of. */
  #told = 0
  /** What came in while they were fetched. */
  #early: News[] = []
  #fetching = false
  #again: ReturnType<typeof setTimeout> | undefined
  #lag: ReturnType<typeof setTimeout> | undefined
  #users = 0
  #stops: (() => void)[] = []

  constructor(workshop: Workshop, chapter: ChapterId) {
    this.#workshop = workshop
    this.#chapter = chapter
  }

  /** Called whenever `view` changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Keeps them up to date while somebody looks at them. Returns the way to stop. */
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
      line.subscribe(() => line.state.kind === 'open' && this.view.state !== 'here' && void this.#fetch()),
      mirror.subscribe(() => this.#compare()),
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
    const answer = await request<SignOffsView>('GET', `/api/chapters/${this.#chapter}/sign-offs`)
    this.#fetching = false
    if (answer.ok) this.#take(answer.value)
    else this.#miss(answer.failure)
  }

  #take({ seq, sections }: SignOffsView): void {
    const early = this.#early
    this.#early = []
    if (seq >= this.#seq) {
      this.#seq = seq
      this.#show({
        state: 'here',
        signOffs: Object.fromEntries(sections.map(({ section, signOff }) => [section, signOff])),
        texts: new Map(
          sections.flatMap(({ section, onDisk }) => (onDisk === null ? [] : [[section, onDisk]])),
        ),
      })
    }
    this.#foldAll(early)
  }

  /** What is known stays in sight. */
  #miss({ kind }: Failure): void {
    if (this.view.state === 'asking') this.#show({ ...this.view, state: 'missing' })
    if (kind !== 'forbidden') this.#again = setTimeout(() => void this.#fetch(), againMillis)
  }

  #heard(entries: readonly News[]): void {
    if (this.view.state !== 'here' || this.#fetching) this.#early.push(...entries)
    if (this.view.state === 'here') this.#foldAll(entries)
  }

  #foldAll(entries: readonly News[]): void {
    this.#told = Math.max(this.#told, ...entries.map(({ seq }) => seq))
    const next = entries.reduce((view, news) => this.#fold(view, news), this.view)
    if (next !== this.view) this.#show(next)
    this.#compare()
  }

  #fold(view: ChapterSignOffs, news: News): ChapterSignOffs {
    // After a gap everything is fetched anew.
    if (news.seq !== this.#seq + 1) return view
    this.#seq = news.seq
    if (!isTold(news) || !isSignOffEvent(news.event) || !this.#isHere(news.event.section)) return view
    const signOffs = foldSignOffs(view.signOffs, news)
    const { section } = news.event
    const { locked } = signOffOf(signOffs, section)
    const texts = locked === null ? view.texts : new Map([...view.texts, [section, locked] as const])
    return { ...view, signOffs, texts }
  }

  #isHere(section: SectionId): boolean {
    return this.#workshop.mirror.view.records.sections[section]?.chapter === this.#chapter
  }

  #compare(): void {
    clearTimeout(this.#lag)
    if (this.view.state === 'here' && this.#isBehind)
      this.#lag = setTimeout(() => this.#isBehind && void this.#fetch(), lagMillis)
  }

  get #isBehind(): boolean {
    return Math.max(this.#workshop.mirror.seq, this.#told) > this.#seq
  }

  #show(view: ChapterSignOffs): void {
    this.view = view
    for (const watcher of [...this.#watchers]) watcher()
  }
}

const everywhere = new WeakMap<Workshop, Map<ChapterId, SignOffsMirror>>()

function signOffsOf(workshop: Workshop, chapter: ChapterId): SignOffsMirror {
  const here = everywhere.get(workshop) ?? new Map<ChapterId, SignOffsMirror>()
  everywhere.set(workshop, here)
  const known = here.get(chapter) ?? new SignOffsMirror(workshop, chapter)
  here.set(chapter, known)
  return known
}

/** The chapter's sign-offs; held while the component is there. */
export function useSignOffs(chapter: ChapterId): ChapterSignOffs {
  const mirror = signOffsOf(useWorkshop(), chapter)
  useEffect(() => mirror.hold(), [mirror])
  return useSyncExternalStore(mirror.subscribe, () => mirror.view)
}
