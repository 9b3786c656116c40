/** Result → answer. The only place that turns a failure into a status. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Response } from 'express'
import type { Refusal } from '#shared/api'
import { unreachable, type Failure, type Result } from '#shared/failure'

export function statusOf(failure: Failure): number {
  switch (failure.kind) {
    case 'invalid':
      return 400
    case 'signedOut':
    case 'wrongCredentials':
      return 401
    case 'forbidden':
    case 'foreignOrigin':
      return 403
    case 'notFound':
      return 404
    case 'alreadyExists':
    case 'overtaken':
    case 'notSignedOff':
    case 'objectionOpen':
    case 'resolutionMade':
      return 409
    case 'removed':
      return 410
    case 'tooLarge':
      return 413
    case 'locked':
      return 423
    case 'outdatedClient':
      return 426
    case 'tooMany':
      return 429
    case 'serverError':
      return 500
    case 'storeUnavailable':
    case 'unreachable':
      return 503
    default:
      return unreachable(failure)
  }
}

/** The value as JSON with `status` (204: nothing), or the failure with its own. */
export function answer<T>(response: Response, result: Result<T>, status = 200): void {
  if (!result.ok) return refuse(response, result.failure)
  if (status === 204) response.status(204).end()
  else response.status(status).json(result.value)
}

/** JSON (or another text) that is long, told piece by piece: others have their turn in between. Whoever goes away meanwhile hears no more. */
export async function answerInPieces(
  response: Response,
  json: Iterable<string>,
  type = 'json',
): Promise<void> {
  response.status(200).type(type)
  await pipeline(Readable.from(inTurns(json)), response).catch((error: unknown) => {
    if (!response.destroyed) throw error
  })
}

async function* inTurns(json: Iterable<string>): AsyncGenerator<string> {
  for (const piece of json) {
    yield piece
    await nextTurn()
  }
}

export function refuse(response: Response, failure: Failure): void {
  if (failure.kind === 'tooMany') response.set('Retry-After', String(failure.retryAfterSeconds))
  const refusal: Refusal = { failure: told(failure) }
  response.status(statusOf(failure)).json(refusal)
}

/** What the disk says about itself (paths, error codes) is for the log alone. */
const told = (failure: Failure): Failure =>
  failure.kind === 'storeUnavailable'
    ? { ...failure, cause: 'the store takes no writes at the moment' }
    : failure
