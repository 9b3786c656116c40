/** Files on their way to our own server: bytes, not JSON. */
import type { Refusal } from '#shared/api'
import { fail, ok, type Result } from '#shared/failure'

/** A slow line may take this long for ten megabytes. */
const patienceMillis = 120_000

/** Brings the file to `path`. Fails: what the server refuses with, and `unreachable`. */
export async function upload<T>(path: string, file: File): Promise<Result<T>> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(patienceMillis),
      headers: { accept: 'application/json', 'content-type': 'application/octet-stream' },
      body: file,
    })
    // Our own server wrote it: the shape is the one `shared/signoff-api` promises for this path.
    if (answer.ok) return ok((await answer.json()) as T)
    const { failure } = (await answer.json()) as Partial<Refusal>
    return fail(failure ?? { kind: 'unreachable' })
  } catch {
    return fail({ kind: 'unreachable' })
  }
}
