/** How often one may ask. Counted in memory, per server. */
import type { Request, RequestHandler, Response } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { emailAddress } from '#shared/person'
import type { Config } from '../config.ts'
import { refuse } from './respond.ts'
import { personIn } from './session-door.ts'

const minute = 60 * 1000

interface Limit {
  readonly windowMs: number
  readonly limit: number
  readonly key: (request: Request) => string
  /** Count failed attempts only. */
  readonly failedOnly?: boolean
}

const limited = ({ windowMs, limit, key, failedOnly = false }: Limit): RequestHandler =>
  rateLimit({
    windowMs,
    limit,
    keyGenerator: key,
    skipSuccessfulRequests: failedOnly,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request: Request, response: Response) =>
      refuse(response, { kind: 'tooMany', retryAfterSeconds: Math.ceil(windowMs / 1000) }),
  })

const networkOf = (request: Request): string => ipKeyGenerator(request.ip ?? 'unknown')

/** The account that is being tried: the address as it would be looked up, or the person who is signed in. */
function accountOf(request: Request): string {
  const body: unknown = request.body
  const email =
    typeof body === 'object' && body !== null && 'email' in body ? emailAddress.safeParse(body.email) : null
  return personIn(request) ?? (email?.success === true ? email.data : 'unreadable')
}

/**
 * Failed attempts at a password: few from one network for one account, and for one account from everywhere
 * together more, so that guessing from many networks is slow and nobody can lock another out with a few tries.
 */
export const signInLimits = (): RequestHandler[] => [
  limited({
    windowMs: 15 * minute,
    limit: 10,
    key: (request) => `${networkOf(request)} ${accountOf(request)}`,
    failedOnly: true,
  }),
  limited({ windowMs: 15 * minute, limit: 100, key: accountOf, failedOnly: true }),
]

export const demoLimit = (): RequestHandler => limited({ windowMs: minute, limit: 600, key: networkOf })

export const commandLimit = ({ commandsPerMinute }: Pick<Config, 'commandsPerMinute'>): RequestHandler =>
  limited({
    windowMs: minute,
    limit: commandsPerMinute,
    key: (request) => personIn(request) ?? networkOf(request),
  })

/** Files that are made for the one who asks: a machine's work for some seconds. */
export const fileLimit = (): RequestHandler =>
  limited({
    windowMs: minute,
    limit: 20,
    key: (request) => personIn(request) ?? networkOf(request),
  })
