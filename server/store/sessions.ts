/** The sign-in sessions: known by the hash of their id only, revocable, alive over a restart. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Result } from '#shared/failure'
import { personId, type PersonId } from '#shared/ids'

/** SHA-256 of a session id, 64 hex digits: whoever reads the file cannot sign in with it. */
export const sessionKey = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'SessionKey'>()
export type SessionKey = z.infer<typeof sessionKey>

export const keyOf = (sid: string): SessionKey => sessionKey.parse(createHash('sha256').update(sid).digest('hex'))

const milliseconds = z.number().int().nonnegative()

/** Times in milliseconds since 1970. */
export const sessionRecord = z.strictObject({
  person: personId,
  createdAt: milliseconds,
  lastSeenAt: milliseconds,
  expiresAt: milliseconds,
  /** What the door keeps with it; plain JSON. */
  data: z.record(z.string(), z.unknown()),
})
export type SessionRecord = z.infer<typeof sessionRecord>

export interface Sessions {
  /** The living session with this id; null when unknown, ended or expired. */
  get(sid: string): SessionRecord | null
  /** New or changed. Holds at once; resolves when it is on disk. Fails: storeUnavailable (it holds until a restart, and is written as soon as the disk takes it). */
  put(sid: string, session: SessionRecord): Promise<Result<void>>
  /** Seen now, and good until `expiresAt`. Written with the next touches together, some seconds later. */
  touch(sid: string, expiresAt: number): void
  /** Holds at once, listeners are told at once; resolves when it is on disk. Fails: storeUnavailable (it has ended all the same). */
  end(sid: string): Promise<Result<void>>
  /** As `end`, for all sessions of the person. */
  endAllOf(person: PersonId): Promise<Result<void>>
  /** Called for each session that ended, was ended or expired. Returns the way to stop. */
  onEnded(listener: (session: SessionKey) => void): () => void
}
