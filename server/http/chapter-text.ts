/** The chapter's text to read, for whoever may read the draft. Whoever has it already is told so. */
import { Router, type Request } from 'express'
import type { Result } from '#shared/failure'
import { chapterId, type PersonId } from '#shared/ids'
import type { Reading } from '../work/reading-texts.ts'
import { actorOf } from './actor.ts'
import { idIn } from './body.ts'
import type { HttpDeps } from './deps.ts'
import { commandLimit } from './limits.ts'
import { answer, refuse } from './respond.ts'

export function chapterTextRoutes(deps: HttpDeps): Router {
  const routes = Router()
  routes.get('/chapters/:chapter/text', commandLimit(deps.config), async (request, response) => {
    const actor = actorOf(deps, request)
    const read = actor.ok ? await readingFor(deps, actor.value, request) : actor
    if (!read.ok) return refuse(response, read.failure)
    const tag = `"${read.value.hash}"`
    response.set('ETag', tag)
    if (hasAlready(request, tag)) response.status(304).end()
    else answer(response, { ok: true, value: read.value.text })
  })
  return routes
}

async function readingFor(deps: HttpDeps, actor: PersonId, request: Request): Promise<Result<Reading>> {
  const id = idIn(request, 'chapter', chapterId)
  return id.ok ? deps.readingTexts.chapter(deps.keeper, actor, id.value) : id
}

/**
 * Not `request.fresh`: browsers say `no-cache` with every question that names what they have. What packs answers on the way
 * may have called the tag a weak one.
 */
const hasAlready = (request: Request, tag: string): boolean =>
  (request.get('If-None-Match') ?? '').split(',').some((one) => one.trim().replace(/^W\//u, '') === tag)
