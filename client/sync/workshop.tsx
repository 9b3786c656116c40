/** Everything a signed-in person's tab shares with the others: the line, the records, the rooms, the presence. */
import type { RecordsView, SessionView } from '#shared/api'
import { fail, must, ok, type Failure, type Result } from '#shared/failure'
import type { ChapterId, SectionId } from '#shared/ids'
import { mayRead } from '#shared/policy'
import { linePath, type Access } from '#shared/protocol'
import { createContext, use, useCallback, useEffect, useSyncExternalStore, type ReactNode } from 'react'
import { ChapterPresence } from './chapter-presence.ts'
import { peopleHere, sameHere, type PersonHere } from './here.ts'
import { Line, type LineState, type Socket } from './line.ts'
import { RecordsMirror, type RecordsAndPeople } from './mirror.ts'
import { request } from './requests.ts'
import { Rooms } from './rooms.ts'
import { lineRefusal, sameSaveState, saveStateOf, type SaveState } from './save-state.ts'
import type { RoomStatus, SectionRoom } from './section-room.ts'
import { useSelected } from './selected.ts'

/** How the workshop reaches the server; the tests bring their own. */
export interface Reach {
  socket: () => Socket
  session: () => Promise<Result<SessionView>>
  records: () => Promise<Result<RecordsView>>
}

/** Whoever asks whether the session still stands wants to know it now. */
const probeMillis = 5000

const ownServer: Reach = {
  socket: () => new WebSocket(lineUrl()),
  session: () => request<SessionView>('GET', '/api/session', undefined, probeMillis),
  records: () => request<RecordsView>('GET', '/api/records'),
}

const lineUrl = (): string =>
  `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}${linePath}`

export class Workshop {
  readonly session: SessionView
  readonly mirror: RecordsMirror
  readonly line: Line
  readonly rooms: Rooms
  readonly presence: ChapterPresence
  readonly #stops: (() => void)[]

  constructor(session: SessionView, view: RecordsView, reach: Reach) {
    this.session = session
    this.mirror = new RecordsMirror(view, reach.records)
    this.line = new Line({
      socket: reach.socket,
      probe: async () => this.#samePerson(await reach.session()),
      seq: () => this.mirror.seq,
    })
    this.rooms = new Rooms(this.line.channels)
    this.presence = new ChapterPresence(this.line)
    this.#stops = [
      this.line.on('news', ({ entries }) => this.mirror.heard(entries)),
      this.line.on('reload', () => void this.mirror.refetch()),
      this.mirror.subscribe(() => this.rooms.reconsider((section) => this.#whyClosed(section))),
      warnBeforeLeaving(() => this.rooms.unsaved),
    ]
  }

  /** The section's room: made once, closed a little after its last use. */
  room(section: SectionId): SectionRoom {
    return this.rooms.room(section)
  }

  /** Starts anew after the line was ended, for example when the person has signed in again. */
  resume(): void {
    this.line.resume()
  }

  /** Ends everything: on sign-out. Unsaved words are gone with it. */
  close(): void {
    for (const stop of this.#stops) stop()
    this.presence.close()
    this.rooms.close()
    this.line.close()
    this.mirror.close()
  }

  /** Another person's session is not this workshop's session. */
  #samePerson(answer: Result<SessionView>): Result<void> {
    if (!answer.ok) return answer
    return answer.value.person.id === this.session.person.id ? ok(undefined) : fail({ kind: 'signedOut' })
  }

  #whyClosed(section: SectionId): Failure | null {
    const readable = mayRead(this.mirror.view.records, this.session.person.id, section)
    return readable.ok ? null : readable.failure
  }
}

/** The workshop of a signed-in person. Close it on sign-out. */
export const connectWorkshop = (
  session: SessionView,
  view: RecordsView,
  reach: Reach = ownServer,
): Workshop => new Workshop(session, view, reach)

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

export interface RoomView extends RoomStatus {
  readonly room: SectionRoom
}

/** The section's room, kept open while the component is there, and all that is shown of it. */
export function useRoom(section: SectionId): RoomView {
  const { room, ...door } = useRoomDoor(section)
  const unsaved = useSyncExternalStore(room.subscribe, () => room.unsaved)
  return { room, ...door, unsaved }
}

export type RoomDoor = Omit<RoomView, 'unsaved'>

/** As `useRoom`, without what changes with every keystroke. */
export function useRoomDoor(section: SectionId): RoomDoor {
  const { rooms, line } = useWorkshop()
  const room = rooms.room(section)
  useEffect(() => rooms.hold(section), [rooms, section])
  const synced = useSyncExternalStore(room.subscribe, () => room.synced)
  const access = useSyncExternalStore(room.subscribe, () => room.access)
  const failure = useSyncExternalStore(room.subscribe, () => room.failure)
  const refusal = useSelected(line.subscribe, () => lineRefusal(line), sameFailure)
  const open: Access = refusal === null ? access : 'read'
  return { room, synced, access: open, failure: refusal ?? failure }
}

const sameFailure = (one: Failure | null, other: Failure | null): boolean => one?.kind === other?.kind

/** Whether everything typed in this tab is on the server's disk. */
export function useSaveState(): SaveState {
  const { rooms, line } = useWorkshop()
  const subscribe = useCallback((watcher: () => void) => both(rooms, line, watcher), [rooms, line])
  return useSelected(subscribe, () => saveStateOf(rooms.open(), line), sameSaveState)
}

/** Whether nothing the person typed anywhere in this tab waits to be saved. */
export function useAllSaved(): boolean {
  const { rooms } = useWorkshop()
  return useSyncExternalStore(rooms.subscribe, () => rooms.unsaved === 0)
}

/** Who is in the chapter, oneself included, and in which section. Enters the chapter's presence. */
export function useHere(chapter: ChapterId): readonly PersonHere[] {
  const { presence, session } = useWorkshop()
  useEffect(() => presence.visit(chapter), [presence, chapter])
  const select = () => peopleHere(session.person, presence.place, presence.others)
  return useSelected(presence.subscribe, select, sameHere)
}

interface Watchable {
  subscribe: (watcher: () => void) => () => void
}

function both(one: Watchable, other: Watchable, watcher: () => void): () => void {
  const stops = [one.subscribe(watcher), other.subscribe(watcher)]
  return () => stops.forEach((stop) => stop())
}
