/** Words on this device that cannot go to the server any more: they are kept, to be copied, until they are dismissed. */
import type { SectionId } from '#shared/ids'
import type { Device, KeptText } from './device.ts'
import type { SectionRoom } from './section-room.ts'

export interface Left {
  readonly section: SectionId
  readonly epoch: number
  /** `restored`: the server came back from a backup without them. `closed`: the section may not be read any more. */
  readonly why: 'restored' | 'closed'
  readonly words: string
  /** Called when it is dismissed. */
  readonly gone?: (() => void) | undefined
}

type TextLeft = Pick<KeptText, 'section' | 'epoch' | 'updates'>

export class LeftWords {
  all: readonly Left[] = []
  readonly #device: Device
  readonly #watchers = new Set<() => void>()
  /** What was compared once; a text that comes back after a lost line is no news. */
  readonly #compared = new Set<KeptText>()

  constructor(device: Device) {
    this.#device = device
  }

  /** Called whenever `all` changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Looks for lines that stand in the room's texts of other epochs and nowhere in its text. */
  async compare(room: SectionRoom): Promise<void> {
    const { linesMissing } = await import('./lines-of-text.ts')
    for (const text of room.left) {
      if (this.#compared.has(text)) continue
      this.#compared.add(text)
      const lost = linesMissing(room.doc, text.updates)
      if (lost.length === 0) void this.#device.drop(text.section, text.epoch)
      else this.#add({ section: text.section, epoch: text.epoch, why: 'restored', words: lost.join('\n') })
    }
  }

  /** Wipes the texts of sections that may not be read any more, but for those with unsent words. */
  async sweep(mayRead: (section: SectionId) => boolean): Promise<void> {
    const closed = (await this.#device.list()).filter(({ section }) => !mayRead(section))
    if (closed.length === 0) return
    const unsent = new Set((await this.#device.unsent()).map(({ section }) => section))
    for (const { section } of closed) {
      if (!unsent.has(section)) await this.#device.drop(section)
      else for (const text of await this.#device.texts(section)) await this.close(text)
    }
  }

  dismiss(left: Left): void {
    this.#show(this.all.filter((one) => one !== left))
    void this.#device.drop(left.section, left.epoch)
    left.gone?.()
  }

  /** The section of this text may not be read any more. */
  async close({ section, epoch, updates }: TextLeft, gone?: () => void): Promise<void> {
    const { linesIn } = await import('./lines-of-text.ts')
    this.#add({ section, epoch, why: 'closed', words: linesIn(updates).join('\n'), gone })
  }

  #add(left: Left): void {
    const known = this.all.filter(({ section, epoch }) => section !== left.section || epoch !== left.epoch)
    this.#show([...known, left])
  }

  #show(all: readonly Left[]): void {
    this.all = all
    for (const watcher of [...this.#watchers]) watcher()
  }
}
