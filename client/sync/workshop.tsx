import type { RecordsView, SessionView } from '#shared/api'
import { must, type Failure } from '#shared/failure'
import type { ChapterId, PersonId, SectionId } from '#shared/ids'
import type { PersonCard } from '#shared/person'
import type { Access } from '#shared/protocol'
import type { Records } from '#shared/records'
import { createContext, use, type ReactNode } from 'react'
import type { LineState } from './line.ts'
import { SectionRoom } from './section-room.ts'

export interface RoomView {
  readonly room: SectionRoom
  readonly synced: boolean
  readonly access: Access
  readonly failure: Failure | null
  readonly unsaved: number
}

export type SaveState =
  | { kind: 'saved' }
  | { kind: 'saving'; count: number }
  | { kind: 'offline'; count: number }
  | { kind: 'unsaved'; count: number; failure: Failure | null }

export interface PersonHere {
  readonly person: PersonId
  readonly name: string
  readonly color: string
  readonly section: SectionId | null
  readonly self: boolean
}

export interface RecordsAndPeople {
  readonly records: Records
  readonly people: ReadonlyMap<PersonId, PersonCard>
}

export class Workshop {
  readonly session: SessionView
  readonly view: RecordsAndPeople
  readonly #rooms = new Map<SectionId, SectionRoom>()
  constructor(session: SessionView, view: RecordsView) {
    this.session = session
    this.view = { records: view.records, people: new Map(view.people.map((card) => [card.id, card])) }
  }
  room(section: SectionId): SectionRoom {
    const room = this.#rooms.get(section) ?? new SectionRoom(section)
    this.#rooms.set(section, room)
    return room
  }
  close(): void {}
}

/** The workshop of a signed-in person: one line, the records, the rooms, the presence. Close it on sign-out. */
export const connectWorkshop = (session: SessionView, view: RecordsView): Workshop => new Workshop(session, view)

const WorkshopContext = createContext<Workshop | null>(null)

export function WorkshopProvider({ workshop, children }: { workshop: Workshop; children: ReactNode }) {
  return <WorkshopContext value={workshop}>{children}</WorkshopContext>
}

export const useWorkshop = (): Workshop => must(use(WorkshopContext), 'outside of a WorkshopProvider')
export const useRecords = (): RecordsAndPeople => useWorkshop().view
export const useLineState = (): LineState => ({ kind: 'connecting' })
export function useRoom(section: SectionId): RoomView {
  const room = useWorkshop().room(section)
  return { room, synced: room.synced, access: room.access, failure: room.failure, unsaved: room.unsaved }
}
export const useSaveState = (_sections: readonly SectionId[]): SaveState => ({ kind: 'saved' })
export const useHere = (_chapter: ChapterId): readonly PersonHere[] => []
