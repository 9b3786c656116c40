/**
 * Who is in one chapter, on lines and on plain sockets alike. Only the newest state of each is kept; what
 * changed goes out together, at most once per interval, the same bytes to all who may have it.
 */
import { encodeServerFrame, limits } from '#shared/protocol'
import type { ChapterId, PersonId, SectionId } from '#shared/ids'
import { readAwareness, writeAwareness, type AwarenessEntry } from './awareness.ts'
import { awarenessMessage } from './messages.ts'
import { readClaimed, type Claimed } from './stamp.ts'

/** One who is here and is told of the others: a line in the chapter, or a plain socket in one of its sections. */
export interface Guest {
  readonly person: PersonId
  /** The section of a plain socket; null for a line, which says itself where its caret is. */
  readonly section: SectionId | null
  /** Whether the awareness id may be this guest's: not, when someone else writes under it. */
  mayUse(client: number): boolean
  /** A frame of the line, or a message of the plain protocol, as the guest speaks. */
  deliver(frame: Uint8Array): void
}

export interface HallRules {
  readonly intervalMillis: number
  /** How long a plain socket may be silent about itself. */
  readonly expiryMillis: number
}

/** Puts the server's word for who and where in place of the client's. Null: nothing to show. */
export type Stamp = (person: PersonId, section: SectionId | null, claimed: Claimed) => Here['shown'] | null

/** A guest with a state. */
interface Here {
  readonly guest: Guest
  /** The awareness id the guest uses. */
  readonly own: number
  /** The id the others know it by: its own, unless that was taken. */
  readonly shownAs: number
  /** The clock the guest has reached, and how far ahead the one shown is. */
  clock: number
  ahead: number
  shown: { readonly section: SectionId | null; readonly state: string } | null
  renewedAt: number
}

export class Hall {
  readonly chapter: ChapterId
  readonly #stamp: Stamp
  readonly #rules: HallRules
  readonly #guests = new Map<Guest, Here | null>()
  /** By the id that is shown. */
  readonly #here = new Map<number, Here>()
  /** The last clock shown of every id there was lately: whoever comes back must be ahead of it. */
  readonly #clocks = new Map<number, number>()
  /** Ids to tell of, with the section they were shown in before. */
  readonly #changed = new Map<number, SectionId | null>()
  #timer: NodeJS.Timeout | null = null
  #lastSent = -Infinity
  #emptySince = -Infinity

  constructor(chapter: ChapterId, stamp: Stamp, rules: HallRules) {
    this.chapter = chapter
    this.#stamp = stamp
    this.#rules = rules
  }

  /** Whether it has been empty for so long that nobody out there knows its clocks any more. */
  isForgotten(now: number): boolean {
    return this.#guests.size === 0 && now - this.#emptySince > forgetMillis
  }

  get guests(): Guest[] {
    return [...this.#guests.keys()]
  }

  /** Lets the guest in and tells it who is here. */
  enter(guest: Guest): void {
    this.#guests.set(guest, null)
    this.tell(guest)
  }

  /** The others are told that the guest left. */
  leave(guest: Guest): void {
    const here = this.#guests.get(guest)
    this.#guests.delete(guest)
    if (here != null) this.#dismiss(here)
    if (this.#guests.size === 0) this.close()
  }

  /** Tells the guest of everyone else. */
  tell(guest: Guest): void {
    const entries: AwarenessEntry[] = []
    for (const here of this.#here.values()) {
      if (here.guest === guest || here.shown === null || !isFor(guest, here.shown.section)) continue
      entries.push({ client: here.shownAs, clock: shownClock(here), state: here.shown.state })
    }
    if (entries.length > 0) guest.deliver(framed(guest, entries))
  }

  /** What the guest says of itself; what it says of others is not heard. Throws for a malformed update. */
  heard(guest: Guest, update: Uint8Array): void {
    if (!this.#guests.has(guest)) return
    for (const entry of readAwareness(update)) {
      const here = this.#guests.get(guest) ?? this.#seat(guest, entry)
      if (here !== null && here.own === entry.client) this.#note(here, entry)
    }
  }

  /** Lets go of plain sockets that say nothing any more, and renews lines before the others forget them. */
  sweep(now: number): void {
    for (const here of this.#here.values()) {
      const age = now - here.renewedAt
      if (here.guest.section !== null && age > this.#rules.expiryMillis) this.#show(here, null)
      else if (here.guest.section === null && age > this.#rules.expiryMillis / 2 && here.shown !== null) {
        here.ahead += 1
        here.renewedAt = now
        this.#change(here, here.shown.section)
      }
    }
  }

  close(): void {
    this.#emptySince = performance.now()
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }

  /** Binds the first id the guest shows itself under; null while it shows nothing. */
  #seat(guest: Guest, { client, clock, state }: AwarenessEntry): Here | null {
    if (state === 'null' || !guest.mayUse(client)) return null
    const other = this.#here.get(client)
    const same =
      other !== undefined && other.guest.person === guest.person && other.guest.section === guest.section
    if (same) this.#guests.set(other.guest, null)
    const shownAs = other === undefined || same ? client : this.#unusedId()
    const ahead = Math.max((this.#clocks.get(shownAs) ?? 0) + 1 - clock, 0)
    const here: Here = { guest, own: client, shownAs, clock: clock - 1, ahead, shown: null, renewedAt: 0 }
    if (same) here.shown = other.shown
    this.#guests.set(guest, here)
    this.#here.set(shownAs, here)
    return here
  }

  #unusedId(): number {
    for (;;) {
      const id = Math.floor(Math.random() * 2 ** 32)
      if (!this.#clocks.has(id) && !this.#here.has(id)) return id
    }
  }

  #note(here: Here, { clock, state }: AwarenessEntry): void {
    if (clock <= here.clock) return
    here.clock = clock
    here.renewedAt = performance.now()
    const claimed = readClaimed(state)
    this.#show(here, claimed && this.#stamp(here.guest.person, here.guest.section, claimed))
  }

  #show(here: Here, shown: Here['shown']): void {
    if (shown === null && here.shown === null) return
    const before = here.shown?.section ?? null
    if (shown === null) here.ahead += 1
    here.shown = shown
    this.#change(here, before)
  }

  #dismiss(here: Here): void {
    this.#show(here, null)
    // Known until it was told; then only its clock is remembered.
    if (!this.#changed.has(here.shownAs)) this.#here.delete(here.shownAs)
  }

  #change(here: Here, before: SectionId | null): void {
    if (!this.#changed.has(here.shownAs)) this.#changed.set(here.shownAs, before)
    const wait = Math.max(this.#lastSent + this.#rules.intervalMillis - performance.now(), 0)
    this.#timer ??= setTimeout(() => this.#send(), wait)
  }

  #send(): void {
    this.#timer = null
    this.#lastSent = performance.now()
    const changes = [...this.#changed].flatMap(([id, before]) => this.#changeOf(id, before))
    this.#changed.clear()
    const frames = new Map<SectionId | null, Uint8Array | null>()
    for (const [guest, own] of this.#guests) {
      const alone = own !== null && !mayHearItself(own)
      const frame = alone ? withoutSelf(guest, own, changes) : shared(guest, changes, frames)
      if (frame !== null) guest.deliver(frame)
    }
  }

  #changeOf(id: number, before: SectionId | null): Change[] {
    const here = this.#here.get(id)
    if (here === undefined) return []
    const clock = shownClock(here)
    this.#remember(id, clock)
    if (here.shown === null && !this.#guests.has(here.guest)) this.#here.delete(id)
    return [
      {
        client: id,
        clock,
        state: here.shown?.state ?? 'null',
        before,
        now: here.shown?.section ?? null,
        gone: here.shown === null,
      },
    ]
  }

  /** The ids shown longest ago are forgotten first. */
  #remember(id: number, clock: number): void {
    this.#clocks.delete(id)
    this.#clocks.set(id, clock)
    if (this.#clocks.size <= mostClocks) return
    for (const oldest of this.#clocks.keys()) {
      if (this.#here.has(oldest)) continue
      this.#clocks.delete(oldest)
      return
    }
  }
}

const forgetMillis = 600_000
/** So many ids are remembered: some thousand tabs came and went meanwhile. */
const mostClocks = 5000

interface Change extends AwarenessEntry {
  readonly before: SectionId | null
  readonly now: SectionId | null
  readonly gone: boolean
}

/** y-protocols takes a state only with a clock above 0. */
const shownClock = (here: Here): number => Math.max(here.clock + here.ahead, 1)

const isFor = (guest: Guest, section: SectionId | null): boolean =>
  guest.section === null || guest.section === section

/** The changes as the guest may see them; whoever left its section is gone for it. */
function entriesFor(guest: Guest, changes: readonly Change[]): AwarenessEntry[] {
  return changes.flatMap((change) => {
    if (isFor(guest, change.now) && !change.gone) return [change]
    return isFor(guest, change.before) ? [{ client: change.client, clock: change.clock, state: 'null' }] : []
  })
}

function shared(
  guest: Guest,
  changes: readonly Change[],
  frames: Map<SectionId | null, Uint8Array | null>,
): Uint8Array | null {
  const known = frames.get(guest.section)
  if (known !== undefined) return known
  const entries = entriesFor(guest, changes)
  const frame = entries.length === 0 ? null : framed(guest, entries)
  frames.set(guest.section, frame)
  return frame
}

/** Whoever is shown under another id, or ahead of its own clock, would take what it hears of itself for new. */
const mayHearItself = ({ ahead, shownAs, own }: Here): boolean => ahead === 0 && shownAs === own

function withoutSelf(guest: Guest, own: Here, changes: readonly Change[]): Uint8Array | null {
  const entries = entriesFor(guest, changes).filter(({ client }) => client !== own.shownAs)
  return entries.length === 0 ? null : framed(guest, entries)
}

function framed(guest: Guest, entries: readonly AwarenessEntry[]): Uint8Array {
  const update = writeAwareness(entries)
  return guest.section === null ? encodeServerFrame({ kind: 'presence', update }) : awarenessMessage(update)
}

/** To be told of everyone costs as much as so many messages. */
export const costOfEveryone = 20

/** The largest message about presence: one's own state, and the leave of many others. */
export const presenceMessageBytes = 16 * limits.presenceBytes
