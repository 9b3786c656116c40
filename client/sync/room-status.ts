/** What is shown of a section's room. */
import type { Failure } from '#shared/failure'
import type { Access } from '#shared/protocol'

/** A new object with every change. */
export interface RoomStatus {
  /** Whether the text was here once: before that, nobody may write. */
  readonly synced: boolean
  readonly access: Access
  /** Why the room is closed, or why one may only read. */
  readonly failure: Failure | null
  /** How many of the person's own changes are not on the server's disk. */
  readonly unsaved: number
  /** There is no line, and this device has no text of the section either. */
  readonly missing: boolean
}

export const sameStatus = (one: RoomStatus, other: RoomStatus): boolean =>
  one.synced === other.synced &&
  one.access === other.access &&
  one.failure === other.failure &&
  one.unsaved === other.unsaved &&
  one.missing === other.missing
