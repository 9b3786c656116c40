/** Parsing what a request brings, at the edge. */
import type { Request } from 'express'
import type * as z from 'zod/mini'
import { fail, ok, type Failure, type Result } from '#shared/failure'

/** The body as `schema` reads it. Fails: invalid, with one line for each thing that is wrong. */
export function bodyOf<S extends z.ZodMiniType>(request: Request, schema: S): Result<z.output<S>> {
  const read = schema.safeParse(request.body)
  if (read.success) return ok(read.data)
  return fail({
    kind: 'invalid',
    issues: read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  })
}

/** The id in the path. Fails: notFound, because what is no id names nothing. */
export function idIn<S extends z.ZodMiniType>(
  request: Request,
  name: 'paper' | 'chapter' | 'section' | 'thread' | 'version',
  schema: S,
): Result<z.output<S>> {
  const read = schema.safeParse(request.params[name])
  const missing: Failure = { kind: 'notFound', what: name }
  return read.success ? ok(read.data) : fail(missing)
}
