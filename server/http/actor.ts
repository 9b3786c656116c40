/** Who asks: the person of the session, as long as she is still there. */
import type { Request, Response } from 'express'
import type { PersonId } from '#shared/ids'
import { fail, ok, type Result } from '#shared/failure'
import type { HttpDeps } from './deps.ts'
import { answer } from './respond.ts'
import { personIn } from './session-door.ts'

/** Fails: signedOut. */
export function actorOf(deps: HttpDeps, request: Request): Result<PersonId> {
  const person = personIn(request)
  const known = person !== null && deps.people.byId(person) !== null
  return known ? ok(person) : fail({ kind: 'signedOut' })
}

/** A handler that only runs for someone signed in, and answers with what it returns. */
export const asActor =
  <T>(
    deps: HttpDeps,
    status: number,
    handle: (actor: PersonId, request: Request) => Promise<Result<T>> | Result<T>,
  ) =>
  async (request: Request, response: Response): Promise<void> => {
    const actor = actorOf(deps, request)
    answer(response, actor.ok ? await handle(actor.value, request) : actor, status)
  }
