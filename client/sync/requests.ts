/** Requests to our own server: JSON both ways, failures as values. */
import { fail, ok, type Failure, type Result } from '#shared/failure'
import type { Refusal } from '#shared/api'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

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
    const found = method === 'GET' ? await answeredAhead(path) : null
    // Our own server wrote it: the shape is the one `shared/api` promises for this path.
    return found === null ? await read<T>(await ask(method, path, body, patience)) : ok(found.value as T)
  } catch {
    return fail({ kind: 'unreachable' })
  }
}

const ask = (method: Method, path: string, body: unknown, patience: number): Promise<Response> =>
  fetch(path, {
    method,
    credentials: 'same-origin',
    signal: AbortSignal.timeout(patience),
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

interface Found {
  readonly value: unknown
}

const ahead = new Map<string, Promise<Found | null>>()

/** Begins to ask for `path`: the next `request` for it finds its answer on the way. A refusal is asked for again. */
export function askAhead(path: string, patience: number): void {
  const answer = ask('GET', path, undefined, patience)
  const found = answer.then(async (given) => (given.ok ? { value: await given.json() } : null))
  found.catch(() => {})
  ahead.set(path, found)
}

function answeredAhead(path: string): Promise<Found | null> | null {
  const found = ahead.get(path) ?? null
  ahead.delete(path)
  return found
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
