/**
 * Several people who write at a text and comment on it, as through the server: it keeps the threads as it does everywhere, as
 * the fold of what happened, and everybody hears of them, and of the others' words, when a test says so.
 */
import { must } from '#shared/failure'
import { replyId, threadId, type ThreadId } from '#shared/ids'
import type { TextElement } from '#shared/text'
import type { Thread } from '#shared/thread'
import type { ThreadEvent } from '#shared/thread-events'
import { foldThreads, noThreads, threadsIn, type Threads } from '#shared/threads'
import * as Y from 'yjs'
import { aylin, einleitung as section } from '../../sync/people.fake.ts'
import type { Kept } from '../anchor-door.ts'
import { TogetherFake } from '../together.fake.ts'
import { PageFake } from './pages.fake.ts'
import { resolveAnchor, type Found } from './resolving.ts'
import { SectionText, type Stretch } from './section-text.ts'

export class CompanyFake {
  readonly together: TogetherFake
  readonly pages: PageFake[]
  #threads: Threads = noThreads
  #seq = 0

  static async open(text: readonly TextElement[], count: number): Promise<CompanyFake> {
    return new CompanyFake(await TogetherFake.open(text, count))
  }

  private constructor(together: TogetherFake) {
    this.together = together
    this.pages = together.writers.map((writer) => new PageFake(writer, (kept) => this.#keep(kept)))
    for (const page of this.pages) this.hear(page)
  }

  get threads(): readonly Thread[] {
    return threadsIn(this.#threads, section)
  }

  /** Somebody opens a thread on words of their page. Returns it; null where there are none. */
  comment(page: PageFake, { from, to }: Stretch): Thread | null {
    const anchor = page.late.make(from, to)
    if (anchor === null) return null
    const thread = threadId.parse(`thr_${String(this.#seq).padStart(4, '0')}`)
    const said = { body: `Zu „${anchor.quote}“`, mentions: [], suggestion: null }
    this.#happen({ type: 'threadOpened', thread, section, anchor, ...said })
    // Who opens it has it at once.
    this.hear(page)
    return must(this.threads.at(-1), 'it was opened')
  }

  reply(thread: ThreadId): void {
    const reply = replyId.parse(`rep_${String(this.#seq).padStart(4, '0')}`)
    this.#happen({ type: 'threadReplied', thread, reply, body: 'Ja.', mentions: [] })
  }

  /** All that is known of the threads by now reaches a page. */
  hear(page: PageFake): void {
    page.give(
      this.threads.flatMap(({ id, anchor }) =>
        anchor === null ? [] : [{ id, anchor, kind: 'comment', isActive: false }],
      ),
    )
  }

  async reload(page: PageFake): Promise<void> {
    page.late.flush()
    const writer = await this.together.reload(page.writer)
    const anew = new PageFake(writer, (kept) => this.#keep(kept))
    this.pages[this.pages.indexOf(page)] = anew
    this.hear(anew)
  }

  /** Everything reaches everybody: first the words, then the anchors. */
  meet(): void {
    this.together.meet()
    for (const { late } of this.pages) late.settle()
    for (const page of this.pages) this.hear(page)
    this.together.meet()
  }

  /** Where somebody finds a thread who comes now. */
  comeNew({ anchor }: Thread): { found: Found; words: string } {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(must(this.pages[0], 'a page').doc))
    const text = new SectionText(doc)
    const found = resolveAnchor(text, must(anchor, 'a thread on words'))
    return { found, words: found.kind === 'gone' ? '' : text.between(found.from, found.to) }
  }

  #keep(kept: readonly Kept[]): void {
    const anchors = kept.map(({ id, anchor }) => ({ thread: threadId.parse(id), anchor, confirmed: false }))
    this.#happen({ type: 'anchorsKept', section, anchors })
  }

  #happen(event: ThreadEvent): void {
    this.#seq += 1
    const at = new Date(Date.UTC(2026, 0, 1) + this.#seq).toISOString()
    this.#threads = foldThreads(this.#threads, { seq: this.#seq, at, by: aylin, event })
  }
}
