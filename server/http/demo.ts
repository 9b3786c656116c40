/** The demo world's front door: be someone with one click. Outside a demo world there is no such page. */
import { Router } from 'express'
import { demoSignIn } from '#shared/api'
import { fail, ok } from '#shared/failure'
import { demoCast } from '../work/people.ts'
import { bodyOf } from './body.ts'
import type { HttpDeps } from './deps.ts'
import { demoLimit } from './limits.ts'
import { answer } from './respond.ts'
import { openSession } from './session-door.ts'
import { viewOf } from './session.ts'

const noDemo = fail({ kind: 'notFound', what: 'page' })

export function demoRoutes(deps: HttpDeps): Router {
  const routes = Router()
  routes.get('/demo/people', (_request, response) => {
    const cast = demoCast(deps.keeper.records, deps.people)
    answer(response, cast === null ? noDemo : ok(cast))
  })
  routes.post('/demo/session', demoLimit(), async (request, response) => {
    const cast = demoCast(deps.keeper.records, deps.people)
    const given = cast === null ? noDemo : bodyOf(request, demoSignIn)
    if (cast === null || !given.ok) return answer(response, given)
    const person = cast.people.find(({ id }) => id === given.value.person)
    if (person === undefined) return answer(response, fail({ kind: 'notFound', what: 'person' }))
    await openSession(request, person.id)
    answer(response, viewOf(deps, person.id))
  })
  return routes
}
