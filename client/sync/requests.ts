/** Requests to our own server: JSON both ways, failures as values. */
import { fail, ok, type Failure, type Result } from '#shared/failure'
import type { Refusal } from '#shared/api'

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** In a dead network a browser waits for ever, and keeps one of its six connections for it. */
const patienceMillis = 30_000

/**
 * Asks the server for `path` (same origin, with the session's cookie).
 * @param body anything JSON can say; left out: no body.
 * @param patience milliseconds after which no answer counts as none.
 * Fails: what the server refuses with, and `unreachable` when there was no answer of ours.
 */
export async function request<T>(
  method: Method,
  path: string,
  body?: unknown,
  patience = patienceMillis,
): Promise<Result<T>> {
  try {
    const answer = await fetch(path, {
      method,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(patience),
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return await read<T>(answer)
  } catch {
    return fail({ kind: 'unreachable' })
  }
}

async function read<T>(answer: Response): Promise<Result<T>> {
  if (!answer.ok) return fail(refusal(await answer.json()))
  // Our own server wrote it: the shape is the one `shared/api` promises for this path.
  return ok((answer.status === 204 ? undefined : await answer.json()) as T)
}

/** What stands between us and the server (a proxy, a captive portal) answers in its own words. */
function refusal(said: unknown): Failure {
  const { failure } = (said ?? {}) as Partial<Refusal>
  return failure ?? { kind: 'unreachable' }
}
