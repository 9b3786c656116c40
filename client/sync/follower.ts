/** What is said of a chapter, as this tab knows it: fetched once, then kept up by the news with the server's own fold. */
import { isTold, type Entry, type News } from '#shared/events'
import type { Failure } from '#shared/failure'
import { request } from './requests.ts'
import type { Workshop } from './workshop.tsx'

/** `asking`: nothing is known yet. `missing`: it could not be fetched; it is tried again. */
export type Following = 'asking' | 'here' | 'missing'

interface Followed<Answer, Known> {
  readonly address: string
  /** Before anything came. */
  readonly nothing: Known
  readonly take: (answer: Answer) => Known
  /** Returns `known` itself where the entry says nothing of it. */
  readonly fold: (known: Known, entry: Entry) => Known
}

const againMillis = 3000
/** The news come to everybody at once; who is behind the records for longer has missed some. */
const lagMillis = 500

export class Follower<Answer extends { readonly seq: number }, Known extends object> {
  view: Known & { readonly state: Following }
  /** The newest entry that is folded in. */
  seq = 0
  readonly #followed: Followed<Answer, Known>
  readonly #workshop: Workshop
  readonly #watchers = new Set<() => void>()
  #known: Known
  /** The newest that was heard of. */
  #told = 0
  /** What came in while it was fetched. */
  #early: News[] = []
  #fetching = false
  #again: ReturnType<typeof setTimeout> | undefined
  #lag: ReturnType<typeof setTimeout> | undefined
  #users = 0
  #stops: (() => void)[] = []

  constructor(workshop: Workshop, followed: Followed<Answer, Known>) {
    this.#workshop = workshop
    this.#followed = followed
    this.#known = followed.nothing
    this.view = { ...followed.nothing, state: 'asking' }
  }

  /** Called whenever `view` changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Keeps it up to date while somebody looks at it. Returns the way to stop. */
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
    const answer = await request<Answer>('GET', this.#followed.address)
    this.#fetching = false
    if (answer.ok) this.#take(answer.value)
    else this.#miss(answer.failure)
  }

  #take(answer: Answer): void {
    if (answer.seq >= this.seq) {
      this.seq = answer.seq
      this.#known = this.#followed.take(answer)
    }
    const early = this.#early
    this.#early = []
    this.#foldAll(early)
    this.#show('here')
    this.#compare()
  }

  /** What is known stays in sight. */
  #miss({ kind }: Failure): void {
    if (this.view.state === 'asking') this.#show('missing')
    if (kind !== 'forbidden') this.#again = setTimeout(() => void this.#fetch(), againMillis)
  }

  #heard(entries: readonly News[]): void {
    const isHere = this.view.state === 'here'
    if (!isHere || this.#fetching) this.#early.push(...entries)
    if (!isHere) return
    const before = this.#known
    this.#foldAll(entries)
    if (this.#known !== before) this.#show('here')
    this.#compare()
  }

  #foldAll(entries: readonly News[]): void {
    for (const news of entries) this.#fold(news)
    this.#told = Math.max(this.#told, ...entries.map(({ seq }) => seq))
  }

  #fold(news: News): void {
    // After a gap everything is fetched anew.
    if (news.seq !== this.seq + 1) return
    this.seq = news.seq
    if (isTold(news)) this.#known = this.#followed.fold(this.#known, news)
  }

  #compare(): void {
    clearTimeout(this.#lag)
    if (this.view.state === 'here' && this.#isBehind)
      this.#lag = setTimeout(() => this.#isBehind && void this.#fetch(), lagMillis)
  }

  get #isBehind(): boolean {
    return Math.max(this.#workshop.mirror.seq, this.#told) > this.seq
  }

  #show(state: Following): void {
    this.view = { ...this.#known, state }
    for (const watcher of [...this.#watchers]) watcher()
  }
}
