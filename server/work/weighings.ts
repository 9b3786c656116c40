/** The files of the Abwägungstabelle: for whoever may read the draft, one after the other. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { fail, ok, type Result } from '#shared/failure'
import type { ChapterId, PersonId, SectionId } from '#shared/ids'
import { erasedName } from '#shared/person'
import type { Thread } from '#shared/thread'
import type { People } from '../store/people.ts'
import type { StoredText, Texts } from '../store/texts.ts'
import type { Keeper } from './keeper.ts'
import { chapterThreads } from './threads.ts'
import { headMark } from './version-mark.ts'
import type { WeighingFormat, WeighingOrder, WeighingPart } from './weighing-file.ts'

/** Makes the file. Throws when it cannot. */
export type MakeFile = (order: WeighingOrder, parts: AsyncIterable<WeighingPart>) => Promise<Uint8Array>

export interface WeighingDeps {
  readonly keeper: Pick<Keeper, 'records' | 'threads' | 'versions'>
  readonly config: { readonly baseUrl: URL }
  readonly texts: Texts
  readonly people: People
}

/** So many may wait for a file; so many seconds they are asked to wait else. */
const [mostWaiting, retryAfterSeconds] = [8, 10]
/** So many threads are handed over in one turn of the event loop. */
const together = 50

type Loaded = readonly (readonly [SectionId, StoredText])[]

export class Weighings {
  readonly #makeFile: MakeFile
  #waiting = 0
  #last: Promise<unknown> = Promise.resolve()

  constructor(makeFile: MakeFile) {
    this.#makeFile = makeFile
  }

  /** Fails: notFound, forbidden, tooMany, storeUnavailable. Throws when the file cannot be made. */
  async file(
    deps: WeighingDeps,
    person: PersonId,
    chapter: ChapterId,
    { format, at }: { format: WeighingFormat; at: string },
  ): Promise<Result<Uint8Array>> {
    const threads = chapterThreads(deps.keeper, person, chapter)
    if (!threads.ok) return threads
    if (this.#waiting >= mostWaiting) return fail({ kind: 'tooMany', retryAfterSeconds })
    this.#waiting += 1
    const turn = this.#last.then(() => this.#make(deps, threads.value, { format, at, chapter }))
    this.#last = turn.catch(() => null).then(() => (this.#waiting -= 1))
    return turn
  }

  async #make(
    { keeper, config, texts, people }: WeighingDeps,
    threads: readonly Thread[],
    asked: Pick<WeighingOrder, 'format' | 'at' | 'chapter'>,
  ): Promise<Result<Uint8Array>> {
    const loaded = await loadTexts(texts, threads)
    if (!loaded.ok) return loaded
    const version = headMark({ baseUrl: config.baseUrl, keeper })
    const order = { ...asked, records: keeper.records, names: namesIn(people, threads), version }
    return ok(await this.#makeFile(order, partsOf(threads, loaded.value)))
  }
}

/** The texts that somebody said something of. Fails: storeUnavailable. */
async function loadTexts(texts: Texts, threads: readonly Thread[]): Promise<Result<Loaded>> {
  const spokenOf = new Set(threads.filter(({ anchor }) => anchor !== null).map(({ section }) => section))
  const loaded: (readonly [SectionId, StoredText])[] = []
  for (const section of spokenOf) {
    const text = await texts.load(section)
    if (!text.ok) return text
    loaded.push([section, text.value])
  }
  return ok(loaded)
}

/** A little in each turn of the event loop: what is handed to another thread is copied in this one. */
async function* partsOf(threads: readonly Thread[], loaded: Loaded): AsyncGenerator<WeighingPart> {
  for (let at = 0; at < threads.length; at += together) {
    yield { kind: 'threads', threads: threads.slice(at, at + together).map(withoutHistory) }
    await nextTurn()
  }
  for (const [section, { base, updates, epoch }] of loaded) {
    // Which client is whose stays here.
    yield { kind: 'text', section, text: { base, updates, epoch, claims: [] } }
    await nextTurn()
  }
}

/** The table tells what became of it, not every step. */
const withoutHistory = (thread: Thread): Thread => ({ ...thread, history: [] })

/** Whoever said or decided something, by name; who was erased has none any more. */
function namesIn(people: People, threads: readonly Thread[]): Record<PersonId, string> {
  const ids = threads.flatMap(({ remarks, resolution }) => [
    ...remarks.map(({ by }) => by),
    ...(resolution === null ? [] : [resolution.by]),
  ])
  return Object.fromEntries([...new Set(ids)].map((id) => [id, people.byId(id)?.name ?? erasedName]))
}
