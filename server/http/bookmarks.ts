/** A person's own bookmarks in a version. */
import { Router, type Request } from 'express'
import { bookmarking, citedPlace, type BookmarksView } from '#shared/bookmark'
import type { Result } from '#shared/failure'
import { versionId, type PersonId, type VersionId } from '#shared/ids'
import type * as z from 'zod/mini'
import { bookmarksIn, putBookmark, removeBookmark } from '../work/bookmarks.ts'
import { asActor } from './actor.ts'
import { bodyOf, idIn } from './body.ts'
import type { HttpDeps } from './deps.ts'
import { commandLimit } from './limits.ts'

export function bookmarkRoutes(deps: HttpDeps): Router {
  const routes = Router()
  const limit = commandLimit(deps.config)
  const path = '/versions/:version/bookmarks'
  routes.get(
    path,
    limit,
    asActor(deps, 200, (actor, request) => {
      const id = idIn(request, 'version', versionId)
      return id.ok ? bookmarksIn(deps, actor, id.value) : id
    }),
  )
  routes.put(
    path,
    limit,
    asActor(deps, 200, (actor, request) =>
      told(request, bookmarking, (id, asked) =>
        putBookmark(deps, actor, id, asked, new Date().toISOString()),
      ),
    ),
  )
  routes.delete(
    path,
    limit,
    asActor(deps, 200, (actor: PersonId, request) =>
      told(request, citedPlace, (id, place) => removeBookmark(deps, actor, id, place)),
    ),
  )
  return routes
}

async function told<S extends z.ZodMiniType>(
  request: Request,
  schema: S,
  run: (id: VersionId, body: z.output<S>) => Promise<Result<BookmarksView>>,
): Promise<Result<BookmarksView>> {
  const id = idIn(request, 'version', versionId)
  const body = bodyOf(request, schema)
  if (!id.ok) return id
  return body.ok ? run(id.value, body.value) : body
}
