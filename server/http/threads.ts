/** What is said about the text: read by those who read the draft, and the commands that add to it. */
import { Router, type Request } from 'express'
import {
  assignment,
  assignments,
  editRemark,
  joining,
  keepAnchors,
  newReply,
  newThread,
  rejecting,
  resolving,
  resolvings,
  tagging,
  taggings,
  whichRemark,
  type ThreadsView,
} from '#shared/api'
import { ok, type Result } from '#shared/failure'
import { chapterId, type PersonId } from '#shared/ids'
import * as decisions from '../work/thread-decisions.ts'
import * as work from '../work/threads.ts'
import { actorOf } from './actor.ts'
import { idIn } from './body.ts'
import { aChapter, aSection, aThread, bareCommand, command } from './command.ts'
import type { HttpDeps } from './deps.ts'
import { commandLimit } from './limits.ts'
import { answerInPieces, refuse } from './respond.ts'

export function threadRoutes(deps: HttpDeps): Router {
  const routes = Router()
  const limit = commandLimit(deps.config)
  routes.get('/chapters/:chapter/threads', async (request, response) => {
    const actor = actorOf(deps, request)
    const view = actor.ok ? threadsFor(deps, actor.value, request) : actor
    if (view.ok) await answerInPieces(response, piecesOf(view.value))
    else refuse(response, view.failure)
  })
  for (const path of [
    '/sections/:section/threads',
    '/sections/:section/anchors',
    '/threads',
    '/chapters/:chapter/threads',
  ])
    routes.use(path, limit)
  routes.use(remarkRoutes(deps), decisionRoutes(deps), tableRoutes(deps))
  return routes
}

function threadsFor(deps: HttpDeps, actor: PersonId, request: Request): Result<ThreadsView> {
  const chapter = idIn(request, 'chapter', chapterId)
  if (!chapter.ok) return chapter
  const threads = work.chapterThreads(deps.keeper, actor, chapter.value)
  return threads.ok ? ok({ seq: deps.keeper.records.seq, threads: threads.value }) : threads
}

/** So many threads make one piece of the answer. */
const together = 50

/** The view as JSON: ten thousand threads in one piece would make everyone wait. */
function* piecesOf({ seq, threads }: ThreadsView): Generator<string> {
  yield `{"seq":${seq},"threads":[`
  for (let at = 0; at < threads.length; at += together) {
    const some = JSON.stringify(threads.slice(at, at + together)).slice(1, -1)
    yield at === 0 ? some : `,${some}`
  }
  yield ']}'
}

/** Saying something, and where it stands. */
function remarkRoutes(deps: HttpDeps): Router {
  const { keeper } = deps
  const routes = Router()
  routes.post(
    '/sections/:section/threads',
    command(deps, aSection, newThread, (by, id, body) => work.openThread(keeper, by, id, body), 201),
  )
  routes.put(
    '/sections/:section/anchors',
    command(deps, aSection, keepAnchors, (by, id, body) => work.keepAnchors(keeper, by, id, body)),
  )
  routes.post(
    '/threads/:thread/replies',
    command(deps, aThread, newReply, (by, id, body) => work.replyTo(keeper, by, id, body), 201),
  )
  routes.patch(
    '/threads/:thread/remarks',
    command(deps, aThread, editRemark, (by, id, body) => work.editRemark(keeper, by, id, body)),
  )
  routes.delete(
    '/threads/:thread/remarks',
    command(deps, aThread, whichRemark, (by, id, { reply }) => work.withdrawRemark(keeper, by, id, reply)),
  )
  return routes
}

/** What becomes of a thread. */
function decisionRoutes(deps: HttpDeps): Router {
  const { keeper } = deps
  const routes = Router()
  routes.post(
    '/threads/:thread/resolve',
    command(deps, aThread, resolving, (by, id, body) => decisions.resolveThread(keeper, by, id, body)),
  )
  routes.post(
    '/threads/:thread/reopen',
    bareCommand(deps, aThread, (by, id) => decisions.reopenThread(keeper, by, id)),
  )
  routes.post(
    '/threads/:thread/accept',
    bareCommand(deps, aThread, (by, id) => decisions.acceptSuggestion(keeper, by, id)),
  )
  routes.post(
    '/threads/:thread/reject',
    command(deps, aThread, rejecting, (by, id, body) => decisions.rejectSuggestion(keeper, by, id, body)),
  )
  routes.post(
    '/threads/:thread/withdraw-suggestion',
    bareCommand(deps, aThread, (by, id) => decisions.withdrawSuggestion(keeper, by, id)),
  )
  return routes
}

/** The moderation's table: one thread, or several at once. */
function tableRoutes(deps: HttpDeps): Router {
  const { keeper } = deps
  const routes = Router()
  routes.post(
    '/threads/:thread/assign',
    command(deps, aThread, assignment, (by, id, body) => work.assignThreads(keeper, by, [id], body)),
  )
  routes.post(
    '/threads/:thread/tag',
    command(deps, aThread, tagging, (by, id, body) => work.tagThreads(keeper, by, [id], body)),
  )
  routes.post(
    '/chapters/:chapter/threads/assign',
    command(deps, aChapter, assignments, (by, chapter, { threads, ...said }) =>
      work.assignThreads(keeper, by, threads, said, chapter),
    ),
  )
  routes.post(
    '/chapters/:chapter/threads/tag',
    command(deps, aChapter, taggings, (by, chapter, { threads, ...said }) =>
      work.tagThreads(keeper, by, threads, said, chapter),
    ),
  )
  routes.post(
    '/chapters/:chapter/threads/resolve',
    command(deps, aChapter, resolvings, (by, chapter, { threads, ...said }) =>
      decisions.resolveThreads(keeper, by, threads, said, chapter),
    ),
  )
  routes.post(
    '/chapters/:chapter/threads/join',
    command(deps, aChapter, joining, (by, chapter, body) => decisions.joinThreads(keeper, by, chapter, body)),
  )
  return routes
}
