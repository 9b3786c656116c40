/** Everything a signed-in person's tab shares with the others: the line, the records, the rooms, the presence. */
import type { RecordsView, SessionView } from '#shared/api'
import { fail, must, ok, type Failure, type Result } from '#shared/failure'
import type { ChapterId, SectionId } from '#shared/ids'
import { may, mayRead } from '#shared/policy'
import { createContext, use, useSyncExternalStore, type ReactNode } from 'react'
import { atOnce, type Later } from './after-paint.ts'
import { noDevice, type Device, type DeviceState } from './device.ts'
import { forgetSession, keepSession, keptSession } from './kept-session.ts'
import { LeftWords, type Left } from './left-words.ts'
import type { LineState } from './line-state.ts'
import { Line } from './line.ts'
import { RecordsMirror, type RecordsAndPeople } from './mirror.ts'
import { ownServer, type Reach } from './reach.ts'
import { Rooms } from './rooms.ts'
import type { SectionRoom } from './section-room.ts'

/** What this device adds to it. */
export interface AtHand {
  readonly device: Device
  /** Set for a start without the server: when it was last heard, in milliseconds since 1970. */
  readonly asOf: number | null
}

/** Until what may not be read any more is forgotten: by then its rooms are closed. */
const sweepMillis = 1000

const nothingAtHand: AtHand = { device: noDevice, asOf: null }

export class Workshop {
  readonly session: SessionView
  readonly mirror: RecordsMirror
  readonly line: Line
  readonly rooms: Rooms
  readonly device: Device
  readonly left: LeftWords
  /** Puts off what follows from a key and is not seen in the text. */
  readonly later: Later
  /** How old all of this is, until the server is heard. */
  asOf: number | null
  /** How much that was said is not on the server (`letterbox`, which comes late). */
  unsentLetters = 0
  /** How many drafts of suggestions are nowhere but in this tab (`drafts`). */
  unkeptDrafts = 0
  #wasOpen = false
  /** Chapters that this device was told to forget. */
  #forgotten: ReadonlySet<ChapterId> = new Set()
  #sweep: ReturnType<typeof setTimeout> | undefined
  #closed = false
  readonly #stops: (() => void)[]

  constructor(session: SessionView, view: RecordsView, reach: Reach, { device, asOf }: AtHand) {
    this.session = session
    this.device = device
    this.asOf = asOf
    this.later = reach.later ?? atOnce
    this.left = new LeftWords(device)
    this.mirror = new RecordsMirror(view, reach.records)
    this.line = new Line({
      socket: reach.socket,
      probe: async () => this.#samePerson(await reach.session()),
      seq: () => this.mirror.seq,
      alone: asOf !== null,
      later: this.later,
    })
    this.rooms = new Rooms(this.line.channels, device, (room) => void this.left.compare(room))
    this.#stops = [
      this.line.on('news', ({ entries }) => this.mirror.heard(entries)),
      this.line.on('reload', () => void this.mirror.refetch()),
      this.mirror.subscribe(() => this.#recordsChanged()),
      this.line.subscribe(() => this.#lineChanged()),
      this.rooms.subscribe(() => this.#roomsChanged()),
      // Signed out in another tab, perhaps without the server's knowing.
      device.subscribe(() => device.state === 'wiped' && this.line.end({ kind: 'signedOut' })),
      warnBeforeLeaving(
        () => this.rooms.unsaved + this.rooms.late.unkept + this.unsentLetters + this.unkeptDrafts,
      ),
    ]
    this.#lineChanged()
    if (asOf === null) {
      this.#keepSession()
      this.#keepRecords()
    }
    void this.#sendLeftovers()
    void device.letters().then((letters) => void (letters.some(isLate) && this.#bringLate()))
  }

  /** The section's room: made once, closed a little after its last use. */
  room(section: SectionId): SectionRoom {
    return this.rooms.room(section)
  }

  /** Starts anew after the line was ended, for example when the person has signed in again. */
  resume(): void {
    this.line.resume()
  }

  /** What belongs to it and comes late is ended with it. */
  whenClosed(stop: () => void): void {
    this.#stops.push(stop)
  }

  /** Ends everything: on sign-out. What is not saved and not on the device is gone with it. */
  close(): void {
    this.#closed = true
    clearTimeout(this.#sweep)
    for (const stop of this.#stops) stop()
    this.device.close()
    this.rooms.close()
    this.line.close()
    this.mirror.close()
  }

  /** Another person's session is not this workshop's session. */
  #samePerson(answer: Result<SessionView>): Result<void> {
    if (!answer.ok) return answer
    return answer.value.person.id === this.session.person.id ? ok(undefined) : fail({ kind: 'signedOut' })
  }

  #recordsChanged(): void {
    this.rooms.reconsider((section) => this.#whyClosed(section))
    // What comes from the server may decide what is forgotten; what this device remembers may not.
    if (this.asOf === null) this.#keepRecords()
  }

  #keepRecords(): void {
    const { records, people } = this.mirror.view
    this.device.keepRecords({ records, people: [...people.values()] })
    clearTimeout(this.#sweep)
    this.#sweep = setTimeout(() => this.#forgetClosed(), sweepMillis)
  }

  #forgetClosed(): void {
    void this.left.sweep((one) => this.#whyClosed(one) === null)
    const { records } = this.mirror.view
    const closed = Object.values(records.chapters).filter(({ id }) => !this.#mayReadIn(id))
    for (const { id } of closed) if (!this.#forgotten.has(id)) this.device.keepChapter(id, null)
    this.#forgotten = new Set(closed.map(({ id }) => id))
  }

  #mayReadIn(chapter: ChapterId): boolean {
    return may(this.mirror.view.records, this.session.person.id, 'readDraft', chapter).ok
  }

  /** The server's texts have another history than this page's, because a backup was restored: nothing can go on from here. */
  #roomsChanged(): void {
    const rooms = this.rooms.open()
    if (rooms.some(({ isShut }) => isShut)) void this.#bringLate()
    const isForeign = rooms.some(({ failure }) => failure?.kind === 'outdatedClient')
    if (isForeign && this.line.state.kind === 'open') this.line.end({ kind: 'outdatedClient' })
  }

  #lineChanged(): void {
    const { state } = this.line
    this.rooms.standAlone(state.kind !== 'open' && state.kind !== 'connecting')
    if (state.kind === 'ended' && state.failure.kind === 'signedOut') this.#forgetSession()
    const isOpen = state.kind === 'open'
    if (isOpen === this.#wasOpen) return
    this.#wasOpen = isOpen
    if (isOpen) this.#back()
    // The server was heard until just now.
    else if (this.#isKept) this.#keepSession()
  }

  /** Whether this person was the last one signed in here and has not left; null when that is not known. */
  get #isKept(): boolean | null {
    const kept = keptSession()
    return kept && kept.session.person.id === this.session.person.id
  }

  #keepSession(): void {
    this.device.keepSession(keepSession(this.session))
  }

  /** The server has ended it: a start without a network shows nobody's texts any more. They stay for who signs in again. */
  #forgetSession(): void {
    this.device.keepSession(null)
    if (this.#isKept !== false) void forgetSession()
  }

  #back(): void {
    this.#keepSession()
    if (this.asOf !== null) {
      this.asOf = null
      void this.mirror.refetch()
      void this.#sendLeftovers()
    }
    if (this.device.state !== 'wiped') return
    this.device.reopen()
    this.#keepRecords()
    for (const room of this.rooms.open()) room.keepAnew()
  }

  /** Words of an earlier visit go to the server wherever one is now; only for them a page without texts fetches these. */
  async #sendLeftovers(): Promise<void> {
    const unsent = (await this.device.unsent()).filter(({ elsewhere }) => !elsewhere)
    if (unsent.length === 0 || !(await textsCame())) return
    for (const { section } of unsent) if (!this.#closed) this.rooms.room(section)
  }

  /** What looks after words that a lock overtook. A file that does not come is asked for again with the next change. */
  async #bringLate(): Promise<void> {
    const { lateOf } = await import('./late-words.ts')
    if (!this.#closed) lateOf(this)
  }

  #whyClosed(section: SectionId): Failure | null {
    const readable = mayRead(this.mirror.view.records, this.session.person.id, section)
    return readable.ok ? null : readable.failure
  }
}

const isLate = (letter: unknown): boolean => letter instanceof Object && 'late' in letter

/** Whether the file of the texts is here. */
const textsCame = (): Promise<boolean> =>
  import('./bring-rooms.ts').then(
    () => true,
    () => false,
  )

/** The workshop of a signed-in person. Close it on sign-out. */
export const connectWorkshop = (
  session: SessionView,
  view: RecordsView,
  reach: Reach = ownServer,
  atHand: AtHand = nothingAtHand,
): Workshop => new Workshop(session, view, reach, atHand)

function warnBeforeLeaving(unsaved: () => number): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (unsaved() > 0) event.preventDefault()
  }
  window.addEventListener('beforeunload', ask)
  return () => window.removeEventListener('beforeunload', ask)
}

const WorkshopContext = createContext<Workshop | null>(null)

export function WorkshopProvider({ workshop, children }: { workshop: Workshop; children: ReactNode }) {
  return <WorkshopContext value={workshop}>{children}</WorkshopContext>
}

export const useWorkshop = (): Workshop => must(use(WorkshopContext), 'outside of a WorkshopProvider')

/** The newest records and people. */
export function useRecords(): RecordsAndPeople {
  const { mirror } = useWorkshop()
  return useSyncExternalStore(mirror.subscribe, () => mirror.view)
}

export function useLineState(): LineState {
  const { line } = useWorkshop()
  return useSyncExternalStore(line.subscribe, () => line.state)
}

/** Whether the server's store takes writes. */
export function useStoreWritable(): boolean {
  const { line } = useWorkshop()
  return useSyncExternalStore(line.subscribe, () => line.writable)
}

/** Whether this device keeps what is written. */
export function useDeviceState(): DeviceState {
  const { device } = useWorkshop()
  return useSyncExternalStore(device.subscribe, () => device.state)
}

/** Words on this device that cannot go to the server any more. */
export function useLeftWords(): readonly Left[] {
  const { left } = useWorkshop()
  return useSyncExternalStore(left.subscribe, () => left.all)
}
