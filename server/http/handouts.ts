/** Versions as documents, for whoever may read them: the file, and how far it is while it is made. */
import { Router, type Request, type Response } from 'express'
import { fail, ok, type Result } from '#shared/failure'
import { versionId, type PersonId, type VersionId } from '#shared/ids'
import { htmlPolicy } from '../press/html-file.ts'
import { handoutFormats, type HandoutFormat } from '../press/making.ts'
import type { PressStep } from '../press/press.ts'
import { handoutFile, handoutStep, type HandoutFile } from '../work/handouts.ts'
import { actorOf, asActor } from './actor.ts'
import { idIn } from './body.ts'
import type { HttpDeps } from './deps.ts'
import { commandLimit, fileLimit } from './limits.ts'
import { refuse } from './respond.ts'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** How each format is named and labelled. */
const files: Readonly<Record<HandoutFormat, { readonly ending: string; readonly type: string }>> = {
  pdf: { ending: 'pdf', type: 'application/pdf' },
  docx: { ending: 'docx', type: word },
  commented: { ending: 'docx', type: word },
  odt: { ending: 'odt', type: 'application/vnd.oasis.opendocument.text' },
  html: { ending: 'html', type: 'text/html; charset=utf-8' },
  md: { ending: 'md', type: 'text/markdown; charset=utf-8' },
}

export function handoutRoutes(deps: HttpDeps): Router {
  const routes = Router()
  routes.get('/versions/:version/:format', fileLimit(), async (request, response) => {
    const order = orderOf(deps, request)
    if (!order.ok) return refuse(response, order.failure)
    const { actor, id, format } = order.value
    const made = await handoutFile(deps, actor, id, format)
    if (made.ok) send(response, made.value, format)
    else refuse(response, made.failure)
  })
  routes.get(
    '/versions/:version/:format/step',
    commandLimit(deps.config),
    asActor(deps, 200, async (_actor, request) => stepOf(deps, request)),
  )
  return routes
}

async function stepOf(deps: HttpDeps, request: Request): Promise<Result<PressStep>> {
  const order = orderOf(deps, request)
  return order.ok ? handoutStep(deps, order.value.actor, order.value.id, order.value.format) : order
}

interface Order {
  readonly actor: PersonId
  readonly id: VersionId
  readonly format: HandoutFormat
}

function orderOf(deps: HttpDeps, request: Request): Result<Order> {
  const actor = actorOf(deps, request)
  if (!actor.ok) return actor
  const id = idIn(request, 'version', versionId)
  if (!id.ok) return id
  const format = handoutFormats.find((one) => one === request.params['format'])
  if (format === undefined) return fail({ kind: 'notFound', what: 'page' })
  return ok({ actor: actor.value, id: id.value, format })
}

/** To be saved, not shown; a browser that shows the page all the same lets it do nothing. */
function send(response: Response, { name, bytes }: HandoutFile, format: HandoutFormat): void {
  const { ending, type } = files[format]
  response.set({
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}.${ending}"`,
    'X-Content-Type-Options': 'nosniff',
  })
  if (format === 'html')
    response.set('Content-Security-Policy', `${htmlPolicy}; frame-ancestors 'none'; sandbox`)
  response.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}
