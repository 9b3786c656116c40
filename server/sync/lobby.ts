/** All rooms and chapters that someone is in, and what the records allow there: asked again with every news. */
import { fail, must, ok, type Result } from '#shared/failure'
import type { ChapterId, PersonId, SectionId } from '#shared/ids'
import { may, mayRead, mayWrite } from '#shared/policy'
import { isStanding, type Records } from '#shared/records'
import type { Texts } from '../store/texts.ts'
import type { Keeper } from '../work/keeper.ts'
import { Hall, type Guest, type HallRules, type Stamp } from './hall.ts'
import type { Member } from './member.ts'
import { trouble } from './permits.ts'
import type { RoomRules } from './room-rules.ts'
import { Room } from './room.ts'
import type { Permit, Seat } from './seat.ts'
import { stamped } from './stamp.ts'

export interface LobbyDeps {
  readonly texts: Texts
  readonly keeper: Keeper
  readonly nameOf: (person: PersonId) => string
}

/** A member's way into its room. */
export interface Entrance {
  readonly room: Room
  readonly seat: Seat
}

export class Lobby {
  readonly #deps: LobbyDeps
  readonly #roomRules: RoomRules
  readonly #hallRules: HallRules
  readonly #rooms = new Map<SectionId, Room>()
  /** A section keeps its number while the server runs: late frames of a closed channel reach nobody else. */
  readonly #numbers = new Map<SectionId, number>()
  /** Sections that are held still, by how many, and when their rooms will be. */
  readonly #held = new Map<SectionId, { count: number; readonly still: Promise<void> }>()
  readonly #halls = new Map<ChapterId, Hall>()
  readonly #stopListening: () => void
  #isClosed = false

  constructor(deps: LobbyDeps, roomRules: RoomRules, hallRules: HallRules) {
    this.#deps = deps
    this.#roomRules = roomRules
    this.#hallRules = hallRules
    this.#stopListening = deps.texts.onState(() => {
      for (const room of this.#rooms.values()) room.storeChanged()
    })
  }

  get rooms(): number {
    return this.#rooms.size
  }

  /** Takes the member into the section's room. Fails: as `mayRead`. */
  join(section: SectionId, member: Member): Result<Entrance> {
    const permit = permitFor(this.#deps.keeper.records, member.person, section)
    if (!permit.ok) return permit
    const room = this.#rooms.get(section) ?? this.#open(section)
    return ok({ room, seat: room.join(member, permit.value) })
  }

  /** Lets the guest into the chapter's hall. Fails: notFound, forbidden. */
  enter(chapter: ChapterId, guest: Guest): Result<Hall> {
    const allowed = may(this.#deps.keeper.records, guest.person, 'readDraft', chapter)
    if (!allowed.ok) return allowed
    const hall = this.#halls.get(chapter) ?? new Hall(chapter, this.#stampFor(chapter), this.#hallRules)
    this.#halls.set(chapter, hall)
    hall.enter(guest)
    return ok(hall)
  }

  /** The chapter of a section that the records know. */
  chapterOf(section: SectionId): ChapterId {
    return must(this.#deps.keeper.records.sections[section], 'a joined section is on record').chapter
  }

  /** The records have changed: everyone is told what they may do now, or that they may not stay. */
  review(): void {
    const { records } = this.#deps.keeper
    for (const room of this.#rooms.values()) {
      for (const seat of [...room.seats]) reviewSeat(records, room, seat)
    }
    for (const hall of this.#halls.values()) {
      for (const guest of hall.guests)
        if (!may(records, guest.person, 'readDraft', hall.chapter).ok) hall.leave(guest)
    }
  }

  /**
   * Brings the sections to a standstill: from when it resolves until it is released, not a letter of them changes on disk,
   * whoever comes in and whatever they send. Returns the way to release them.
   */
  async hold(sections: readonly SectionId[]): Promise<() => void> {
    let held = true
    const release = () => {
      if (held) for (const section of sections) this.#release(section)
      held = false
    }
    try {
      await Promise.all(sections.map((section) => this.#hold(section)))
      return release
    } catch (bug) {
      release()
      throw bug
    }
  }

  /** Brings a change of the house's own into the section's text (`Rooms.amend`). Fails: storeUnavailable. */
  amend(section: SectionId, update: Uint8Array): Promise<Result<void>> {
    if (this.#isClosed) return Promise.resolve(fail(trouble))
    const room = this.#rooms.get(section) ?? this.#open(section)
    return room.amend(update)
  }

  #hold(section: SectionId): Promise<void> {
    const known = this.#held.get(section)
    const held = known ?? { count: 0, still: this.#rooms.get(section)?.permits.hold() ?? Promise.resolve() }
    this.#held.set(section, held)
    held.count += 1
    return held.still
  }

  #release(section: SectionId): void {
    const held = must(this.#held.get(section), 'what is released was held')
    held.count -= 1
    if (held.count > 0) return
    this.#held.delete(section)
    this.#rooms.get(section)?.permits.release()
  }

  sweep(): void {
    const now = performance.now()
    for (const [chapter, hall] of this.#halls) {
      hall.sweep(now)
      if (hall.isForgotten(now)) this.#halls.delete(chapter)
    }
  }

  /** Flushes and closes all rooms. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#stopListening()
    for (const hall of this.#halls.values()) hall.close()
    await Promise.all([...this.#rooms.values()].map((room) => room.close()))
  }

  #open(section: SectionId): Room {
    const number = this.#numbers.get(section) ?? this.#numbers.size + 1
    this.#numbers.set(section, number)
    const onEmpty = (empty: Room) => {
      if (this.#rooms.get(section) === empty) this.#rooms.delete(section)
    }
    const isHeld = this.#held.has(section)
    const room = new Room(section, number, this.#deps.texts, this.#roomRules, onEmpty, isHeld)
    this.#rooms.set(section, room)
    return room
  }

  #stampFor(chapter: ChapterId): Stamp {
    return (person, fixed, claimed) => {
      const { records } = this.#deps.keeper
      const said = fixed ?? claimed.section
      const here = said !== null && records.sections[said]?.chapter === chapter && isStanding(records, said)
      const section = here ? said : null
      return { section, state: stamped(person, this.#deps.nameOf(person), section, claimed.cursor) }
    }
  }
}

function reviewSeat(records: Records, room: Room, seat: Seat): void {
  const permit = permitFor(records, seat.member.person, room.section)
  if (permit.ok) room.permits.grant(seat, permit.value)
  else room.expel(seat, permit.failure)
}

/** What the person may do in the section. Fails: as `mayRead`. */
function permitFor(records: Records, person: PersonId, section: SectionId): Result<Permit> {
  const readable = mayRead(records, person, section)
  if (!readable.ok) return readable
  const writable = mayWrite(records, person, section)
  return ok(writable.ok ? { access: 'write', failure: null } : { access: 'read', failure: writable.failure })
}
