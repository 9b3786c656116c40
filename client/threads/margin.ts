/** The margin of a chapter: which thread one is at, what is being written anew, and what is shown. */
import type { Anchor } from '#shared/anchor'
import type { SectionId, ThreadId } from '#shared/ids'

/** A thread that is being written. */
export interface Draft {
  readonly id: ThreadId
  readonly section: SectionId
  /** null: it is about the whole section. */
  readonly anchor: Anchor | null
  /** Of a suggestion: the words that stand there. */
  readonly original: string | null
  /** Of a suggestion whose words stand in several cells of a table. */
  readonly isWalled?: boolean
  /** It was begun before this page was loaded: it is there, and takes no focus. */
  readonly isKept?: boolean
}

export interface MarginState {
  readonly active: ThreadId | null
  readonly draft: Draft | null
  readonly showsResolved: boolean
  /** Whether the panel is open, where cards have no margin. */
  readonly isOpen: boolean
}

export class Margin {
  state: MarginState = { active: null, draft: null, showsResolved: false, isOpen: false }
  /** The section from whose text one came to the thread one is at. */
  cameFrom: SectionId | null = null
  readonly #watchers = new Set<() => void>()

  /** Called whenever `state` changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  become(change: Partial<MarginState>): void {
    const next = { ...this.state, ...change }
    const isSame = Object.entries(change).every(
      ([key, value]) => this.state[key as keyof MarginState] === value,
    )
    if (isSame) return
    this.state = next
    for (const watcher of [...this.#watchers]) watcher()
  }

  go(active: ThreadId | null, cameFrom: SectionId | null = null): void {
    this.cameFrom = cameFrom
    this.become({ active })
  }
}
