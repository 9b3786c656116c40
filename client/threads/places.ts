/** Where the threads of a chapter stand in its texts, as the anchors of its sections know it. */
import type { SectionId, ThreadId } from '#shared/ids'
import type { Thread } from '#shared/thread'
import type { Anchors } from '../editor/anchors/anchors.ts'

/** `unknown`: the text is not here yet. `whole`: it is about the whole section. */
export type Standing = 'whole' | 'held' | 'presumed' | 'gone' | 'unknown'

export type Standings = ReadonlyMap<ThreadId, Standing>

export class Places {
  /** Which of those with a place in the text have it; a new map when one of them changes. */
  standings: Standings = new Map()
  readonly #sections = new Map<SectionId, Anchors>()
  readonly #watchers = new Set<() => void>()
  readonly #movers = new Set<() => void>()

  /** Called whenever `standings` changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => on(this.#watchers, watcher)

  /** Called whenever something may stand elsewhere. Returns the way to stop. */
  onMove = (mover: () => void): (() => void) => on(this.#movers, mover)

  /** Takes up the anchors of a section. Returns the way to leave them. */
  add(section: SectionId, anchors: Anchors): () => void {
    this.#sections.set(section, anchors)
    const stop = anchors.subscribe(() => this.#moved(anchors))
    this.#moved(anchors)
    return () => {
      stop()
      if (this.#sections.get(section) === anchors) this.#sections.delete(section)
      this.#moved(anchors)
    }
  }

  anchors(section: SectionId): Anchors | null {
    return this.#sections.get(section) ?? null
  }

  standing({ id, anchor }: Pick<Thread, 'id' | 'anchor'>): Standing {
    return anchor === null ? 'whole' : (this.standings.get(id) ?? 'unknown')
  }

  /** The thread whose words stand at a place of the section's editor, the shortest of several; null: none. */
  threadAt(section: SectionId, place: number): ThreadId | null {
    const anchors = this.anchors(section)
    const lengthOf = (id: string): number => {
      const found = anchors?.found.get(id)
      return found === undefined || found.kind === 'gone' ? Infinity : found.to - found.from
    }
    const [first] = (anchors?.idsAt(place) ?? []).toSorted((one, other) => lengthOf(one) - lengthOf(other))
    return first === undefined ? null : (first as ThreadId)
  }

  /** Its words in the page; null where it has none, or they are not on the page. */
  rangeOf({ id, section, anchor }: Pick<Thread, 'id' | 'section' | 'anchor'>): Range | null {
    return anchor === null ? null : (this.anchors(section)?.rangeOf(id) ?? null)
  }

  /** Where it stands among the others of its section: what is about the whole section first, what is gone last. */
  #orderOf({ id, section, anchor }: Thread, standings: Standings): number {
    if (anchor === null) return -1
    const found = this.anchors(section)?.found.get(id)
    const isPlaced = found !== undefined && found.kind !== 'gone' && standings.get(id) !== 'gone'
    return isPlaced ? found.from : Infinity
  }

  /** Brings threads of a section into the order of the text. */
  inOrder(standings: Standings): (threads: readonly Thread[]) => Thread[] {
    return (threads) => {
      const order = new Map(threads.map((thread) => [thread, this.#orderOf(thread, standings)]))
      const at = (thread: Thread): number => order.get(thread) ?? 0
      return threads.toSorted((one, other) => compare(at(one), at(other)) || one.at.localeCompare(other.at))
    }
  }

  /** Told with every letter that is typed: what only moved within its section changes no standing, and costs little. */
  #moved(anchors: Anchors): void {
    if (!this.#isKnown(anchors)) {
      this.standings = this.#gathered()
      for (const watcher of [...this.#watchers]) watcher()
    }
    for (const mover of [...this.#movers]) mover()
  }

  #isKnown({ found }: Anchors): boolean {
    let count = 0
    for (const section of this.#sections.values()) count += section.found.size
    if (count !== this.standings.size) return false
    for (const [id, { kind }] of found) if (this.standings.get(id as ThreadId) !== kind) return false
    return true
  }

  #gathered(): Standings {
    const all = [...this.#sections.values()].flatMap(({ found }) => [...found])
    return new Map(all.map(([id, { kind }]) => [id as ThreadId, kind]))
  }
}

function on(watchers: Set<() => void>, watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

const compare = (one: number, other: number): number => (one === other ? 0 : one < other ? -1 : 1)
