/** Versions as documents, for whoever may read them: the file, and how far it is while it is made. */
import { Router, type Request, type Response } from 'express'
import type { Result } from '#shared/failure'
import { handoutFormats, type HandoutFormat } from '#shared/handout'
import { versionId, type PersonId, type VersionId } from '#shared/ids'
import { htmlPolicy } from '../press/html-file.ts'
import { handoutFile, handoutStep, type HandoutFile } from '../work/handouts.ts'
import { actorOf } from './actor.ts'
import { idIn } from './body.ts'
import type { HttpDeps } from './deps.ts'
import { commandLimit, fileLimit } from './limits.ts'
import { answer, refuse } from './respond.ts'

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
  const [limit, often] = [fileLimit(), commandLimit(deps.config)]
  for (const format of handoutFormats) {
    routes.get(`/versions/:version/${format}`, limit, async (request, response) => {
      const made = await asked(deps, request, (actor, id) => handoutFile(deps, actor, id, format))
      if (made.ok) send(response, made.value, format)
      else refuse(response, made.failure)
    })
    routes.get(`/versions/:version/${format}/step`, often, async (request, response) =>
      answer(response, await asked(deps, request, (actor, id) => handoutStep(deps, actor, id, format))),
    )
  }
  return routes
}

async function asked<T>(
  deps: HttpDeps,
  request: Request,
  read: (actor: PersonId, id: VersionId) => Promise<Result<T>> | Result<T>,
): Promise<Result<T>> {
  const actor = actorOf(deps, request)
  const id = idIn(request, 'version', versionId)
  if (!actor.ok) return actor
  return id.ok ? read(actor.value, id.value) : id
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
