/**
 * Who is in the chapter and where. One y-protocols awareness for the whole chapter travels over the line; we
 * say only where we are, the server stamps who we are.
 */
import type { ChapterId, PersonId, SectionId } from '#shared/ids'
import type { Presence } from '#shared/presence'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Line } from './line.ts'

/** Somebody else's tab in the chapter (or another tab of the same person). */
export interface Other {
  readonly client: number
  readonly person: PersonId
  readonly name: string
  readonly color: string
  readonly section: SectionId | null
  readonly cursor: Presence['cursor']
}

type Cursor = NonNullable<Presence['cursor']>

export class ChapterPresence {
  /** Everybody else in the chapter; a new array with every change. */
  others: readonly Other[] = []
  /** The section our own caret is in. */
  place: SectionId | null = null
  readonly #line: Line
  readonly #doc = new Y.Doc()
  readonly #awareness = new Awareness(this.#doc)
  readonly #watchers = new Set<() => void>()
  /** Pages that are open on a chapter; the last one counts. */
  readonly #visits: { chapter: ChapterId }[] = []
  readonly #stops: (() => void)[]
  readonly #read = new WeakMap<object, Other[]>()
  #entered: ChapterId | null = null
  #lineWasOpen: boolean

  constructor(line: Line) {
    this.#line = line
    this.#lineWasOpen = line.state.kind === 'open'
    this.#awareness.setLocalState(null)
    this.#awareness.on('update', this.#publish)
    this.#awareness.on('change', this.#readOthers)
    this.#stops = [
      line.subscribe(() => this.#followLine()),
      line.on('presence', ({ update }) => applyAwarenessUpdate(this.#awareness, update, 'line')),
    ]
  }

  get chapter(): ChapterId | null {
    return this.#visits.at(-1)?.chapter ?? null
  }

  /** Called whenever `others` or `place` changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Enters the chapter. Returns the way to leave it. */
  visit(chapter: ChapterId): () => void {
    const visit = { chapter }
    this.#visits.push(visit)
    this.#enter()
    return () => {
      const at = this.#visits.indexOf(visit)
      if (at >= 0) this.#visits.splice(at, 1)
      this.#enter()
    }
  }

  /** Says where our caret is: Yjs relative positions as JSON; null: nowhere. */
  moveTo(section: SectionId | null, cursor: Cursor | null): void {
    const moved = section !== this.place
    this.place = section
    if (this.chapter !== null) this.#awareness.setLocalState({ section, cursor })
    if (moved) this.#tell()
  }

  close(): void {
    for (const stop of this.#stops) stop()
    this.#awareness.off('update', this.#publish)
    this.#awareness.off('change', this.#readOthers)
    this.#doc.destroy()
    this.#watchers.clear()
  }

  #enter(): void {
    if (this.chapter === this.#entered) return
    this.#entered = this.chapter
    this.place = null
    this.#forgetOthers()
    this.#introduce()
  }

  /** Also after every reconnect, with a new clock: the server has forgotten us. */
  #introduce(): void {
    this.#line.send({ kind: 'enter', chapter: this.#entered })
    const here = this.#entered === null ? null : { section: this.place, cursor: null }
    this.#awareness.setLocalState(here === null ? null : { ...here, ...this.#awareness.getLocalState() })
  }

  #followLine(): void {
    const open = this.#line.state.kind === 'open'
    if (open === this.#lineWasOpen) return
    this.#lineWasOpen = open
    if (!open) this.#forgetOthers()
    else if (this.#entered !== null) this.#introduce()
  }

  /** With their clocks: after a reconnect the server tells the same states again, and they must count. */
  #forgetOthers(): void {
    for (const client of [...this.#awareness.meta.keys()]) {
      if (client === this.#doc.clientID) continue
      this.#awareness.meta.delete(client)
      this.#awareness.states.delete(client)
    }
    this.#readOthers()
  }

  #publish = (_changes: unknown, origin: unknown): void => {
    if (origin !== 'local' || this.#entered === null) return
    this.#line.send({
      kind: 'presence',
      update: encodeAwarenessUpdate(this.#awareness, [this.#doc.clientID]),
    })
  }

  #readOthers = (): void => {
    const states = [...this.#awareness.getStates()].filter(([client]) => client !== this.#doc.clientID)
    this.others = states.flatMap(([client, state]) => this.#readOnce(client, state))
    this.#tell()
  }

  /** The same state gives the same object: who shows it can tell by identity whether anything changed. */
  #readOnce(client: number, state: object): Other[] {
    const known = this.#read.get(state)
    if (known !== undefined) return known
    const read = readOther(client, state)
    this.#read.set(state, read)
    return read
  }

  #tell(): void {
    for (const watcher of [...this.#watchers]) watcher()
  }
}

function readOther(client: number, state: object): Other[] {
  if (!isStamped(state)) return []
  const { user, section, cursor } = state
  return [{ client, person: user.id, name: user.name, color: user.color, section, cursor: cursor ?? null }]
}

/** Only the server knows ids: a state with one came from it, in the shape it promises. */
const isStamped = (state: object): state is Presence =>
  'user' in state && typeof state.user === 'object' && state.user !== null && 'id' in state.user
