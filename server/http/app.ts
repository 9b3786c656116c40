/** Door 1: requests. What passes here, and in which order. */
import compression from 'compression'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import type { Failure } from '#shared/failure'
import { bookmarkRoutes } from './bookmarks.ts'
import { chapterTextRoutes } from './chapter-text.ts'
import { consultationRoutes } from './consultations.ts'
import { decisionRoutes } from './decisions.ts'
import { demoRoutes } from './demo.ts'
import type { HttpDeps } from './deps.ts'
import { securityHeaders } from './headers.ts'
import { handoutRoutes } from './handouts.ts'
import { healthRoutes } from './health.ts'
import { ownOriginOnly } from './origin.ts'
import { newsRoutes } from './news.ts'
import { recordsRoutes } from './records.ts'
import { paperRoutes } from './papers.ts'
import { requestLog } from './request-log.ts'
import { refuse } from './respond.ts'
import { sectionRoutes } from './sections.ts'
import { scanRoutes } from './scans.ts'
import { sessionRoutes } from './session.ts'
import { signOffRoutes } from './signoff.ts'
import { threadRoutes } from './threads.ts'
import { inTurns } from './turns.ts'
import { versionRoutes } from './versions.ts'
import { weighingRoutes } from './weighing.ts'
import type { Log } from '../log.ts'

/** The largest request body, in bytes; of what is said about the text, which may bring two passages of it. */
const [bodyBytes, longBodyBytes] = [64 * 1024, 512 * 1024]

export function buildApp(deps: HttpDeps): Express {
  const { config, log } = deps
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config.trustedProxies)
  app.use(inTurns())
  app.use(requestLog(log))
  app.use(securityHeaders(config, deps.pages.policy))
  app.use(healthRoutes(deps))
  app.use(compression())
  app.use(ownOriginOnly(config.origins))
  app.use('/api', neverKept, deps.sessionDoor.middleware)
  app.use(longPaths, longJson)
  app.use('/api', scanRoutes(deps))
  app.use('/api', express.json({ limit: bodyBytes, strict: true }))
  app.use(
    '/api',
    sessionRoutes(deps),
    demoRoutes(deps),
    recordsRoutes(deps),
    sectionRoutes(deps),
    chapterTextRoutes(deps),
    threadRoutes(deps),
    signOffRoutes(deps),
    versionRoutes(deps),
    decisionRoutes(deps),
    paperRoutes(deps),
    consultationRoutes(deps),
    bookmarkRoutes(deps),
    handoutRoutes(deps),
    newsRoutes(deps),
    weighingRoutes(deps),
  )
  app.use('/api', nothingHere)
  app.use(deps.pages.serve)
  app.use(nothingHere)
  app.use(lastResort(log))
  return app
}

/** What may be long. */
const longPaths = [
  '/api/sections/:section/threads',
  '/api/sections/:section/anchors',
  '/api/versions/:version/statement',
]
const longJson = express.json({ limit: longBodyBytes, strict: true })

/** Answers of the API belong to one person at one moment, unless one says otherwise. */
const neverKept: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store')
  next()
}

const nothingHere: RequestHandler = (_request, response) => {
  refuse(response, { kind: 'notFound', what: 'page' })
}

/** What express and its parsers throw, and our own bugs: those are logged, and the answer says no more than that. */
const lastResort =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error)
    const failure = failureOf(error)
    if (failure.kind === 'serverError') log.error({ err: error }, 'a request met a bug')
    refuse(response, failure)
  }

function failureOf(error: unknown): Failure {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500
  if (status === 413) return { kind: 'tooLarge', limitBytes: limitOf(error) }
  if (status === 404) return { kind: 'notFound', what: 'page' }
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return { kind: 'invalid', issues: ['the request cannot be read'] }
  }
  return { kind: 'serverError' }
}

/** What the parser that refused would have taken. */
const limitOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'limit' in error && typeof error.limit === 'number'
    ? error.limit
    : bodyBytes
