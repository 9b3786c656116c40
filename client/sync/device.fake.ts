/** A device in memory: it outlives rooms and tabs of a test, can be slow, and can be full. */
import type { RecordsView } from '#shared/api'
import type { ChapterId, SectionId } from '#shared/ids'
import type { KeptSession } from './kept-session.ts'
import type { Device, DeviceState, Drawerful, KeptChapter, KeptText, Unsent } from './device.ts'

export class DeviceFake implements Device {
  state: DeviceState = 'keeping'
  /** Milliseconds until it answers what is asked. */
  slowness = 0
  /** Words that wait in another tab that is open. */
  elsewhere: Unsent[] = []
  readonly kept: KeptText[] = []
  session: KeptSession | null = null
  #view: RecordsView | null = null
  #rows = 0
  readonly #watchers = new Set<() => void>()

  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  texts = async (section: SectionId): Promise<readonly KeptText[]> => {
    if (this.slowness > 0) await new Promise((resolve) => setTimeout(resolve, this.slowness))
    const found = this.kept.filter((text) => text.section === section)
    return found.sort((one, other) => other.epoch - one.epoch)
  }

  list = (): Promise<readonly KeptText[]> => Promise.resolve([...this.kept])

  unsent = (): Promise<readonly Unsent[]> => {
    const here = this.kept.filter(({ unsaved }) => unsaved > 0)
    const own = here.map(({ section, unsaved }) => ({ section, count: unsaved, elsewhere: false }))
    return Promise.resolve([...own, ...this.elsewhere])
  }

  collect(drawer: Drawerful): void {
    setTimeout(() => this.#file(drawer), 10)
  }

  drop = (section: SectionId, epoch?: number): Promise<void> => {
    const stays = this.kept.filter(
      (text) => text.section !== section || (epoch !== undefined && text.epoch !== epoch),
    )
    this.kept.splice(0, this.kept.length, ...stays)
    return Promise.resolve()
  }

  readonly letterbox = new Map<string, object>()

  keepLetter = (name: string, letter: object | null): Promise<boolean> => {
    if (this.state === 'refused') return Promise.resolve(false)
    if (letter === null) this.letterbox.delete(name)
    else this.letterbox.set(name, letter)
    return Promise.resolve(true)
  }

  letters = (): Promise<readonly unknown[]> => Promise.resolve([...this.letterbox.values()])

  readonly fields = new Map<string, string>()

  keepTyped = (name: string, words: string | null): Promise<boolean> => {
    if (words === null) this.fields.delete(name)
    else this.fields.set(name, words)
    return Promise.resolve(true)
  }

  typed = (): Promise<ReadonlyMap<string, string>> => Promise.resolve(new Map(this.fields))

  readonly chapters = new Map<ChapterId, KeptChapter>()

  keepChapter(chapter: ChapterId, kept: KeptChapter | null): void {
    if (kept === null) this.chapters.delete(chapter)
    else this.chapters.set(chapter, kept)
  }

  chapter = (chapter: ChapterId): Promise<KeptChapter | null> =>
    Promise.resolve(this.chapters.get(chapter) ?? null)

  keepRecords(view: RecordsView): void {
    this.#view = view
  }

  records = (): Promise<RecordsView | null> => Promise.resolve(this.#view)

  keepSession(kept: KeptSession | null): void {
    this.session = kept
  }

  reopen(): void {
    this.become('keeping')
  }

  wipe(): Promise<void> {
    this.kept.splice(0)
    this.fields.clear()
    return Promise.resolve()
  }

  close(): void {
    this.#watchers.clear()
  }

  become(state: DeviceState): void {
    this.state = state
    for (const watcher of [...this.#watchers]) watcher()
  }

  #file(drawer: Drawerful): void {
    const filing = drawer.take()
    if (filing === null) return
    if (this.state !== 'keeping') return drawer.failed()
    const { section, epoch, access, unsaved, client, updates, replaces } = filing
    const at = this.kept.findIndex((text) => text.section === section && text.epoch === epoch)
    const rows = this.#without(this.kept[at], replaces)
    const row = updates.length === 0 ? null : (this.#rows += 1)
    for (const update of updates) rows.push([row ?? 0, update])
    const clients = new Set([...(this.kept[at]?.clients ?? []), ...(client === null ? [] : [client])])
    const text: KeptText = {
      clients: [...clients],
      at: Date.now(),
      ...{ section, epoch, access, unsaved },
      updates: rows.map(([, update]) => update),
      rows: rows.map(([number]) => number),
    }
    this.kept.splice(at < 0 ? this.kept.length : at, 1, text)
    drawer.filed(row)
  }

  /** Each update with the number of its row. */
  #without(text: KeptText | undefined, replaces: readonly number[]): [number, Uint8Array][] {
    const all = (text?.updates ?? []).map((update, index): [number, Uint8Array] => [
      text?.rows[index] ?? 0,
      update,
    ])
    return all.filter(([row]) => !replaces.includes(row))
  }
}
