/** Signing in and out, and one's own password. */
import { Router } from 'express'
import { changePassword as changePasswordSchema, signIn, type SessionView } from '#shared/api'
import { fail, ok, type Result } from '#shared/failure'
import type { PersonId } from '#shared/ids'
import { cookieName } from '../config.ts'
import { cardOf, changePassword, recognise } from '../work/people.ts'
import { actorOf, asActor } from './actor.ts'
import { bodyOf } from './body.ts'
import type { HttpDeps } from './deps.ts'
import { signInLimits } from './limits.ts'
import { answer } from './respond.ts'
import { endSession, openSession } from './session-door.ts'

export function sessionRoutes(deps: HttpDeps): Router {
  const routes = Router()
  routes.get(
    '/session',
    asActor(deps, 200, (actor) => viewOf(deps, actor)),
  )
  routes.post('/session', ...signInLimits(), async (request, response) => {
    const given = bodyOf(request, signIn)
    const person = given.ok ? await recognise(deps.people, given.value) : given
    if (!person.ok) return answer(response, person)
    await openSession(request, person.value)
    answer(response, viewOf(deps, person.value))
  })
  routes.delete('/session', async (request, response) => {
    if (actorOf(deps, request).ok) await endSession(request)
    response.clearCookie(cookieName(deps.config), { path: '/' })
    answer(response, ok(undefined), 204)
  })
  routes.post('/account/password', ...signInLimits(), async (request, response) => {
    const actor = actorOf(deps, request)
    const given = actor.ok ? bodyOf(request, changePasswordSchema) : actor
    if (!actor.ok || !given.ok) return answer(response, given)
    const changed = await changePassword(deps.people, actor.value, given.value)
    if (!changed.ok) return answer(response, changed)
    await deps.sessions.endAllOf(actor.value)
    await openSession(request, actor.value)
    answer(response, ok(undefined), 204)
  })
  return routes
}

/** What someone signed in sees of herself. Fails: signedOut. */
export function viewOf(deps: HttpDeps, id: PersonId): Result<SessionView> {
  const person = cardOf(deps.keeper.records, deps.people, id)
  return person === null
    ? fail({ kind: 'signedOut' })
    : ok({ person, demo: deps.keeper.records.demo, world: deps.world })
}
