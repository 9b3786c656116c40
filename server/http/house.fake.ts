/** The HTTP door of a demo world in memory, and agents that are its people. */
import { createHash } from 'node:crypto'
import type { Express } from 'express'
import supertest from 'supertest'
import { noFacts } from '#shared/facts'
import { must, ok, type Result } from '#shared/failure'
import { personId, type PersonId } from '#shared/ids'
import { readConfig, type Config } from '../config.ts'
import { openLog } from '../log.ts'
import { newSealer } from '../store/seal-key.ts'
import type { SessionKey, SessionRecord, Sessions } from '../store/sessions.ts'
import { Press } from '../press/press.ts'
import { PressHere } from '../press/press.fake.ts'
import { openDemoWorld } from '../work/demo-world.ts'
import { foundPaper, plainFoundation } from '../work/founding.ts'
import { Freezer } from '../work/freezer.ts'
import {
  EmptyRooms,
  MemoryFiles,
  MemoryMarks,
  MemoryOpenings,
  MemoryPeople,
  MemoryTexts,
  ReadyDisk,
} from '../work/memory.fake.ts'
import { Newsroom } from '../work/newsroom.ts'
import { ReadingTexts } from '../work/reading-texts.ts'
import { RecordsKeeper } from '../work/records.ts'
import { makeHere } from '../work/weighing-file.ts'
import { Weighings } from '../work/weighings.ts'
import { buildApp } from './app.ts'
import type { HttpDeps, Readiness } from './deps.ts'
import { strictPolicy } from './headers.ts'
import { openSessionDoor } from './session-door.ts'

/** One for all tests: they come and go in numbers. */
const testSealer = newSealer()

export const keyOf = (sid: string): SessionKey => createHash('sha256').update(sid).digest('hex') as SessionKey

export class MemorySessions implements Sessions {
  readonly records = new Map<string, SessionRecord>()
  readonly ended: SessionKey[] = []
  readonly #now: () => Date

  constructor(now: () => Date) {
    this.#now = now
  }

  get(sid: string): SessionRecord | null {
    const found = this.records.get(sid)
    return found === undefined || found.expiresAt <= this.#now().getTime() ? null : found
  }

  async put(sid: string, session: SessionRecord): Promise<Result<void>> {
    this.records.set(sid, session)
    return ok(undefined)
  }

  touch(sid: string, expiresAt: number): void {
    const found = this.records.get(sid)
    if (found !== undefined) this.records.set(sid, { ...found, lastSeenAt: this.#now().getTime(), expiresAt })
  }

  async end(sid: string): Promise<Result<void>> {
    if (this.records.delete(sid)) this.ended.push(keyOf(sid))
    return ok(undefined)
  }

  async endAllOf(person: PersonId): Promise<Result<void>> {
    for (const [sid, record] of this.records) if (record.person === person) await this.end(sid)
    return ok(undefined)
  }

  onEnded = () => () => {}
}

export interface House extends HttpDeps {
  readonly app: Express
  readonly keeper: RecordsKeeper
  readonly people: MemoryPeople
  readonly sessions: MemorySessions
  readonly texts: MemoryTexts
  readonly kept: MemoryFiles
  readonly openings: MemoryOpenings
  readonly marks: MemoryMarks
  readonly rooms: EmptyRooms
  readonly now: () => Date
  /** What the log said, line by line. */
  readonly logged: object[]
  readiness: () => Readiness
  /** Moves the clock on, in milliseconds. */
  pass(millis: number): void
  /** An agent who is this person of the demo world: `per_<name>`. */
  as(name: string): Promise<ReturnType<typeof supertest.agent>>
  readonly visitor: ReturnType<typeof supertest.agent>
}

/** @param options.demo whether it is a demo world; else an empty paper without people. */
export async function openHouse(
  options: { demo?: boolean; env?: Record<string, string>; pages?: HttpDeps['pages']['serve'] } = {},
): Promise<House> {
  const config = configOf(options.env ?? {})
  let time = Date.parse('2026-11-22T12:00:00Z')
  const now = () => new Date(time)
  const [texts, people, kept] = [new MemoryTexts(), new MemoryPeople(), new MemoryFiles()]
  const sessions = new MemorySessions(now)
  const keeper = new RecordsKeeper(new ReadyDisk(), { facts: noFacts, checkpointed: 0, recent: [] }, now)
  if (options.demo === false) await foundPaper(keeper, texts, plainFoundation)
  else await openDemoWorld(keeper, { texts, people, kept }, now())
  const logged: object[] = []
  const log = openLog('debug', { write: (line) => void logged.push(JSON.parse(line) as object) })
  const sessionDoor = openSessionDoor({ config, sessions, secret: 'f'.repeat(64), keyOf, now })
  const pages = {
    serve: options.pages ?? ((_request, _response, next) => next()),
    policy: strictPolicy(config),
  }
  const [openings, marks] = [new MemoryOpenings(), new MemoryMarks()]
  const deps = {
    config,
    world: 'w0',
    log,
    keeper,
    texts,
    kept,
    openings,
    sealer: testSealer,
    freezer: new Freezer({ keeper, texts, kept, openings, people, sealer: testSealer, now }),
    rooms: new EmptyRooms(texts),
    people,
    sessions,
    marks,
    newsroom: new Newsroom({ keeper, people, marks, way: 'outbox' }),
    sessionDoor,
    pages,
    weighings: new Weighings(makeHere),
    press: new Press(new PressHere()),
    readingTexts: new ReadingTexts(texts),
    readiness: (): Readiness => ({ ready: true }),
  }
  const house = { ...deps, now, logged, pass: (millis: number) => void (time += millis) }
  const app = buildApp({ ...deps, readiness: () => opened.readiness() })
  const opened: House = { ...house, app, visitor: supertest.agent(app), as: (name) => signedIn(app, name) }
  return opened
}

function configOf(env: Record<string, string>): Config {
  const read = readConfig({ LIP_BASE_URL: 'http://lip.test', ...env })
  return must(read.ok ? read.value : null, 'the test environment is a good one')
}

async function signedIn(app: Express, name: string): Promise<ReturnType<typeof supertest.agent>> {
  const agent = supertest.agent(app)
  await agent
    .post('/api/demo/session')
    .send({ person: personId.parse(`per_${name}`) })
    .expect(200)
  return agent
}
