/** Commands of the moderation: the order of a chapter. */
import { Router } from 'express'
import { newSection, place, rename } from '#shared/api'
import { addSection, moveSection, removeSection, renameSection, restoreSection } from '../work/sections.ts'
import { aChapter, aSection, bareCommand, command } from './command.ts'
import type { HttpDeps } from './deps.ts'
import { commandLimit } from './limits.ts'

export function sectionRoutes(deps: HttpDeps): Router {
  const { keeper, texts } = deps
  const limit = commandLimit(deps.config)
  const routes = Router()
  routes.post(
    '/chapters/:chapter/sections',
    limit,
    command(deps, aChapter, newSection, (by, id, body) => addSection(keeper, texts, by, id, body), 201),
  )
  routes.patch(
    '/sections/:section',
    limit,
    command(deps, aSection, rename, (by, id, body) => renameSection(keeper, by, id, body)),
  )
  routes.post(
    '/sections/:section/move',
    limit,
    command(deps, aSection, place, (by, id, body) => moveSection(keeper, by, id, body)),
  )
  routes.post(
    '/sections/:section/restore',
    limit,
    command(deps, aSection, place, (by, id, body) => restoreSection(keeper, by, id, body)),
  )
  routes.delete(
    '/sections/:section',
    limit,
    bareCommand(deps, aSection, (by, id) => removeSection(keeper, by, id)),
  )
  return routes
}
