/** For whoever watches the server: is it alive, does it take work. */
import { Router } from 'express'
import type { HttpDeps } from './deps.ts'

export function healthRoutes(deps: HttpDeps): Router {
  const routes = Router()
  routes.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'alive' })
  })
  routes.get('/readyz', (_request, response) => {
    const readiness = deps.readiness()
    response
      .set('Cache-Control', 'no-store')
      .status(readiness.ready ? 200 : 503)
      .json(readiness.ready ? { status: 'ready' } : { status: 'not ready', cause: readiness.cause })
  })
  return routes
}
