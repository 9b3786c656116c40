/** Consultations: bodies are asked about a version and hand in their statements. */
import { Router } from 'express'
import { consulting, drafting, handingIn } from '#shared/consultation-api'
import { versionId } from '#shared/ids'
import * as work from '../work/consultations.ts'
import { asActor } from './actor.ts'
import { idIn } from './body.ts'
import { aVersion, command } from './command.ts'
import type { HttpDeps } from './deps.ts'
import { commandLimit } from './limits.ts'

export function consultationRoutes(deps: HttpDeps): Router {
  const { keeper } = deps
  const routes = Router()
  const limit = commandLimit(deps.config)
  routes.get(
    '/versions/:version/consultation',
    limit,
    asActor(deps, 200, async (actor, request) => {
      const id = idIn(request, 'version', versionId)
      return id.ok ? work.consultationFor(deps, actor, id.value) : id
    }),
  )
  routes.put(
    '/versions/:version/consultation',
    limit,
    command(deps, aVersion, consulting, (by, id, body) => work.consult(keeper, by, id, body)),
  )
  routes.post(
    '/versions/:version/statement/drafts',
    limit,
    command(deps, aVersion, drafting, (by, id, body) => work.draft(keeper, by, id, body), 201),
  )
  routes.post(
    '/versions/:version/statement',
    limit,
    command(deps, aVersion, handingIn, (by, id, body) => work.handIn(keeper, by, id, body), 201),
  )
  return routes
}
