/** Who is measured: our server, a bare relay in two manners, and Hocuspocus. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DemoPeople, RecordsView } from '#shared/api'
import { must } from '#shared/failure'
import { hocuspocus, plain, relayed, relayedInBatches, type Dialect } from './dialect.ts'
import type { Peer } from './peer.ts'
import { Measured } from './process.ts'
import type { Address } from './raw-socket.ts'

/** A room to meet in: how to get there, and how to speak there. */
export interface Place {
  readonly dialect: Dialect
  /** The `index`th connection's address: connections are spread over the people who may come. */
  address(index: number): Address
}

/** A started contender. `reopen` ends it in order and starts it on the same data. */
export interface Running {
  readonly measured: Measured
  /** A room by number; the same number is the same room. */
  place(number: number): Promise<Place>
  reopen(): Promise<Running>
  stop(): Promise<void>
}

export const names = ['ours', 'hocuspocus', 'relay', 'batchedRelay', 'singleEditor'] as const
export type Name = (typeof names)[number]

export interface Contender {
  readonly name: Name
  /** Throws for one that is no server. */
  start(): Promise<Running>
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** @param node the Node binary that all contenders run on. */
export function contenders(node: string, peer: Peer | null): Contender[] {
  const relays: Contender[] = [
    { name: 'relay', start: () => startRelay(node, 'single', relayed) },
    { name: 'batchedRelay', start: () => startRelay(node, 'batched', relayedInBatches) },
  ]
  const rival: Contender[] =
    peer === null ? [] : [{ name: 'hocuspocus', start: () => startHocuspocus(node, peer, freshFolder()) }]
  const page: Contender = {
    name: 'singleEditor',
    start: () => Promise.reject(new Error('a page of its own, without a server to start')),
  }
  return [{ name: 'ours', start: () => startOurs(node, freshFolder()) }, ...rival, ...relays, page]
}

const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'lip-bench-'))

async function startRelay(node: string, manner: string, dialect: Dialect): Promise<Running> {
  const measured = await Measured.start({ node, script: here('servers/relay.js'), words: [manner] })
  const place = (number: number): Promise<Place> =>
    Promise.resolve({ dialect, address: () => ({ port: measured.port, path: `/${number}`, headers: {} }) })
  const stop = () => measured.stop()
  return { measured, place, stop, reopen: () => stop().then(() => startRelay(node, manner, dialect)) }
}

async function startHocuspocus(node: string, peer: Peer, folder: string): Promise<Running> {
  const env = { BENCH_DATABASE: join(folder, 'hocuspocus.sqlite') }
  const measured = await Measured.start({ node, script: peer.script, env, folder: peer.folder })
  const place = (number: number): Promise<Place> =>
    Promise.resolve({
      dialect: hocuspocus(`room-${number}`),
      address: () => ({ port: measured.port, path: '/', headers: {} }),
    })
  return {
    measured,
    place,
    reopen: () => measured.stop().then(() => startHocuspocus(node, peer, folder)),
    stop: () => measured.stop().then(() => rmSync(folder, { recursive: true, force: true })),
  }
}

/** The built server with a demo world. Its limits are lifted: 30 writers stand for a whole city, one commenter too. */
async function startOurs(node: string, folder: string): Promise<Running> {
  const script = here('../../../server/dist/main.js')
  const env = {
    ...{ LIP_DATA_DIR: folder, LIP_LOG_LEVEL: 'error' },
    ...{ LIP_LIMIT_MESSAGES_PER_SECOND: '100000', LIP_LIMIT_COMMANDS_PER_MINUTE: '900000' },
  }
  const measured = await Measured.start({ node, script, env, folder: here('../../..') })
  const house = await enterHouse(measured.port)
  return {
    measured,
    place: (number) => house.place(number),
    reopen: () => measured.stop().then(() => startOurs(node, folder)),
    stop: () => measured.stop().then(() => rmSync(folder, { recursive: true, force: true })),
  }
}

interface House {
  place(number: number): Promise<Place>
}

/** Signs in everyone who may write in the first chapter, and finds or adds the sections to write in. */
async function enterHouse(port: number): Promise<House> {
  const origin = `http://127.0.0.1:${port}`
  const { people } = await json<DemoPeople>(await fetch(`${origin}/api/demo/people`))
  const guide = must(people[0], 'a demo world has people')
  const { records } = await json<RecordsView>(
    await fetch(`${origin}/api/records`, { headers: { cookie: await cookieOf(origin, guide.id) } }),
  )
  const paper = must(Object.values(records.papers)[0], 'a demo world has a paper')
  const chapter = must(records.chapters[must(paper.chapters[0], 'with chapters')], 'that stand in it')
  const writes = (one: (typeof people)[number]) =>
    one.grants.some(
      (grant) =>
        (grant.role === 'expert' && grant.workingGroup === chapter.workingGroup) ||
        (grant.role === 'moderator' && grant.chapter === chapter.id),
    )
  const reads = (one: (typeof people)[number]) =>
    one.grants.some(({ role }) => role === 'expert' || role === 'moderator')
  const enter = (wanted: typeof people) => Promise.all(wanted.map(({ id }) => cookieOf(origin, id)))
  const writers = await enter(people.filter(writes))
  const readers = await enter(people.filter((one) => reads(one) && !writes(one)))
  const moderator = must(
    people.find((one) =>
      one.grants.some((grant) => grant.role === 'moderator' && grant.chapter === chapter.id),
    ),
    'the chapter has a moderation',
  )
  const moderatorCookie = await cookieOf(origin, moderator.id)
  const sections: string[] = []
  const place = async (number: number): Promise<Place> => {
    while (sections.length <= number)
      sections.push(await addSection(origin, chapter.id, moderatorCookie, sections.length))
    const path = `/sync/${must(sections[number], 'was just added')}`
    return {
      dialect: plain,
      address: (index) => ({
        port,
        path,
        headers: { Origin: origin, Cookie: cookieFor(writers, readers, index) },
      }),
    }
  }
  return { place }
}

/** One person keeps at most 60 connections: the first writers' worth are writers, the rest read. */
function cookieFor(writers: readonly string[], readers: readonly string[], index: number): string {
  const seats = writers.length * 40
  const cookie = index < seats ? writers[index % writers.length] : readers[(index - seats) % readers.length]
  return must(cookie, 'there are people for this many connections')
}

/** A section of this title, added if it is not there yet: the same after a restart. */
async function addSection(origin: string, chapter: string, cookie: string, number: number): Promise<string> {
  const headers = { cookie, origin, 'content-type': 'application/json' }
  const title = `Messung ${number}`
  const find = async () => {
    const { records } = await json<RecordsView>(await fetch(`${origin}/api/records`, { headers }))
    return Object.values(records.sections).find((section) => section.title === title)?.id
  }
  const found = await find()
  if (found !== undefined) return found
  const body = JSON.stringify({ title, after: null })
  const answer = await fetch(`${origin}/api/chapters/${chapter}/sections`, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(`adding a section: ${answer.status} ${await answer.text()}`)
  return must(await find(), 'the section was added')
}

async function cookieOf(origin: string, person: string): Promise<string> {
  const answer = await fetch(`${origin}/api/demo/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ person }),
  })
  if (!answer.ok) throw new Error(`demo sign-in: ${answer.status} ${await answer.text()}`)
  return must(answer.headers.getSetCookie()[0]?.split(';')[0], 'a sign-in sets a cookie')
}

async function json<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}
