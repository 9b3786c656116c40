/** A command: an id in the path, what is asked in the body, and the number of the last entry as answer. */
import type { Done } from '#shared/api'
import type { Entry } from '#shared/events'
import { ok, type Result } from '#shared/failure'
import { chapterId, sectionId, threadId, versionId, type PersonId } from '#shared/ids'
import type * as z from 'zod/mini'
import { asActor } from './actor.ts'
import { bodyOf, idIn } from './body.ts'
import type { HttpDeps } from './deps.ts'

export type Committed = Promise<Result<readonly Entry[]>>

/** What a path names, and how its id is read. */
interface Noun<I extends z.ZodMiniType> {
  readonly name: 'chapter' | 'section' | 'thread' | 'version'
  readonly id: I
}

export const aChapter = { name: 'chapter', id: chapterId } as const
export const aSection = { name: 'section', id: sectionId } as const
export const aThread = { name: 'thread', id: threadId } as const
export const aVersion = { name: 'version', id: versionId } as const

/** A command to what the path names, with a body. */
export const command = <I extends z.ZodMiniType, S extends z.ZodMiniType>(
  deps: HttpDeps,
  noun: Noun<I>,
  schema: S,
  run: (by: PersonId, id: z.output<I>, body: z.output<S>) => Committed,
  status = 200,
): ReturnType<typeof asActor<Done>> =>
  asActor(deps, status, async (actor, request) => {
    const id = idIn(request, noun.name, noun.id)
    const body = bodyOf(request, schema)
    if (!id.ok) return id
    return body.ok ? done(deps, await run(actor, id.value, body.value)) : body
  })

/** A command that the path says all of. */
export const bareCommand = <I extends z.ZodMiniType>(
  deps: HttpDeps,
  noun: Noun<I>,
  run: (by: PersonId, id: z.output<I>) => Committed,
): ReturnType<typeof asActor<Done>> =>
  asActor(deps, 200, async (actor, request) => {
    const id = idIn(request, noun.name, noun.id)
    return id.ok ? done(deps, await run(actor, id.value)) : id
  })

/** Where nothing had to happen, everything up to now has. */
export const done = (deps: HttpDeps, committed: Awaited<Committed>): Result<Done> =>
  committed.ok ? ok({ seq: committed.value.at(-1)?.seq ?? deps.keeper.records.seq }) : committed
