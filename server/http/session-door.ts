/** Cookie → session: express-session for requests, and the same for the sockets' upgrade. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import session, { type CookieOptions } from 'express-session'
import type { Request, RequestHandler } from 'express'
import type { PersonId } from '#shared/ids'
import { cookieName, isSecure, type Config } from '../config.ts'
import type { SessionKey, Sessions } from '../store/sessions.ts'
import { SessionStore } from './session-store.ts'

/** Who sent a request, by its session. */
export interface Visitor {
  readonly person: PersonId
  readonly session: SessionKey
}

export interface SessionDoor {
  readonly middleware: RequestHandler
  /**
   * Whoever sent this request, which keeps her session alive; null without a living one. For requests that do not
   * pass through express: the sockets' upgrades.
   */
  readonly visitor: (request: IncomingMessage) => Visitor | null
}

const day = 24 * 60 * 60 * 1000

interface SessionDoorDeps {
  readonly config: Config
  readonly sessions: Sessions
  readonly secret: string
  /** How the store names a session; it knows ids by their hash only. */
  readonly keyOf: (sid: string) => SessionKey
  readonly now: () => Date
}

export function openSessionDoor({ config, sessions, secret, keyOf, now }: SessionDoorDeps): SessionDoor {
  const cookie: CookieOptions & { maxAge: number } = {
    httpOnly: true,
    // Not strict: someone who follows a link in a mail must arrive signed in.
    sameSite: 'lax',
    secure: isSecure(config),
    path: '/',
    maxAge: config.sessionDays * day,
  }
  const middleware = session({
    name: cookieName(config),
    secret,
    cookie,
    store: new SessionStore(sessions, cookie, now),
    resave: false,
    saveUninitialized: false,
    rolling: true,
    proxy: true,
  })
  const visitor = (request: IncomingMessage): Visitor | null => {
    const sid = signedSid(request.headers.cookie ?? '', cookieName(config), secret)
    const found = sid === null ? null : sessions.get(sid)
    if (sid === null || found === null) return null
    sessions.touch(sid, now().getTime() + cookie.maxAge)
    return { person: found.person, session: keyOf(sid) }
  }
  const trusted = isSecure(config) ? announceTls(middleware) : middleware
  return { middleware: trusted, visitor }
}

/** The configuration says that browsers come over TLS: a proxy that forgets its header must not cost them the cookie. */
const announceTls =
  (then: RequestHandler): RequestHandler =>
  (request, response, next) => {
    request.headers['x-forwarded-proto'] = 'https'
    return then(request, response, next)
  }

/**
 * The session id in a cookie header, if the signature is ours. The format is express-session's: `s:` and the id,
 * a dot, and the id's HMAC-SHA-256 in unpadded base64, all percent-encoded.
 */
function signedSid(header: string, name: string, secret: string): string | null {
  const pair = header.split(';').find((one) => one.trim().startsWith(`${name}=`))
  const value = decoded(pair?.trim().slice(name.length + 1) ?? '')
  const dot = value.lastIndexOf('.')
  if (!value.startsWith('s:') || dot < 0) return null
  const sid = value.slice(2, dot)
  const ours = Buffer.from(createHmac('sha256', secret).update(sid).digest('base64').replace(/=+$/u, ''))
  const theirs = Buffer.from(value.slice(dot + 1))
  return ours.length === theirs.length && timingSafeEqual(ours, theirs) ? sid : null
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}

/** The person of the request's session, once the middleware has run. */
export const personIn = (request: Request): PersonId | null => request.session?.person ?? null

/** Gives the person a new session under a new id (an old id, known to others, must not become hers). */
export async function openSession(request: Request, person: PersonId): Promise<void> {
  await called((done) => request.session.regenerate(done))
  request.session.person = person
  await called((done) => request.session.save(done))
}

/** Ends the request's session: its sockets are cut. */
export async function endSession(request: Request): Promise<void> {
  await called((done) => request.session.destroy(done))
}

/** express-session speaks in callbacks. */
function called(call: (done: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    call((error) => {
      if (error === undefined || error === null) resolve()
      else reject(error instanceof Error ? error : new Error(JSON.stringify(error)))
    })
  })
}
