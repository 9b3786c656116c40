/** The Abwägungstabelle as a file, for whoever may read the draft. */
import { Router, type Request, type Response } from 'express'
import { fail, ok, type Result } from '#shared/failure'
import { chapterId, type PersonId } from '#shared/ids'
import { chapterNumber } from '#shared/records'
import { weighingFormats, type WeighingFormat } from '../work/weighing-file.ts'
import { actorOf } from './actor.ts'
import { idIn } from './body.ts'
import type { HttpDeps } from './deps.ts'
import { fileLimit } from './limits.ts'
import { refuse } from './respond.ts'

interface Download {
  readonly type: string
  readonly name: string
  readonly bytes: Uint8Array
}

const types: Readonly<Record<WeighingFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  csv: 'text/csv; charset=utf-8',
}

export function weighingRoutes(deps: HttpDeps): Router {
  const routes = Router()
  routes.get('/chapters/:chapter/weighing.:format', fileLimit(), async (request, response) => {
    const actor = actorOf(deps, request)
    const made = actor.ok ? await fileFor(deps, actor.value, request) : actor
    if (made.ok) send(response, made.value)
    else refuse(response, made.failure)
  })
  return routes
}

async function fileFor(deps: HttpDeps, actor: PersonId, request: Request): Promise<Result<Download>> {
  const id = idIn(request, 'chapter', chapterId)
  const format = weighingFormats.find((one) => one === request.params['format'])
  if (!id.ok) return id
  if (format === undefined) return fail({ kind: 'notFound', what: 'page' })
  const at = new Date().toISOString()
  const made = await deps.weighings.file(deps, actor, id.value, { format, at })
  const { records } = deps.keeper
  const chapter = records.chapters[id.value]
  if (!made.ok || chapter === undefined) return made.ok ? fail({ kind: 'notFound', what: 'chapter' }) : made
  const name = `Abwaegungstabelle-${chapterNumber(records, chapter)}-${at.slice(0, 10)}.${format}`
  return ok({ type: types[format], name, bytes: made.value })
}

function send(response: Response, { type, name, bytes }: Download): void {
  response.set({ 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` })
  response.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}
