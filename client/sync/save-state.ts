/** Whether everything the person typed is on the server's disk, and if not, why. */
import type { Failure } from '#shared/failure'
import type { LineState } from './line-state.ts'
import type { RoomStatus } from './room-status.ts'

export type SaveState =
  /** Every own change is acknowledged: it is on the server's disk. */
  | { kind: 'saved' }
  | { kind: 'saving'; count: number }
  /** The line is dead; `count` own changes (perhaps none) wait in this tab. */
  | { kind: 'offline'; count: number }
  /** The server does not take the changes. */
  | { kind: 'unsaved'; count: number; failure: Failure | null }
  /** All but words of before a lock (`isLocked`: it stands): they wait on this device for the person's decision. */
  | { kind: 'late'; count: number; isLocked: boolean }

/** Changes that a lock overtook. */
export interface LateState {
  /** All that wait. */
  readonly count: number
  /** Those of them that are nowhere but in this tab. */
  readonly unkept: number
  /** Whether a section to which any belong is locked. */
  readonly isLocked: boolean
}

export interface LineHealth {
  readonly state: LineState
  readonly writable: boolean
}

export const noneLate: LateState = { count: 0, unkept: 0, isLocked: false }

/** The state over all `rooms`. */
export function saveStateOf(
  rooms: readonly Omit<RoomStatus, 'missing'>[],
  line: LineHealth,
  late: LateState = noneLate,
): SaveState {
  const waiting = rooms.filter((room) => room.unsaved > 0)
  const count = waiting.reduce((sum, room) => sum + room.unsaved, 0)
  if (count === 0 && late.count > 0) return { kind: 'late', count: late.count, isLocked: late.isLocked }
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
  if (one.kind === 'late' && other.kind === 'late') return one.isLocked === other.isLocked
  return one.kind !== 'unsaved' || other.kind !== 'unsaved' || one.failure?.kind === other.failure?.kind
}
