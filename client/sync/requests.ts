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

/** An answer, and the tag by which one can ask whether there is a newer one. */
export interface Tagged<T> {
  readonly value: T
  readonly tag: string | null
}

/** Asks for `path` unless it is what `tag` names still: then null. Fails: as `request`. */
export async function requestNewer<T>(
  path: string,
  tag: string | null,
  patience: number,
): Promise<Result<Tagged<T> | null>> {
  try {
    const found = await answeredAhead(path)
    if (found !== null) return ok({ value: found.value as T, tag: found.tag })
    const answer = await ask('GET', path, undefined, patience, tag === null ? {} : { 'if-none-match': tag })
    if (answer.status === 304) return ok(null)
    return answer.ok ? ok(await tagged<T>(answer)) : fail(refusal(await answer.json()))
  } catch {
    return fail({ kind: 'unreachable' })
  }
}

const ask = (
  method: Method,
  path: string,
  body: unknown,
  patience: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  fetch(path, {
    method,
    credentials: 'same-origin',
    signal: AbortSignal.timeout(patience),
    headers: {
      ...headers,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

const ahead = new Map<string, Promise<Tagged<unknown> | null>>()

/** Begins to ask for `path`: the next `request` for it finds its answer on the way. A refusal is asked for again. */
export function askAhead(path: string, patience: number): void {
  const answer = ask('GET', path, undefined, patience)
  const found = answer.then(async (given) => (given.ok ? tagged<unknown>(given) : null))
  found.catch(() => {})
  ahead.set(path, found)
}

function answeredAhead(path: string): Promise<Tagged<unknown> | null> | null {
  const found = ahead.get(path) ?? null
  ahead.delete(path)
  return found
}

// Our own server wrote it: the shape is the one `shared/api` promises for its path.
const tagged = async <T>(answer: Response): Promise<Tagged<T>> => ({
  value: (await answer.json()) as T,
  tag: answer.headers.get('etag'),
})

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
