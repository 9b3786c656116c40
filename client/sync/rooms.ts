/** The rooms of this tab: each is opened once, however many views show it, and closed a little after the last. */
import { must, type Failure } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import { noDevice, type Device } from './device.ts'
import { noneLate, type LateState } from './save-state.ts'
import type { SectionRoom } from './section-room.ts'
import type { Switchboard } from './switchboard.ts'

/** Long enough to go from one page to the next and back without loading the text anew. */
const lingerMillis = 15_000

interface Kept {
  room: SectionRoom
  /** Takes the place of the room once its text is here. */
  next: SectionRoom | null
  holders: number
  leaving: ReturnType<typeof setTimeout> | undefined
}

type Make = (...parts: ConstructorParameters<typeof SectionRoom>) => SectionRoom

let make: Make | null = null

/** A page without texts does not fetch what they need: whoever brings that says here how a room is made. */
export const bringRooms = (way: Make): void => {
  make = way
}

export class Rooms {
  readonly #board: Switchboard
  readonly #kept = new Map<SectionId, Kept>()
  readonly #watchers = new Set<() => void>()
  readonly #renewals = new Set<() => void>()
  readonly #device: Device
  readonly #foundLeft: (room: SectionRoom) => void
  /** Words that a lock overtook; `late-words` comes when there are any, and counts them here. */
  late: LateState = noneLate
  #alone = false

  /** @param foundLeft see `SectionRoom`. */
  constructor(
    board: Switchboard,
    device: Device = noDevice,
    foundLeft: (room: SectionRoom) => void = () => {},
  ) {
    this.#board = board
    this.#device = device
    this.#foundLeft = foundLeft
  }

  /** Whether there is a line to wait for; without one, rooms show what is on this device. */
  standAlone(alone: boolean): void {
    if (this.#alone === alone) return
    this.#alone = alone
    for (const room of this.open()) room.standAlone(alone)
  }

  /** Called whenever any room changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Called whenever a section has another room. Returns the way to stop. */
  onRenewal = (watcher: () => void): (() => void) => {
    this.#renewals.add(watcher)
    return () => this.#renewals.delete(watcher)
  }

  /** The section's room; without a `hold` it closes again a little later. */
  room(section: SectionId): SectionRoom {
    return this.#keep(section).room
  }

  /** Keeps the room open until the returned function was called. */
  hold(section: SectionId): () => void {
    const kept = this.#keep(section)
    kept.holders += 1
    clearTimeout(kept.leaving)
    let held = true
    return () => {
      if (!held) return
      held = false
      kept.holders -= 1
      if (kept.holders === 0) this.#leaveLater(section, kept)
    }
  }

  /**
   * Leaves the section's room, and what is written in it, for a new one with the server's text alone. Until that is here
   * the old text is shown as it stands.
   * @param renewed called in the turn in which the new room takes its place
   */
  renew(section: SectionId, renewed: () => void = () => {}): void {
    const kept = this.#keep(section)
    const next = this.#make(section)
    kept.room.close()
    kept.next = next
    const stop = next.subscribe(() => {
      if (!next.synced && next.failure === null) return
      stop()
      kept.room = next
      kept.next = null
      renewed()
      for (const watcher of [...this.#renewals, ...this.#watchers]) watcher()
    })
  }

  /** The rooms that are open. */
  open(): SectionRoom[] {
    return [...this.#kept.values()].map(({ room }) => room)
  }

  /** Own changes in all rooms that are not on the server's disk. */
  get unsaved(): number {
    return this.open().reduce((sum, room) => sum + room.unsaved, 0)
  }

  tellLate(late: LateState): void {
    const { count, unkept, isLocked } = this.late
    this.late = late
    if (count !== late.count || unkept !== late.unkept || isLocked !== late.isLocked) this.#tell()
  }

  /** After a change of rights or structure: asks again for rooms that `isOpen` no longer speaks against. */
  reconsider(whyNot: (section: SectionId) => Failure | null): void {
    for (const room of this.open()) if (whyNot(room.section) === null) room.reopen()
  }

  close(): void {
    for (const kept of this.#kept.values()) {
      clearTimeout(kept.leaving)
      kept.room.close()
      kept.next?.close()
    }
    this.#kept.clear()
    this.#watchers.clear()
    this.#renewals.clear()
  }

  #keep(section: SectionId): Kept {
    const found = this.#kept.get(section)
    if (found !== undefined) return found
    const kept: Kept = { room: this.#make(section), next: null, holders: 0, leaving: undefined }
    this.#kept.set(section, kept)
    this.#leaveLater(section, kept)
    return kept
  }

  #make(section: SectionId): SectionRoom {
    const way = must(make, 'who opens a room brings the texts')
    const room = way(section, this.#board, this.#device, this.#foundLeft)
    if (this.#alone) room.standAlone(true)
    room.subscribe(() => this.#tell())
    return room
  }

  /** Words that are not saved live in the room alone: it stays until they are. */
  #leaveLater(section: SectionId, kept: Kept): void {
    clearTimeout(kept.leaving)
    kept.leaving = setTimeout(() => {
      if (kept.holders > 0) return
      if (kept.room.unsaved > 0) return this.#leaveLater(section, kept)
      kept.room.close()
      this.#kept.delete(section)
    }, lingerMillis)
  }

  #tell(): void {
    for (const watcher of [...this.#watchers]) watcher()
  }
}
