/** No foreign page may act in someone's name: checked on everything but reading. */
import type { Request, RequestHandler } from 'express'
import { refuse } from './respond.ts'

/**
 * Whether a request comes from our own pages. A browser says where from (`Origin`, `Sec-Fetch-Site`) with every
 * request that is not a plain read; what says neither is no browser, and has no cookie but its own.
 */
export function isOwnOrigin(request: Pick<Request, 'headers'>, origins: ReadonlySet<string>): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers
  if (origin !== undefined) return origins.has(origin) || isAskedHost(origin, request.headers.host)
  return site === undefined || site === 'same-origin' || site === 'none'
}

/** A page of the very host that is asked is our own. */
const isAskedHost = (origin: string, host: string | undefined): boolean =>
  host !== undefined && (origin === `http://${host}` || origin === `https://${host}`)

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

export const ownOriginOnly =
  (origins: ReadonlySet<string>): RequestHandler =>
  (request, response, next) =>
    reading.has(request.method) || isOwnOrigin(request, origins)
      ? next()
      : refuse(response, { kind: 'foreignOrigin' })
