/** Versions: frozen once, read and proven ever after. There is no way here to change or delete one. */
import { Router, type Request, type Response } from 'express'
import type { Result } from '#shared/failure'
import { versionId, type PersonId, type VersionId } from '#shared/ids'
import { freezing, type Frozen } from '#shared/version-api'
import { checkScript, proofPage } from '../work/proof-page.ts'
import { versionCode } from '../work/version-mark.ts'
import { versionProof, versionsFor, versionText } from '../work/version-view.ts'
import { actorOf, asActor } from './actor.ts'
import { bodyOf, idIn } from './body.ts'
import type { HttpDeps } from './deps.ts'
import { commandLimit, fileLimit } from './limits.ts'
import { answerInPieces, refuse } from './respond.ts'

export function versionRoutes(deps: HttpDeps): Router {
  const routes = Router()
  const limit = commandLimit(deps.config)
  const files = fileLimit()
  routes.post(
    '/versions',
    files,
    asActor(deps, 201, (actor, request) => freeze(deps, actor, request)),
  )
  routes.get(
    '/versions',
    limit,
    asActor(deps, 200, (actor) => ({ ok: true, value: versionsFor(deps, actor) })),
  )
  routes.get('/versions/check-proof.mjs', limit, (request, response) => {
    const actor = actorOf(deps, request)
    if (actor.ok) response.attachment('check-proof.mjs').type('text/javascript').send(checkScript())
    else refuse(response, actor.failure)
  })
  routes.get('/versions/:version', limit, async (request, response) => {
    const text = await ofVersion(deps, request, (actor, id) => versionText(deps, actor, id))
    if (text.ok) await answerInPieces(response, text.value)
    else refuse(response, text.failure)
  })
  routes.get('/versions/:version/proof', files, async (request, response) => {
    const made = await ofVersion(deps, request, (actor, id) => versionProof(deps, actor, id, new Date()))
    if (made.ok) await saveAs(response, `${made.value.name}.json`, 'json', made.value.json)
    else refuse(response, made.failure)
  })
  routes.get('/versions/:version/proof.html', files, async (request, response) => {
    const made = await ofVersion(deps, request, (actor, id) => versionProof(deps, actor, id, new Date()))
    if (made.ok) await saveAs(response, `${made.value.name}.html`, 'html', proofPage(made.value.json))
    else refuse(response, made.failure)
  })
  routes.get('/versions/:version/qr.svg', limit, async (request, response) => {
    const drawn = await ofVersion(deps, request, (actor, id) => versionCode(deps, actor, id))
    if (drawn.ok) response.vary('Cookie').set(asDrawing).send(drawn.value)
    else refuse(response, drawn.failure)
  })
  return routes
}

/** It is the same for good; the browser keeps it for this session's cookie. Opened as a page it can do nothing. */
const asDrawing = {
  'Content-Type': 'image/svg+xml; charset=utf-8',
  'Cache-Control': 'private, max-age=31536000, immutable',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
}

async function freeze(deps: HttpDeps, actor: PersonId, request: Request): Promise<Result<Frozen>> {
  const order = bodyOf(request, freezing)
  return order.ok ? deps.freezer.freeze(actor, order.value) : order
}

async function ofVersion<T>(
  deps: HttpDeps,
  request: Request,
  read: (actor: PersonId, id: VersionId) => Promise<Result<T>> | Result<T>,
): Promise<Result<T>> {
  const actor = actorOf(deps, request)
  const id = idIn(request, 'version', versionId)
  if (!actor.ok) return actor
  return id.ok ? read(actor.value, id.value) : id
}

/** A file to be kept, not an answer to be shown. */
async function saveAs(
  response: Response,
  name: string,
  type: string,
  pieces: readonly string[],
): Promise<void> {
  response.set('Content-Disposition', `attachment; filename="${name}"`)
  await answerInPieces(response, pieces, type)
}
