/**
 * The versions that this device keeps, to be read without a network: those that were opened here, as far as there is
 * room. They go with the person's database when she signs out, and when she may not read them any more.
 */
import type { Bookmark } from '#shared/bookmark'
import type { VersionText } from '#shared/version-api'
import type { Version } from '#shared/versions'
import type { Workshop } from '../sync/workshop.tsx'
import { IndexedShelf, type Shelf, type Thing } from './shelf.ts'

/** So many, and so many letters of JSON together: the one that was read longest ago goes first. */
const keptAtMost = { versions: 20, letters: 30_000_000 }
type Room = Readonly<typeof keptAtMost>

/** What is known of one without its text. */
export interface KeptMark {
  readonly version: Version
  /** When it was last read, in milliseconds since 1970. */
  readonly readAt: number
  readonly letters: number
}

interface Statements {
  readonly id: string
  readonly said: object
}

/** Names of what lies on the shelf. */
const [textKind, markKind, bookmarksKind, statementsKind] = [
  'version',
  'version read',
  'bookmarks',
  'statements',
]

export class KeptVersions {
  readonly #shelf: Shelf
  readonly #atMost: Room
  #isClosed = false

  constructor(shelf: Shelf, atMost: Room = keptAtMost) {
    this.#shelf = shelf
    this.#atMost = atMost
  }

  /** The one that was read last comes first. */
  async marks(): Promise<readonly KeptMark[]> {
    // This device wrote them itself.
    const marks = (await this.#shelf.all(markKind)) as readonly KeptMark[]
    return marks.toSorted((one, other) => other.readAt - one.readAt)
  }

  /** @param id as it stands in an address. null: it is not here. */
  async read(id: string, now: number): Promise<VersionText | null> {
    const text = (await this.#shelf.get(textKind, id)) as VersionText | null
    const mark = text && ((await this.#shelf.get(markKind, id)) as KeptMark | null)
    if (mark !== null) await this.#put([markKind, id, { ...mark, readAt: now }])
    return text
  }

  /** Keeps it, and lets go of what there is no room for. Returns whether it is here. */
  async keep(text: VersionText, now: number): Promise<boolean> {
    const { version } = text
    const id = version.seal.version
    const mark: KeptMark = { version, readAt: now, letters: JSON.stringify(text).length }
    if (mark.letters > this.#atMost.letters) return false
    const others = (await this.marks()).filter((one) => one.version.seal.version !== id)
    const tooMuch = beyond([mark, ...others], this.#atMost).map((one) => one.version.seal.version)
    return this.#put([textKind, id, text], [markKind, id, mark], ...gone(tooMuch))
  }

  async forget(id: string): Promise<void> {
    await this.#put(...gone([id]))
  }

  /** The server has said which the person may read: the others go. */
  async retain(readable: readonly Version[]): Promise<void> {
    const may = new Set<string>(readable.map(({ seal }) => seal.version))
    const lost = (await this.#ids()).filter((id) => !may.has(id))
    if (lost.length > 0) await this.#put(...gone(lost))
  }

  /** The person's bookmarks in it, as the server last said; null: that is not known here. */
  async bookmarks(id: string): Promise<readonly Bookmark[] | null> {
    const found = (await this.#shelf.get(bookmarksKind, id)) as { list: readonly Bookmark[] } | null
    return found?.list ?? null
  }

  async keepBookmarks(id: string, list: readonly Bookmark[]): Promise<void> {
    await this.#put([bookmarksKind, id, { list }])
  }

  /** What was said about it, as whoever kept it wrote it; null: it is not here. */
  async statements(id: string): Promise<unknown> {
    const found = (await this.#shelf.get(statementsKind, id)) as Statements | null
    return found?.said ?? null
  }

  async keepStatements(id: string, said: object): Promise<void> {
    await this.#put([statementsKind, id, { id, said } satisfies Statements])
  }

  /** Of all versions: the person may not read any. */
  async forgetStatements(): Promise<void> {
    const all = (await this.#shelf.all(statementsKind)) as readonly Statements[]
    if (all.length > 0) await this.#put(...all.map(({ id }): Thing => [statementsKind, id, null]))
  }

  async isEmpty(): Promise<boolean> {
    return (await this.#ids()).length === 0
  }

  /** Nothing is put here any more: the person leaves. */
  close(): void {
    this.#isClosed = true
  }

  /** Of all that anything is kept of: of one that was too long for the device there may be statements. */
  async #ids(): Promise<readonly string[]> {
    const statements = (await this.#shelf.all(statementsKind)) as readonly Statements[]
    const marks = await this.marks()
    return [...marks.map(({ version }) => version.seal.version), ...statements.map(({ id }) => id)]
  }

  async #put(...things: readonly Thing[]): Promise<boolean> {
    return !this.#isClosed && this.#shelf.put(...things)
  }
}

const gone = (ids: readonly string[]): Thing[] =>
  ids.flatMap((id): Thing[] => [
    [textKind, id, null],
    [markKind, id, null],
    [bookmarksKind, id, null],
    [statementsKind, id, null],
  ])

/** Those that there is no room for; `marks`: the one that was read last first. */
function beyond(marks: readonly KeptMark[], atMost: Room): readonly KeptMark[] {
  let letters = 0
  return marks.filter((mark, at) => {
    letters += mark.letters
    return at >= atMost.versions || letters > atMost.letters
  })
}

const everywhere = new WeakMap<Workshop, KeptVersions>()

/** Those of the workshop's person. */
export function keptVersionsOf(workshop: Workshop): KeptVersions {
  const known = everywhere.get(workshop)
  if (known !== undefined) return known
  const kept = new KeptVersions(new IndexedShelf(workshop.session))
  workshop.whenClosed(() => kept.close())
  everywhere.set(workshop, kept)
  return kept
}
