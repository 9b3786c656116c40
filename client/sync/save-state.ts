/** Whether everything the person typed is on the server's disk, and if not, why. */
import type { Failure } from '#shared/failure'
import type { LineState } from './line-state.ts'
import type { RoomStatus } from './section-room.ts'

export type SaveState =
  /** Every own change is acknowledged: it is on the server's disk. */
  | { kind: 'saved' }
  | { kind: 'saving'; count: number }
  /** The line is dead; `count` own changes (perhaps none) wait in this tab. */
  | { kind: 'offline'; count: number }
  /** The server does not take the changes. */
  | { kind: 'unsaved'; count: number; failure: Failure | null }

export interface LineHealth {
  readonly state: LineState
  readonly writable: boolean
}

/** The state over all `rooms`. */
export function saveStateOf(rooms: readonly Omit<RoomStatus, 'missing'>[], line: LineHealth): SaveState {
  const waiting = rooms.filter((room) => room.unsaved > 0)
  const count = waiting.reduce((sum, room) => sum + room.unsaved, 0)
  if (count === 0) return line.state.kind === 'offline' ? { kind: 'offline', count } : { kind: 'saved' }
  const refusal = lineRefusal(line)
  if (refusal !== null) return { kind: 'unsaved', count, failure: refusal }
  const shut = waiting.find((room) => room.synced && room.access === 'read')
  if (shut !== undefined) return { kind: 'unsaved', count, failure: shut.failure }
  return line.state.kind === 'open' ? { kind: 'saving', count } : { kind: 'offline', count }
}

/** Why nothing at all can be written just now, although there is a network; null: it can. */
export function lineRefusal({ state, writable }: LineHealth): Failure | null {
  if (state.kind === 'ended') return state.failure
  if (state.kind === 'refused') return { kind: 'unreachable' }
  return writable ? null : { kind: 'storeUnavailable', cause: 'the store takes no writes' }
}

export function sameSaveState(one: SaveState, other: SaveState): boolean {
  if (one.kind !== other.kind) return false
  // How many are on their way changes with every key, and is not said.
  if (one.kind === 'saved' || one.kind === 'saving') return true
  if (other.kind === 'saved' || other.kind === 'saving') return true
  if (one.count !== other.count) return false
  return one.kind !== 'unsaved' || other.kind !== 'unsaved' || one.failure?.kind === other.failure?.kind
}
