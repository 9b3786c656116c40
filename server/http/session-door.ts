/** Cookie → session: express-session for requests, and the same for the sockets' upgrade. */
import { ServerResponse, type IncomingMessage } from 'node:http'
import session, { type CookieOptions } from 'express-session'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import type { PersonId } from '#shared/ids'
import { cookieName, isSecure, type Config } from '../config.ts'
import { keyOf, type SessionKey, type Sessions } from '../store/sessions.ts'
import { SessionStore } from './session-store.ts'

/** Who sent a request, by its session. */
export interface Visitor {
  readonly person: PersonId
  readonly session: SessionKey
}

export interface SessionDoor {
  readonly middleware: RequestHandler
  /** Whoever sent this request; null without a living session. For requests that do not pass through express. */
  visitor(request: IncomingMessage): Promise<Visitor | null>
}

const day = 24 * 60 * 60 * 1000

export function openSessionDoor(
  config: Config,
  sessions: Sessions,
  secret: string,
  now: () => Date,
): SessionDoor {
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
  const trusted = isSecure(config) ? announceTls(middleware) : middleware
  return { middleware: trusted, visitor: (request) => visitorOf(trusted, request) }
}

/** The configuration says that browsers come over TLS: a proxy that forgets its header must not cost them the cookie. */
const announceTls =
  (then: RequestHandler): RequestHandler =>
  (request, response, next) => {
    request.headers['x-forwarded-proto'] = 'https'
    return then(request, response, next)
  }

/** express-session asks nothing of a request that Node's own does not have. */
function visitorOf(middleware: RequestHandler, request: IncomingMessage): Promise<Visitor | null> {
  const [asked, answered] = [request as Request, new ServerResponse(request) as Response]
  return new Promise((resolve, reject) => {
    const next: NextFunction = (error?: unknown) =>
      error === undefined
        ? resolve(visitorIn(asked))
        : reject(error instanceof Error ? error : new Error(String(error)))
    void middleware(asked, answered, next)
  })
}

/** The visitor, once the middleware has run. */
export function visitorIn(request: Request): Visitor | null {
  const person = request.session?.person
  return person === undefined ? null : { person, session: keyOf(request.sessionID) }
}

/** Gives the person a new session under a new id (an old id, known to others, must not become hers). */
export function openSession(request: Request, person: PersonId): Promise<void> {
  return new Promise((resolve, reject) => {
    request.session.regenerate((failed: unknown) => {
      if (failed) return reject(asError(failed))
      request.session.person = person
      request.session.save((error: unknown) => (error ? reject(asError(error)) : resolve()))
    })
  })
}

/** Ends the request's session: its sockets are cut. */
export function endSession(request: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    request.session.destroy((error: unknown) => (error ? reject(asError(error)) : resolve()))
  })
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))
