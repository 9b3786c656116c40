/** Cookie → session: express-session for requests, and the same for the sockets' upgrade. */
import { ServerResponse, type IncomingMessage } from 'node:http'
import session, { type CookieOptions } from 'express-session'
import type { Request, RequestHandler, Response } from 'express'
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
  /** Whoever sent this request; null without a living session. For requests that do not pass through express. */
  visitor(request: IncomingMessage): Promise<Visitor | null>
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
  const trusted = isSecure(config) ? announceTls(middleware) : middleware
  return { middleware: trusted, visitor: (request) => visitorOf(trusted, keyOf, request) }
}

/** The configuration says that browsers come over TLS: a proxy that forgets its header must not cost them the cookie. */
const announceTls =
  (then: RequestHandler): RequestHandler =>
  (request, response, next) => {
    request.headers['x-forwarded-proto'] = 'https'
    return then(request, response, next)
  }

/** express-session asks nothing of a request that Node's own does not have. */
async function visitorOf(
  middleware: RequestHandler,
  keyOf: (sid: string) => SessionKey,
  request: IncomingMessage,
): Promise<Visitor | null> {
  const [asked, answered] = [request as Request, new ServerResponse(request) as Response]
  await called((done) => void middleware(asked, answered, done))
  const person = personIn(asked)
  return person === null ? null : { person, session: keyOf(asked.sessionID) }
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
