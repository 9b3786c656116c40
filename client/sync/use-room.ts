/** Sections' rooms, as the page uses them. */
import type { Failure } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import type { Access } from '#shared/protocol'
import { useEffect, useSyncExternalStore } from 'react'
import { lineRefusal } from './save-state.ts'
import type { RoomStatus } from './room-status.ts'
import type { SectionRoom } from './section-room.ts'
import { useSelected } from './selected.ts'
import { useWorkshop } from './workshop.tsx'
import './bring-rooms.ts'

export interface RoomView extends Omit<RoomStatus, 'missing'> {
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
  const room = useSyncExternalStore(rooms.onRenewal, () => rooms.room(section))
  useEffect(() => rooms.hold(section), [rooms, section])
  const synced = useSyncExternalStore(room.subscribe, () => room.synced)
  const access = useSyncExternalStore(room.subscribe, () => room.access)
  const failure = useSyncExternalStore(room.subscribe, () => room.failure)
  const refusal = useSelected(line.subscribe, () => lineRefusal(line), sameFailure)
  const open: Access = refusal === null ? access : 'read'
  return { room, synced, access: open, failure: refusal ?? failure }
}

const sameFailure = (one: Failure | null, other: Failure | null): boolean => one?.kind === other?.kind

/** Whether the section's text is neither here nor to be had before the line is back. */
export function useMissing(section: SectionId): boolean {
  const { rooms } = useWorkshop()
  return useSyncExternalStore(rooms.subscribe, () => rooms.room(section).status.missing)
}
