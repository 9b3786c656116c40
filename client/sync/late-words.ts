/**
 * Words that came too late: the section was locked for sign-off before the server had them. They are taken out of the text
 * and kept beside it on this device, through reloads too, until the person sends them as suggestions, puts them into the
 * section once it is open again, or throws them away. Nothing else makes them go, and nothing sends them by itself.
 * This comes when there are any; the page has only their count from the start (`rooms.late`).
 */
import type { SectionId } from '#shared/ids'
import { mayRead } from '#shared/policy'
import { isOpenForWriting } from '#shared/stage'
import type { SectionRoom } from './section-room.ts'
import { isOpenElsewhere, openTabs, tab } from './tab.ts'
import type { Workshop } from './workshop.tsx'

export interface Late {
  /** Names them on the device. */
  readonly id: string
  readonly late: SectionId
  readonly epoch: number
  /** The tab in which they waited: while it is open, they are its to offer. */
  readonly tab: string
  /** How many changes they are. */
  readonly count: number
  /** The section's text with them in it, as Yjs updates of the server's own history. */
  readonly updates: readonly Uint8Array[]
}

/** Last words are asked for, and acknowledged, within the lock itself; what waits after this was not taken in. */
const settleMillis = 500
/** Until a device that took nothing is tried again. */
const againMillis = 30_000

export class LateWords {
  all: readonly Late[] = []
  readonly #workshop: Workshop
  readonly #watchers = new Set<() => void>()
  readonly #due = new Map<SectionId, ReturnType<typeof setTimeout>>()
  /** Sections whose text is on its way without the words. */
  readonly #leaving = new Set<SectionId>()
  /** Those that this device did not take. */
  readonly #unkept = new Set<Late>()
  /** Those that were offered to be copied, because their section may not be read any more. */
  readonly #closed = new Set<Late>()

  constructor(workshop: Workshop) {
    this.#workshop = workshop
    const { rooms, mirror } = workshop
    for (const one of [rooms, mirror]) workshop.whenClosed(one.subscribe(this.#look))
    workshop.whenClosed(() => this.#due.forEach(clearTimeout))
    void this.#takeUp()
    this.#look()
  }

  /** Called whenever `all` changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Puts them into the open section, as one change; it is sent like any other. Returns false where nothing may be written. */
  apply(those: readonly Late[]): boolean {
    const [first] = those
    const room = first && this.#workshop.room(first.late)
    if (room === undefined || !room.takeIn(those.flatMap(({ updates }) => updates))) return false
    // Until the server has them they are kept twice.
    const stop = room.subscribe(() => {
      if (room.unsaved > 0) return
      stop()
      this.#forget(those)
    })
    this.#show(without(this.all, those))
    return true
  }

  /** They are sent as suggestions, or thrown away, or the server has them after all. */
  drop(those: readonly Late[]): void {
    this.#forget(those)
    this.#show(without(this.all, those))
  }

  #forget(those: readonly Late[]): void {
    for (const one of those) {
      this.#unkept.delete(one)
      void this.#workshop.device.keepLetter(one.id, null)
    }
    this.#count()
  }

  async #takeUp(): Promise<void> {
    const open = await openTabs()
    const kept = lateAmong(await this.#workshop.device.letters())
    const known = new Set(this.all.map(({ id }) => id))
    const earlier = kept.filter((one) => !known.has(one.id) && !isOpenElsewhere(one.tab, open))
    if (earlier.length > 0) this.#show([...earlier, ...this.all])
  }

  #look = (): void => {
    for (const room of this.#workshop.rooms.open()) {
      const { section } = room
      if (this.#leaving.has(section)) continue
      if (!this.#isTooLate(room)) {
        clearTimeout(this.#due.get(section))
        this.#due.delete(section)
      } else if (!this.#due.has(section)) this.#wait(section, settleMillis)
    }
    this.#offerClosed()
    this.#count()
  }

  #wait(section: SectionId, millis: number): void {
    this.#due.set(
      section,
      setTimeout(() => void this.#takeOut(section), millis),
    )
  }

  /** While a lock only comes, or comes to nothing, the section is open on record. */
  #isTooLate(room: SectionRoom): boolean {
    return room.isShut && this.#isLocked(room.section)
  }

  #isLocked(section: SectionId): boolean {
    const found = this.#workshop.mirror.view.records.sections[section]
    return found !== undefined && !isOpenForWriting(found.stage)
  }

  /** First they are kept beside the text, then the text is fetched anew without them. */
  async #takeOut(section: SectionId): Promise<void> {
    const { device, rooms } = this.#workshop
    const room = rooms.room(section)
    const late = await this.#lateIn(room)
    const isKept = this.#isTooLate(room) && (await device.keepLetter(late.id, late))
    const goesOn = isKept || device.state === 'refused'
    this.#due.delete(section)
    if (!this.#isTooLate(room) || !goesOn) {
      if (isKept) void device.keepLetter(late.id, null)
      else if (this.#isTooLate(room)) this.#wait(section, againMillis)
      return
    }
    if (!isKept) this.#unkept.add(late)
    this.#leaving.add(section)
    room.leaveDevice()
    await device.drop(section, late.epoch)
    // In one turn: nobody compares them with the text that holds them still.
    rooms.renew(section, () => {
      this.#leaving.delete(section)
      this.#show([...this.all, late])
    })
  }

  /** With what waits on the device of tabs that are gone. */
  async #lateIn(room: SectionRoom): Promise<Late> {
    const { section, epoch, unsaved } = room
    const kept = (await this.#workshop.device.texts(section)).find((text) => text.epoch === epoch)
    return {
      id: `late ${section} ${crypto.randomUUID()}`,
      late: section,
      epoch,
      tab,
      count: Math.max(unsaved, kept?.unsaved ?? 0),
      updates: [room.state(), ...(kept?.updates ?? [])],
    }
  }

  /** Where the text may not be read any more there is nothing beside which they could stand. */
  #offerClosed(): void {
    const { left, mirror, session, asOf } = this.#workshop
    // What this device remembers of rights decides nothing.
    if (asOf !== null) return
    for (const one of this.all) {
      const { late: section, epoch } = one
      if (this.#closed.has(one) || mayRead(mirror.view.records, session.person.id, section).ok) continue
      const those = this.all.filter((other) => other.late === section && other.epoch === epoch)
      for (const each of those) this.#closed.add(each)
      const updates = those.flatMap((each) => each.updates)
      void left.close({ section, epoch, updates }, () => this.drop(those))
    }
  }

  #show(all: readonly Late[]): void {
    this.all = all
    this.#offerClosed()
    this.#count()
    for (const watcher of [...this.#watchers]) watcher()
  }

  #count(): void {
    this.#workshop.rooms.tellLate({
      count: sum(this.all),
      unkept: sum([...this.#unkept]),
      isLocked: this.all.some(({ late }) => this.#isLocked(late)),
    })
  }
}

const sum = (all: readonly Late[]): number => all.reduce((count, one) => count + one.count, 0)
const without = (all: readonly Late[], those: readonly Late[]): readonly Late[] =>
  all.filter((one) => !those.includes(one))

/** Late words lie beside the letters that wait to be sent, and drafts; this device wrote them itself. */
export const lateAmong = (letters: readonly unknown[]): Late[] =>
  (letters as readonly Partial<Late>[]).filter((one): one is Late => one.late !== undefined)

const everywhere = new WeakMap<Workshop, LateWords>()

/** The late words of a workshop: looked for from now on. */
export function lateOf(workshop: Workshop): LateWords {
  const known = everywhere.get(workshop) ?? new LateWords(workshop)
  everywhere.set(workshop, known)
  return known
}
