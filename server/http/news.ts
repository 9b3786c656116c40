/** What concerns whoever asks: read, marked as read, and how often it is mailed. */
import { Router } from 'express'
import { chooseMail, seen } from '#shared/api'
import { ok } from '#shared/failure'
import { asActor } from './actor.ts'
import { bodyOf } from './body.ts'
import type { HttpDeps } from './deps.ts'
import { commandLimit } from './limits.ts'

export function newsRoutes(deps: HttpDeps): Router {
  const { newsroom } = deps
  const routes = Router()
  const limit = commandLimit(deps.config)
  routes.get(
    '/news',
    asActor(deps, 200, (actor) => ok(newsroom.view(actor))),
  )
  routes.put(
    '/news/seen',
    limit,
    asActor(deps, 204, async (actor, request) => {
      const what = bodyOf(request, seen)
      return what.ok ? newsroom.see(actor, what.value) : what
    }),
  )
  routes.put(
    '/account/mail',
    limit,
    asActor(deps, 204, async (actor, request) => {
      const given = bodyOf(request, chooseMail)
      return given.ok ? newsroom.choose(actor, given.value) : given
    }),
  )
  return routes
}
