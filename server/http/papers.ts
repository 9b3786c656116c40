/** The paper behind an adopted one. */
import { Router } from 'express'
import { ok } from '#shared/failure'
import { paperId } from '#shared/ids'
import { mayStartBehind, nextPaper, type NextPaperView } from '#shared/next-paper'
import { startNextPaper } from '../work/next-paper.ts'
import { asActor } from './actor.ts'
import { bodyOf, idIn } from './body.ts'
import { done } from './command.ts'
import type { HttpDeps } from './deps.ts'
import { commandLimit } from './limits.ts'

export function paperRoutes(deps: HttpDeps): Router {
  const { keeper, texts } = deps
  const routes = Router()
  const limit = commandLimit(deps.config)
  routes.get(
    '/papers/:paper/next',
    limit,
    asActor<NextPaperView>(deps, 200, (actor, request) => {
      const id = idIn(request, 'paper', paperId)
      if (!id.ok) return id
      const allowed = mayStartBehind(keeper, actor, id.value)
      if (allowed.ok) return ok({ mayStart: true })
      return allowed.failure.kind === 'overtaken' ? ok({ mayStart: false }) : allowed
    }),
  )
  routes.post(
    '/papers',
    limit,
    asActor(deps, 201, async (actor, request) => {
      const order = bodyOf(request, nextPaper)
      return order.ok ? done(deps, await startNextPaper(keeper, texts, actor, order.value)) : order
    }),
  )
  return routes
}
