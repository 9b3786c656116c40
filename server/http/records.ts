/** The records: structure and names, never text. */
import { Router } from 'express'
import type { RecordsView } from '#shared/api'
import { ok, type Result } from '#shared/failure'
import type { PersonId } from '#shared/ids'
import { visiblePeople } from '../work/people.ts'
import { asActor } from './actor.ts'
import type { HttpDeps } from './deps.ts'

export function recordsRoutes(deps: HttpDeps): Router {
  const routes = Router()
  routes.get(
    '/records',
    asActor(deps, 200, (actor) => recordsFor(deps, actor)),
  )
  return routes
}

function recordsFor(deps: HttpDeps, actor: PersonId): Result<RecordsView> {
  const records = deps.keeper.records
  return ok({ records, people: visiblePeople(records, deps.people, actor) })
}
