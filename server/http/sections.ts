/** Commands of the moderation: the order of a chapter. */
import { Router, type Request } from 'express'
import { newSection, place, rename, type Done } from '#shared/api'
import type { Entry } from '#shared/events'
import { ok, type Result } from '#shared/failure'
import { chapterId, sectionId, type PersonId, type SectionId } from '#shared/ids'
import type * as z from 'zod/mini'
import { addSection, moveSection, removeSection, renameSection, restoreSection } from '../work/sections.ts'
import { asActor } from './actor.ts'
import { bodyOf, idIn } from './body.ts'
import type { HttpDeps } from './deps.ts'
import { commandLimit } from './limits.ts'

type Committed = Promise<Result<readonly Entry[]>>

export function sectionRoutes(deps: HttpDeps): Router {
  const { keeper } = deps
  const limit = commandLimit()
  const routes = Router()
  routes.post(
    '/chapters/:chapter/sections',
    limit,
    asActor(deps, 201, (actor, request) => addTo(deps, actor, request)),
  )
  routes.patch(
    '/sections/:section',
    limit,
    command(deps, rename, (by, id, body) => renameSection(keeper, by, id, body)),
  )
  routes.post(
    '/sections/:section/move',
    limit,
    command(deps, place, (by, id, body) => moveSection(keeper, by, id, body)),
  )
  routes.post(
    '/sections/:section/restore',
    limit,
    command(deps, place, (by, id, body) => restoreSection(keeper, by, id, body)),
  )
  routes.delete(
    '/sections/:section',
    limit,
    asActor(deps, 200, async (by, request) => {
      const id = idIn(request, 'section', sectionId)
      return id.ok ? done(deps, await removeSection(keeper, by, id.value)) : id
    }),
  )
  return routes
}

async function addTo(deps: HttpDeps, actor: PersonId, request: Request): Promise<Result<Done>> {
  const chapter = idIn(request, 'chapter', chapterId)
  const body = bodyOf(request, newSection)
  if (!chapter.ok) return chapter
  if (!body.ok) return body
  return done(deps, await addSection(deps.keeper, deps.texts, actor, chapter.value, body.value))
}

/** A command to the section in the path, with a body. */
function command<S extends z.ZodMiniType>(
  deps: HttpDeps,
  schema: S,
  run: (by: PersonId, section: SectionId, body: z.output<S>) => Committed,
): ReturnType<typeof asActor<Done>> {
  return asActor(deps, 200, async (actor, request) => {
    const section = idIn(request, 'section', sectionId)
    const body = bodyOf(request, schema)
    if (!section.ok) return section
    return body.ok ? done(deps, await run(actor, section.value, body.value)) : body
  })
}

/** Where nothing had to happen, everything up to now has. */
const done = (deps: HttpDeps, committed: Awaited<Committed>): Result<Done> =>
  committed.ok ? ok({ seq: committed.value.at(-1)?.seq ?? deps.keeper.records.seq }) : committed
