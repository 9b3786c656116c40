/** How a room keeps its time and its bounds. */
import type { PermitRules } from './permits.ts'
import type { QueueRules } from './queue.ts'

export interface RoomRules extends QueueRules, PermitRules {
  /** Milliseconds an empty room waits for someone to come back before it leaves memory. */
  readonly graceMillis: number
  /** Milliseconds until a store that failed is asked again. */
  readonly retryMillis: number
  /** Milliseconds until those are looked after again who have to wait. */
  readonly pauseMillis: number
  /** How much is appended before a new base state is written, in bytes. */
  readonly settleBytes: number
}
