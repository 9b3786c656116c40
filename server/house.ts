/** Composes the server: the only file that knows every floor. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import path from 'node:path'
import { fail, ok, type Result } from '#shared/failure'
import type { PersonId } from '#shared/ids'
import type { Config } from './config.ts'
import { answerControl } from './control.ts'
import { buildApp } from './http/app.ts'
import type { Pages, Readiness } from './http/deps.ts'
import { builtPages } from './http/pages.ts'
import { openSessionDoor, type SessionDoor } from './http/session-door.ts'
import { keepHandles } from './handles.ts'
import type { Log } from './log.ts'
import { keepHouse } from './housekeeping.ts'
import { Mailing } from './mail/mailing.ts'
import { outboxPost } from './mail/outbox.ts'
import { smtpPost } from './mail/smtp.ts'
import { closeOffice, openOffice, type Office } from './office.ts'
import { run } from './program.ts'
import { stopInOrder } from './shutdown.ts'
import { Newsroom } from './work/newsroom.ts'
import { keyOf } from './store/sessions.ts'
import type { StoreState } from './store/texts.ts'
import type { Flow } from './sync/bucket.ts'
import { defaultOptions, openSyncDoor, type DoorDeps, type DoorOptions, type SyncDoor } from './sync/door.ts'
import { Freezer } from './work/freezer.ts'
import { PressThread } from './press/press-machine.ts'
import { Press } from './press/press.ts'
import { makeInThread } from './work/make-in-thread.ts'
import { ReadingTexts } from './work/reading-texts.ts'
import { Weighings } from './work/weighings.ts'

export interface RunningServer {
  /** Stops in order. Fails: storeUnavailable when no checkpoint could be written (the journal holds everything). */
  stop(): Promise<Result<void>>
}

/** A request that comes in slowly is waited for so long, in milliseconds, and looked after every few seconds. */
const patience = {
  requestTimeout: 60_000,
  headersTimeout: 15_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
}
/** Sockets, and as many requests again. */
const mostConnections = 2 * defaultOptions.sockets

/** The interface as `npm run build` leaves it, beside this program. */
const builtInterface = path.resolve(import.meta.dirname, '../../client/dist')

/** Makes the interface for this server. */
export type PagesFor = (server: Server, config: Config) => Promise<Pages> | Pages

/** Opens the data folder and both doors, and listens. Fails: storeUnavailable; invalid when it cannot listen. */
export async function startServer(
  config: Config,
  log: Log,
  pagesFor: PagesFor = () => builtPages(config, builtInterface),
): Promise<Result<RunningServer>> {
  const opened = await openOffice(config, log)
  if (!opened.ok) return opened
  const office = opened.value
  const server = createServer(patience)
  const stop = openDoors({ office, config, log, server, pages: await pagesFor(server, config) })
  const listening = await listen(server, config)
  if (listening.ok) await keepHandles(server, mostConnections, log)
  if (listening.ok) return ok({ stop })
  await stop()
  return listening
}

interface Doors {
  readonly office: Office
  readonly config: Config
  readonly log: Log
  readonly server: Server
  readonly pages: Pages
}

/** Returns the way to stop. */
function openDoors({ office, config, log, server, pages }: Doors): RunningServer['stop'] {
  const { store, keeper, world, sealer, now } = office
  const sessionDoor = openSessionDoor({
    config,
    sessions: store.sessions,
    secret: office.cookieSecret,
    keyOf,
    now,
  })
  const sync = openSync(server, office, sessionDoor, config)
  let stopping = false
  const readiness = () =>
    stopping ? ({ ready: false, cause: 'the server is stopping' } as const) : readinessOf(office)
  const { texts, people, sessions, kept, openings, marks } = store
  const press = new Press(new PressThread())
  const { newsroom, stopMail } = openMail(office, config, log)
  server.on(
    'request',
    buildApp({
      config,
      world,
      log,
      keeper,
      texts,
      kept,
      openings,
      sealer,
      freezer: new Freezer({ keeper, texts, kept, openings, people, sealer, now }),
      rooms: sync,
      people,
      sessions,
      marks,
      newsroom,
      sessionDoor,
      readiness,
      pages,
      weighings: new Weighings(makeInThread),
      press,
      readingTexts: new ReadingTexts(texts),
    }),
  )
  tellOfDisk(office, log)
  const stopHousekeeping = keepHouse(store.texts)
  store.lock.listen((request) => answerControl(office, request))
  return async () => {
    stopping = true
    await Promise.all([stopHousekeeping(), stopMail(), press.stop()])
    return stopInOrder({ server, closeSync: () => sync.close(), closeOffice: () => closeOffice(office) })
  }
}

/** What concerns each person, in the page and by mail. */
function openMail({ store, keeper, now }: Office, config: Config, log: Log) {
  const { people, marks } = store
  const { mail, baseUrl } = config
  const sender = { from: mail.from, host: baseUrl.hostname }
  const post = mail.smtp === null ? outboxPost(store.outbox, sender) : smtpPost(mail.smtp, sender)
  const newsroom = new Newsroom({ keeper, people, marks, way: post.way })
  const gatherMs = 1000 * mail.gatherSeconds
  const mailing = new Mailing({ keeper, people, marks, newsroom, baseUrl, post, log, now, gatherMs })
  mailing.start()
  return { newsroom, stopMail: () => mailing.stop() }
}

/** Whoever runs the server learns at once that the disk refuses, and when it takes writes again. */
function tellOfDisk({ store }: Office, log: Log): void {
  const tell = (what: string) => (state: StoreState) => {
    if (state.writable) log.warn({ what }, 'the store takes writes again')
    else log.error({ what, cause: state.cause }, 'the store takes no writes; people can only read')
  }
  store.texts.onState(tell('texts'))
  store.journal.onState(tell('journal'))
}

function readinessOf({ store }: Office): Readiness {
  const refusing = [store.texts.state, store.journal.state].find((state) => !state.writable)
  return refusing === undefined || refusing.writable
    ? { ready: true }
    : { ready: false, cause: refusing.cause }
}

async function listen(server: Server, { port, host }: Config): Promise<Result<void>> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
    return ok(undefined)
  } catch (error) {
    return fail({ kind: 'invalid', issues: [`cannot listen on ${host}:${port}: ${String(error)}`] })
  }
}

function openSync(
  server: Server,
  { store, keeper }: Office,
  { visitor }: SessionDoor,
  config: Config,
): SyncDoor {
  const nameOf = (person: PersonId) => store.people.byId(person)?.name ?? ''
  const deps: DoorDeps = {
    texts: store.texts,
    keeper,
    whoIs: (request) => {
      const caller = visitor(request)
      return caller !== null && store.people.byId(caller.person) !== null ? caller : null
    },
    nameOf,
    onSessionEnded: (listener) => store.sessions.onEnded(listener),
    origins: config.origins,
  }
  return openSyncDoor(server, deps, limitsFor(config.messagesPerSecond))
}

/** Who may send more from one socket may do so, in proportion, from all of them, and have it worked on. */
function limitsFor(messagesPerSecond: number): Pick<DoorOptions, 'socket' | 'person'> {
  const { socket, person } = defaultOptions
  const times = messagesPerSecond / socket.messages.perSecond
  const raised = (flow: Flow): Flow => ({ perSecond: times * flow.perSecond, burst: times * flow.burst })
  return {
    socket: { ...socket, messages: raised(socket.messages) },
    person: { ...person, messages: raised(person.messages), work: raised(person.work) },
  }
}

/** Serves or carries out a command, as the arguments say, and ends the process. */
export async function main(pagesFor?: PagesFor): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), (config, log) => startServer(config, log, pagesFor))
}
