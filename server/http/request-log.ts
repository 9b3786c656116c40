/** One line for each answer. It names the route, not the address: ids of sections and people stay out of the log. */
import type { Request, RequestHandler } from 'express'
import { truncatedAddress, type Log } from '../log.ts'

export const requestLog =
  (log: Log, clock: () => number = () => performance.now()): RequestHandler =>
  (request, response, next) => {
    const begun = clock()
    response.on('finish', () => {
      const line = {
        method: request.method,
        route: routeOf(request),
        status: response.statusCode,
        ms: Math.round((clock() - begun) * 10) / 10,
        from: truncatedAddress(request.ip),
      }
      if (response.statusCode >= 500) log.warn(line, 'answered')
      else if (line.route.startsWith('/api')) log.info(line, 'answered')
      else log.debug(line, 'answered')
    })
    next()
  }

/** The pattern of the route that answered, such as `/api/sections/:section`. */
function routeOf(request: Request): string {
  const route: unknown = request.route
  if (typeof route !== 'object' || route === null || !('path' in route)) return `${request.baseUrl}/…`
  return `${request.baseUrl}${String(route.path)}`
}
