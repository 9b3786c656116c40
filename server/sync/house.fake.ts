/**
 * A small house with a real HTTP server and the real door: two chapters with their sections, people of every
 * role, and a session for each. The cookie is the session's key, so that a test can make up its own.
 */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { must } from '#shared/failure'
import { chapterId, paperId, personId, sectionId, workingGroupId, type PersonId } from '#shared/ids'
import type { Grant } from '#shared/grant'
import { defaultOptions, openSyncDoor, type DoorOptions, type SyncDoor } from './door.ts'
import { FakeKeeper } from './keeper.fake.ts'
import { FakeTexts } from './texts.fake.ts'

const paper = paperId.parse('pap_0001')
export const education = chapterId.parse('cha_bildung')
export const economy = chapterId.parse('cha_wirtschaft')
export const schools = sectionId.parse('sec_schulen')
export const universities = sectionId.parse('sec_hochschulen')
export const startUps = sectionId.parse('sec_gruendung')
const groupOne = workingGroupId.parse('wg_0001')
const groupTwo = workingGroupId.parse('wg_0002')

/** Two experts of the chapter `education`, one of another group, its moderator, and one of the steering group. */
export const amira = personId.parse('per_amira')
export const bela = personId.parse('per_bela')
export const chidi = personId.parse('per_chidi')
export const doro = personId.parse('per_doro')
export const evren = personId.parse('per_evren')

export const expertOfEducation: Grant = { role: 'expert', workingGroup: groupOne }

const names = new Map<PersonId, string>([
  [amira, 'Amira Haddad'],
  [bela, 'Béla Kovács'],
  [chidi, 'Chidi Okafor'],
  [doro, 'Doro Lindner'],
  [evren, 'Evren Kaya'],
])

function recordEverything(keeper: FakeKeeper): void {
  keeper.tell(
    { type: 'paperFounded', paper, title: 'Strategiepapier' },
    { type: 'workingGroupFormed', workingGroup: groupOne, number: 1, name: 'Bildung' },
    { type: 'workingGroupFormed', workingGroup: groupTwo, number: 5, name: 'Wirtschaft' },
    { type: 'chapterAdded', chapter: education, paper, title: 'Bildung', workingGroup: groupOne },
    { type: 'chapterAdded', chapter: economy, paper, title: 'Wirtschaft', workingGroup: groupTwo },
    { type: 'sectionAdded', section: schools, chapter: education, title: 'Schulen', after: null },
    { type: 'sectionAdded', section: universities, chapter: education, title: 'Hochschulen', after: schools },
    { type: 'sectionAdded', section: startUps, chapter: economy, title: 'Gründung', after: null },
    { type: 'roleGranted', person: amira, grant: expertOfEducation },
    { type: 'roleGranted', person: bela, grant: expertOfEducation },
    { type: 'roleGranted', person: chidi, grant: { role: 'expert', workingGroup: groupTwo } },
    { type: 'roleGranted', person: doro, grant: { role: 'moderator', chapter: education } },
    { type: 'roleGranted', person: evren, grant: { role: 'steering' } },
  )
}

/** Short times, so that nobody waits for them. */
const quick: Partial<DoorOptions> = {
  room: { ...defaultOptions.room, graceMillis: 20, retryMillis: 20, noticeMillis: 20, lastWordsMillis: 300 },
}

export class FakeHouse {
  readonly texts: FakeTexts
  readonly keeper = new FakeKeeper()
  readonly door: SyncDoor
  readonly #server: http.Server
  readonly #ended = new Set<string>()
  readonly #sessionListeners = new Set<(session: string) => void>()

  private constructor(server: http.Server, texts: FakeTexts, options: Partial<DoorOptions>) {
    this.#server = server
    this.texts = texts
    recordEverything(this.keeper)
    this.door = openSyncDoor(
      server,
      {
        texts,
        keeper: this.keeper,
        whoIs: (request) => this.#whoIs(request),
        nameOf: (person) => names.get(person) ?? 'unbekannt',
        onSessionEnded: (listener) => {
          this.#sessionListeners.add(listener)
          return () => this.#sessionListeners.delete(listener)
        },
        origins: new Set(['https://lip.example.org']),
      },
      { ...quick, ...options },
    )
  }

  /** @param texts what is on disk already, for a house that was shut down and opens again */
  static async open(options: Partial<DoorOptions> = {}, texts = new FakeTexts()): Promise<FakeHouse> {
    const server = http.createServer((_request, response) => response.writeHead(404).end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return new FakeHouse(server, texts, options)
  }

  get port(): number {
    return must(this.#server.address() as AddressInfo | null, 'the server listens').port
  }

  /** Where a socket of this house opens: `/sync` or `/sync/<section>`. */
  address(path: string): string {
    return `ws://127.0.0.1:${this.port}${path}`
  }

  /** The session ends: signed out, or taken away. */
  endSession(session: string): void {
    this.#ended.add(session)
    for (const listener of this.#sessionListeners) listener(session)
  }

  async close(): Promise<void> {
    await this.door.close()
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #whoIs({ headers }: http.IncomingMessage): { person: PersonId; session: string } | null {
    const session = /^lip=(\S+)$/u.exec(headers.cookie ?? '')?.[1]
    if (session === undefined || this.#ended.has(session)) return null
    const person = personId.safeParse(session.split('.')[0])
    return person.success ? { person: person.data, session } : null
  }
}

/** The cookie of a person's session; `device` tells several apart. */
export const cookieOf = (person: PersonId, device = 'laptop'): string => `lip=${sessionOf(person, device)}`
export const sessionOf = (person: PersonId, device = 'laptop'): string => `${person}.${device}`
