/** Sign-offs: what is called for, answered, entered and reopened. */
import { Router, type Request } from 'express'
import { fail, type Result } from '#shared/failure'
import { chapterId, sectionId, type PersonId } from '#shared/ids'
import {
  answering,
  answeringObjection,
  callForSignOff,
  correcting,
  disputing,
  entering,
  reopening,
  revoking,
  setCorrections,
  setQuorum,
  type SignOffsView,
} from '#shared/signoff-api'
import { Glances } from '../work/contents.ts'
import { Corrections } from '../work/corrections.ts'
import { callForSignOff as call, reopen } from '../work/signoff-call.ts'
import { chapterSignOffs, signedText } from '../work/signoff-view.ts'
import * as work from '../work/signoff.ts'
import { actorOf, asActor } from './actor.ts'
import { idIn } from './body.ts'
import { aChapter, aSection, bareCommand, command } from './command.ts'
import type { HttpDeps } from './deps.ts'
import { commandLimit, fileLimit } from './limits.ts'
import { refuse } from './respond.ts'

export function signOffRoutes(deps: HttpDeps): Router {
  const routes = Router()
  const limit = commandLimit(deps.config)
  const glances = new Glances(deps.texts)
  routes.get(
    '/chapters/:chapter/sign-offs',
    limit,
    asActor(deps, 200, (actor, request) => viewFor(deps, glances, actor, request)),
  )
  routes.get('/sections/:section/signed/:hash', limit, async (request, response) => {
    const actor = actorOf(deps, request)
    const text = actor.ok ? await textFor(deps, actor.value, request) : actor
    if (text.ok) response.type('json').send(text.value)
    else refuse(response, text.failure)
  })
  const commands = ['sections/:section/sign-off', 'sections/:section/reopen', 'chapters/:chapter/quorum']
  routes.use(
    [...commands, 'chapters/:chapter/corrections'].map((path) => `/${path}`),
    limit,
  )
  routes.use(textRoutes(deps), moderationRoutes(deps), answerRoutes(deps))
  return routes
}

async function viewFor(
  deps: HttpDeps,
  glances: Glances,
  actor: PersonId,
  request: Request,
): Promise<Result<SignOffsView>> {
  const chapter = idIn(request, 'chapter', chapterId)
  return chapter.ok ? chapterSignOffs(deps.keeper, glances, actor, chapter.value) : chapter
}

async function textFor(deps: HttpDeps, actor: PersonId, request: Request): Promise<Result<Buffer>> {
  const section = idIn(request, 'section', sectionId)
  const hash = request.params['hash']
  if (!section.ok) return section
  if (typeof hash !== 'string') return fail({ kind: 'notFound', what: 'file' })
  return signedText(deps.keeper, deps.kept, actor, section.value, hash)
}

/** What locks a text, opens it, or corrects it. A call and a correction make a machine read the whole text. */
function textRoutes(deps: HttpDeps): Router {
  const { keeper } = deps
  const routes = Router()
  const corrections = new Corrections(deps)
  routes.post(
    '/chapters/:chapter/sign-offs/call',
    fileLimit(),
    command(deps, aChapter, callForSignOff, (by, id, body) => call(deps, by, id, body)),
  )
  routes.post(
    '/sections/:section/reopen',
    command(deps, aSection, reopening, (by, id, body) =>
      corrections.behind(id, () => reopen(keeper, by, id, body)),
    ),
  )
  routes.post(
    '/sections/:section/sign-off/correct',
    fileLimit(),
    command(deps, aSection, correcting, (by, id, body) => corrections.correct(by, id, body), 201),
  )
  return routes
}

/** What else the moderation does. */
function moderationRoutes(deps: HttpDeps): Router {
  const { keeper, kept } = deps
  const routes = Router()
  routes.put(
    '/chapters/:chapter/corrections',
    command(deps, aChapter, setCorrections, (by, id, body) => work.setCorrections(keeper, by, id, body)),
  )
  routes.put(
    '/chapters/:chapter/quorum',
    command(deps, aChapter, setQuorum, (by, id, body) => work.setQuorum(keeper, by, id, body)),
  )
  routes.post(
    '/sections/:section/sign-off/enter',
    command(deps, aSection, entering, (by, id, body) => work.enter(keeper, kept, by, id, body), 201),
  )
  routes.post(
    '/sections/:section/sign-off/answer-objection',
    command(deps, aSection, answeringObjection, (by, id, body) => work.answerObjection(keeper, by, id, body)),
  )
  return routes
}

/** What each expert does for herself. */
function answerRoutes(deps: HttpDeps): Router {
  const { keeper } = deps
  const routes = Router()
  routes.post(
    '/sections/:section/sign-off',
    command(deps, aSection, answering, (by, id, body) => work.answer(keeper, by, id, body), 201),
  )
  routes.post(
    '/sections/:section/sign-off/take-back',
    bareCommand(deps, aSection, (by, id) => work.takeBack(keeper, by, id)),
  )
  routes.post(
    '/sections/:section/sign-off/revoke',
    command(deps, aSection, revoking, (by, id, body) => work.revoke(keeper, by, id, body)),
  )
  routes.post(
    '/sections/:section/sign-off/dispute',
    command(deps, aSection, disputing, (by, id, body) => work.dispute(keeper, by, id, body)),
  )
  return routes
}
