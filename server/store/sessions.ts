/** The sign-in sessions: known by the hash of their id only, revocable, alive over a restart. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ok, type Result } from '#shared/failure'
import { personId, type PersonId } from '#shared/ids'
import { DurableFile, readChecksummed, type Reading } from './durable-file.ts'
import { DurableValue } from './durable-value.ts'

/** SHA-256 of a session id, 64 hex digits: whoever reads the file cannot sign in with it. */
export const sessionKey = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'SessionKey'>()
export type SessionKey = z.infer<typeof sessionKey>

export const keyOf = (sid: string): SessionKey =>
  sessionKey.parse(createHash('sha256').update(sid).digest('hex'))

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

const sessionsFile = z.strictObject({ sessions: z.array(z.tuple([sessionKey, sessionRecord])) })
type SessionsFile = z.infer<typeof sessionsFile>

/** What the bytes of `sessions.json` hold. */
export const readSessions = (bytes: Buffer): Reading<SessionsFile> => readChecksummed(bytes, sessionsFile)

export interface SessionsOptions {
  readonly path: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** How long touches are gathered before they are written, in milliseconds. */
  readonly gatherMs?: number
  /** How often expired sessions are looked for, in milliseconds. */
  readonly sweepMs?: number
}

/**
 * Sessions in `sessions.json`. Memory is ahead of the disk here, on purpose: ending a session must hold even
 * when the disk refuses. A file that cannot be read ends all sessions (everyone signs in again), and is reported;
 * an older copy would bring revoked ones back to life, so there is none.
 */
export class SessionStore implements Sessions {
  readonly #file: DurableValue<SessionsFile>
  readonly #options: SessionsOptions
  readonly #sessions: Map<SessionKey, SessionRecord>
  readonly #listeners = new Set<(session: SessionKey) => void>()
  readonly #sweeping: NodeJS.Timeout
  #gathering: NodeJS.Timeout | null = null
  /** A write that has not begun yet: it takes whatever is in memory when it begins. */
  #nextWrite: Promise<Result<void>> | null = null

  private constructor(file: DurableValue<SessionsFile>, options: SessionsOptions) {
    this.#file = file
    this.#options = options
    this.#sessions = new Map(file.value.sessions)
    this.#sweeping = setInterval(() => this.#sweep(), options.sweepMs ?? 1000).unref()
  }

  /** Fails: storeUnavailable when a damaged file cannot be replaced. */
  static async open(options: SessionsOptions): Promise<Result<{ sessions: SessionStore; report: string[] }>> {
    const file = new DurableFile({ path: options.path, schema: sessionsFile })
    const opened = await DurableValue.open(file, { sessions: [] })
    if (opened.ok) return ok({ sessions: new SessionStore(opened.value, options), report: [] })
    const anew = await DurableValue.anew(file, { sessions: [] })
    if (!anew.ok) return anew
    const report = [`${options.path} could not be read and was begun anew: everyone has to sign in again.`]
    return ok({ sessions: new SessionStore(anew.value, options), report })
  }

  get(sid: string): SessionRecord | null {
    const found = this.#sessions.get(keyOf(sid)) ?? null
    return found === null || this.#isOver(found) ? null : found
  }

  put(sid: string, session: SessionRecord): Promise<Result<void>> {
    this.#sessions.set(keyOf(sid), session)
    return this.#write()
  }

  touch(sid: string, expiresAt: number): void {
    const found = this.get(sid)
    if (found === null) return
    this.#sessions.set(keyOf(sid), { ...found, lastSeenAt: this.#options.now(), expiresAt })
    this.#writeSoon()
  }

  end(sid: string): Promise<Result<void>> {
    const key = keyOf(sid)
    return this.#end(this.#sessions.has(key) ? [key] : [])
  }

  endAllOf(person: PersonId): Promise<Result<void>> {
    return this.#end(this.#keysWhere((session) => session.person === person))
  }

  onEnded(listener: (session: SessionKey) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Writes what was gathered and waits for it. */
  async close(): Promise<void> {
    clearInterval(this.#sweeping)
    if (this.#gathering !== null) await this.#write()
    this.#stopGathering()
    await this.#file.settled()
  }

  #isOver(session: SessionRecord): boolean {
    return session.expiresAt <= this.#options.now()
  }

  #sweep(): void {
    const over = this.#keysWhere((session) => this.#isOver(session))
    if (over.length > 0) void this.#end(over) // a write that fails is tried again by itself
  }

  #keysWhere(test: (session: SessionRecord) => boolean): SessionKey[] {
    return [...this.#sessions].flatMap(([key, session]) => (test(session) ? [key] : []))
  }

  /** Gone before anyone is told, told before anyone waits for the disk. */
  #end(keys: readonly SessionKey[]): Promise<Result<void>> {
    if (keys.length === 0) return Promise.resolve(ok(undefined))
    for (const key of keys) this.#sessions.delete(key)
    const written = this.#write()
    for (const key of keys) for (const listener of this.#listeners) listener(key)
    return written
  }

  #write(): Promise<Result<void>> {
    this.#stopGathering()
    this.#nextWrite ??= this.#file.change(() => {
      this.#nextWrite = null
      return ok({ sessions: [...this.#sessions] })
    })
    return this.#nextWrite.then((result) => {
      if (!result.ok) this.#writeSoon()
      return result
    })
  }

  #writeSoon(): void {
    this.#gathering ??= setTimeout(() => void this.#write(), this.#options.gatherMs ?? 5000).unref()
  }

  #stopGathering(): void {
    if (this.#gathering !== null) clearTimeout(this.#gathering)
    this.#gathering = null
  }
}
