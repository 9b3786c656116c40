/** Scans of answers on paper, in and out: bytes, not JSON. */
import express, { Router, type Request, type Response } from 'express'
import { fail, type Result } from '#shared/failure'
import { sectionId, type PersonId } from '#shared/ids'
import { scanBytes, type Scan, type ScanType } from '#shared/signoff-events'
import { keepScan, mayKeepScan } from '../work/scans.ts'
import { scanOf } from '../work/signoff-view.ts'
import { actorOf, asActor } from './actor.ts'
import { idIn } from './body.ts'
import type { HttpDeps } from './deps.ts'
import { fileLimit } from './limits.ts'
import { refuse } from './respond.ts'

const endings: Readonly<Record<ScanType, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
}

export function scanRoutes(deps: HttpDeps): Router {
  const routes = Router()
  const limit = fileLimit()
  // Nobody's bytes are read who may not bring any.
  routes.post(
    '/sections/:section/scans',
    limit,
    (request, response, next) => {
      const allowed = mayBring(deps, request)
      if (allowed.ok) next()
      else refuse(response, allowed.failure)
    },
    express.raw({ type: () => true, limit: scanBytes, inflate: false }),
    asActor(deps, 201, (_actor, request) => keep(deps, request)),
  )
  routes.get('/sections/:section/scans/:hash', limit, async (request, response) => {
    const actor = actorOf(deps, request)
    const found = actor.ok ? await find(deps, actor.value, request) : actor
    if (found.ok) send(response, found.value)
    else refuse(response, found.failure)
  })
  return routes
}

function mayBring(deps: HttpDeps, request: Request): Result<void> {
  const actor = actorOf(deps, request)
  const section = idIn(request, 'section', sectionId)
  if (!actor.ok) return actor
  return section.ok ? mayKeepScan(deps.keeper.records, actor.value, section.value) : section
}

async function keep(deps: HttpDeps, request: Request): Promise<Result<Scan>> {
  const bytes: unknown = request.body
  return keepScan(deps.kept, bytes instanceof Uint8Array ? bytes : new Uint8Array())
}

type Found = { scan: Scan; bytes: Buffer }

async function find(deps: HttpDeps, actor: PersonId, request: Request): Promise<Result<Found>> {
  const section = idIn(request, 'section', sectionId)
  const hash = request.params['hash']
  if (!section.ok) return section
  if (typeof hash !== 'string') return fail({ kind: 'notFound', what: 'file' })
  return scanOf(deps.keeper, deps.kept, actor, section.value, hash)
}

/** Always to be saved: what people bring is never shown as a page of ours. */
function send(response: Response, { scan: { hash, type }, bytes }: Found): void {
  const name = `Mitzeichnung-${hash.slice(0, 8)}.${endings[type]}`
  response.set({ 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` })
  response.send(bytes)
}
