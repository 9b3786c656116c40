/** What the Lenkungsgruppe and the committee decide on versions. */
import { Router, type Request } from 'express'
import { closingVersion, deciding, noting } from '#shared/decision-api'
import type { Result } from '#shared/failure'
import { paperId, sectionId, versionId, type PersonId } from '#shared/ids'
import { paperStatus } from '#shared/paper-status'
import type * as z from 'zod/mini'
import { decisionsFor } from '../work/decision-view.ts'
import * as work from '../work/decisions.ts'
import { asActor } from './actor.ts'
import { bodyOf, idIn } from './body.ts'
import { aVersion, command, done, type Committed } from './command.ts'
import type { HttpDeps } from './deps.ts'
import { commandLimit } from './limits.ts'

export function decisionRoutes(deps: HttpDeps): Router {
  const { keeper } = deps
  const routes = Router()
  const limit = commandLimit(deps.config)
  routes.get(
    '/versions/:version/decisions',
    limit,
    asActor(deps, 200, async (actor, request) => {
      const id = idIn(request, 'version', versionId)
      return id.ok ? decisionsFor(deps, actor, id.value) : id
    }),
  )
  routes.get(
    '/papers/:paper/decisions',
    limit,
    asActor(deps, 200, (actor, request) => {
      const id = idIn(request, 'paper', paperId)
      return id.ok ? paperStatus(keeper, actor, id.value) : id
    }),
  )
  routes.put(
    '/versions/:version/sections/:section/note',
    limit,
    onMatter(deps, 200, noting, (by, matter, body) => work.note(keeper, by, matter, body)),
  )
  routes.post(
    '/versions/:version/sections/:section/decision',
    limit,
    onMatter(deps, 201, deciding, (by, matter, body) => work.decide(deps, by, matter, body)),
  )
  routes.post(
    '/versions/:version/closing',
    limit,
    command(deps, aVersion, closingVersion, (by, id, body) => work.close(keeper, by, id, body), 201),
  )
  return routes
}

/** A command to one section of a version. */
const onMatter = <S extends z.ZodMiniType>(
  deps: HttpDeps,
  status: number,
  schema: S,
  run: (by: PersonId, matter: work.Matter, body: z.output<S>) => Committed,
) =>
  asActor(deps, status, async (actor, request) => {
    const matter = matterIn(request)
    const body = bodyOf(request, schema)
    if (!matter.ok) return matter
    return body.ok ? done(deps, await run(actor, matter.value, body.value)) : body
  })

function matterIn(request: Request): Result<work.Matter> {
  const version = idIn(request, 'version', versionId)
  const section = idIn(request, 'section', sectionId)
  if (!version.ok) return version
  return section.ok ? { ok: true, value: { version: version.value, section: section.value } } : section
}
