/** express-session's store over ours: cookies' ids go in, only their hashes are kept (`store/sessions`). */
import session, { type CookieOptions, type SessionData } from 'express-session'
import type { Sessions } from '../store/sessions.ts'
import { must } from '#shared/failure'
import type { PersonId } from '#shared/ids'

declare module 'express-session' {
  interface SessionData {
    person: PersonId
  }
}

type Done = (error?: unknown) => void

export class SessionStore extends session.Store {
  readonly #sessions: Sessions
  readonly #cookie: CookieOptions & { maxAge: number }
  readonly #now: () => Date

  constructor(sessions: Sessions, cookie: CookieOptions & { maxAge: number }, now: () => Date) {
    super()
    this.#sessions = sessions
    this.#cookie = cookie
    this.#now = now
  }

  override get(sid: string, done: (error: unknown, data?: SessionData | null) => void): void {
    const found = this.#sessions.get(sid)
    if (found === null) return done(null, null)
    const expires = new Date(found.expiresAt)
    done(null, {
      cookie: { ...this.#cookie, originalMaxAge: this.#cookie.maxAge, expires },
      person: found.person,
    })
  }

  /** A session that the disk did not take holds until a restart: people can still read while the disk is full. */
  override set(sid: string, data: SessionData, done: Done = () => {}): void {
    const now = this.#now().getTime()
    const createdAt = this.#sessions.get(sid)?.createdAt ?? now
    const person = must(data.person, 'a session without a person is never saved')
    const record = { person, createdAt, lastSeenAt: now, expiresAt: now + this.#cookie.maxAge, data: {} }
    this.#sessions.put(sid, record).then(() => done(), done)
  }

  override touch(sid: string, _data: SessionData, done: () => void = () => {}): void {
    this.#sessions.touch(sid, this.#now().getTime() + this.#cookie.maxAge)
    done()
  }

  override destroy(sid: string, done: Done = () => {}): void {
    this.#sessions.end(sid).then(() => done(), done)
  }
}
