/**
 * A small house for tests: one paper with two chapters and the people every test knows, a server that answers
 * requests from a list, and a line that says what the test lets it say.
 */
import type { RecordsView, SessionView } from '#shared/api'
import type { Entry, Event } from '#shared/events'
import { fail, must, ok } from '#shared/failure'
import type { Grant } from '#shared/grant'
import { chapterId, paperId, personId, sectionId, workingGroupId, type PersonId } from '#shared/ids'
import type { PersonCard } from '#shared/person'
import { encodeServerFrame, type ServerFrame } from '#shared/protocol'
import { emptyRecords, type Records } from '#shared/records'
import { foldAll } from '#shared/reducer'
import { noDevice, type Device } from '../sync/device.ts'
import type { Socket } from '../sync/line.ts'
import { connectWorkshop, type Workshop } from '../sync/workshop.tsx'

export const paper = paperId.parse('pap_plan')
export const bildung = chapterId.parse('cha_bildung')
export const soziales = chapterId.parse('cha_soziales')
export const agBildung = workingGroupId.parse('wg_bildung')
export const agSoziales = workingGroupId.parse('wg_soziales')
export const einleitung = sectionId.parse('sec_einleitung')
export const grundschulen = sectionId.parse('sec_grundschulen')
export const hochschulen = sectionId.parse('sec_hochschulen')
export const frauen = sectionId.parse('sec_frauen')

const card = (id: string, name: string, ...grants: Grant[]): PersonCard => ({
  id: personId.parse(`per_${id}`),
  name,
  grants,
})

/** An expert of AG Bildung, its moderator, and one of each who never sees the live draft. */
export const aylin = card('aylin', 'Aylin Demir', { role: 'expert', workingGroup: agBildung })
export const olena = card('olena', 'Olena Kovalenko', { role: 'expert', workingGroup: agSoziales })
export const sabine = card('sabine', 'Sabine Krüger', { role: 'moderator', chapter: bildung })
export const ursula = card('ursula', 'Dr. Ursula Behrens', { role: 'steering', chair: true })
export const amir = card('amir', 'Amir Rezaei', { role: 'advisor', body: 'Integrationsbeirat Linden-Limmer' })
export const thomas = card('thomas', 'Thomas Oelkers', { role: 'committee' })
export const nadine = card('nadine', 'Nadine Voß', { role: 'admin' })
export const newcomer = card('newcomer', 'Kim Sommer')
export const everyone = [aylin, olena, sabine, ursula, amir, thomas, nadine, newcomer] as const

const founding: Event[] = [
  { type: 'paperFounded', paper, title: 'Strategiepapier' },
  { type: 'workingGroupFormed', workingGroup: agBildung, number: 1, name: 'Bildung' },
  { type: 'workingGroupFormed', workingGroup: agSoziales, number: 2, name: 'Soziales' },
  { type: 'chapterAdded', chapter: bildung, paper, title: 'Bildung', workingGroup: agBildung },
  { type: 'chapterAdded', chapter: soziales, paper, title: 'Soziales', workingGroup: agSoziales },
  { type: 'sectionAdded', section: einleitung, chapter: bildung, title: 'Einleitung', after: null },
  { type: 'sectionAdded', section: grundschulen, chapter: bildung, title: 'Grundschulen', after: einleitung },
  { type: 'sectionAdded', section: hochschulen, chapter: bildung, title: 'Hochschulen', after: grundschulen },
  { type: 'sectionAdded', section: frauen, chapter: soziales, title: 'Frauen', after: null },
  ...everyone.flatMap(({ id, grants }) =>
    grants.map((grant): Event => ({ type: 'roleGranted', person: id, grant })),
  ),
]

/** Entries that follow `records`, as the server would number them. */
export const entriesAfter = (records: Records, by: PersonId | null, events: readonly Event[]): Entry[] =>
  events.map((event, at) => ({ seq: records.seq + 1 + at, at: '2026-11-22T10:00:00.000Z', by, event }))

/** The founded house, and what happened in it since. */
export function houseRecords(...since: Event[]): Records {
  return foldAll(emptyRecords, entriesAfter(emptyRecords, null, [...founding, ...since]))
}

export const houseView = (...since: Event[]): RecordsView => ({
  records: houseRecords(...since),
  people: [...everyone],
})

/** A socket that opens and speaks when the test says so. */
export class ScriptedSocket implements Socket {
  binaryType = 'arraybuffer'
  onopen: Socket['onopen'] = null
  onmessage: Socket['onmessage'] = null
  onclose: Socket['onclose'] = null
  send(): void {}
  close(): void {}

  /** The server accepts and says these frames. */
  hear(...frames: ServerFrame[]): void {
    this.onopen?.(new Event('open'))
    for (const frame of frames) {
      const data = new Uint8Array(encodeServerFrame(frame)).buffer
      this.onmessage?.(new MessageEvent('message', { data }))
    }
  }

  /** The server closes with this code. */
  end(code: number): void {
    this.onclose?.(new CloseEvent('close', { code }))
  }
}

export interface ScriptedHouse {
  workshop: Workshop
  socket: ScriptedSocket
}

/** A workshop for `person`; close it at the end of the test. */
export function scriptedHouse(
  person: PersonCard,
  view = houseView(),
  demo = false,
  device: Device = noDevice,
): ScriptedHouse {
  const sockets: ScriptedSocket[] = []
  const session: SessionView = { person, demo, world: 'w0' }
  const workshop = connectWorkshop(
    session,
    view,
    {
      socket: () => {
        const socket = new ScriptedSocket()
        sockets.push(socket)
        return socket
      },
      session: async () => ok(session),
      records: async () => fail({ kind: 'unreachable' }),
    },
    { device, asOf: null },
  )
  return { workshop, socket: must(sockets[0], 'the line opens a socket at once') }
}

interface Asked {
  method: string
  path: string
  body: unknown
}

type Answer = { status: number; body?: unknown }

/** Answers `fetch` from a list of "METHOD /path" and keeps what was asked. Anything else is not found. */
export class ScriptedServer {
  readonly asked: Asked[] = []
  readonly answers: Map<string, Answer>

  constructor(answers: Record<string, Answer> = {}) {
    this.answers = new Map(Object.entries(answers))
  }

  readonly fetch = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const method = init.method ?? 'GET'
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    this.asked.push({ method, path, body })
    const answer = this.answers.get(`${method} ${path}`) ?? notFound
    return new Response(answer.body === undefined ? null : JSON.stringify(answer.body), {
      status: answer.status,
    })
  }
}

const notFound: Answer = { status: 404, body: { failure: { kind: 'notFound', what: 'page' } } }
