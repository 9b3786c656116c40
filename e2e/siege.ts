/** A besieged server: honest people at work in two rooms, attackers of other names, and what it costs. */
import { readFileSync } from 'node:fs'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { must } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import { demoPeople, isGrantFor, readRecords, sectionOf, signInDemo } from './api.ts'
import { connected, HonestPair } from './honest-pair.ts'
import { joinPlainly, until } from './plain-client.ts'
import type { Server } from './server.ts'

export class Siege {
  readonly server: Server
  /** The room that is attacked, and one beside it; both have an honest pair. */
  readonly room: SectionId
  /** Cookies of those who may write there and do no harm, and of those who do. */
  readonly honest: readonly [string, string]
  readonly hostile: string
  /** Cookies of everyone. */
  readonly everyone: readonly string[]
  readonly pairs: HonestPair[] = []
  /** Who had written in the attacked room when the siege began, by Yjs client id. */
  authors: readonly number[] = []

  private constructor(
    server: Server,
    room: SectionId,
    writers: readonly string[],
    everyone: readonly string[],
  ) {
    this.server = server
    this.room = room
    const [first, second, hostile] = writers
    this.honest = [must(first, 'a writer'), must(second, 'a second writer')]
    this.hostile = must(hostile, 'a third writer')
    this.everyone = everyone
  }

  static async lay(server: Server): Promise<Siege> {
    const people = await demoPeople(server.url)
    const cookies = new Map<string, string>()
    for (const { id } of people) cookies.set(id, (await signInDemo(server.url, id)).cookie)
    const first = await signInDemo(server.url, must(people[0], 'people').id)
    const records = await readRecords(server.url, first)
    const writers = people.filter(({ grants }) =>
      grants.some((grant) => isGrantFor(records, grant, 'expert', 'Bildung')),
    )
    const cookiesOf = (some: typeof people) => some.map(({ id }) => must(cookies.get(id), 'signed in'))
    const room = sectionOf(records, 'Bildung', 'Grundschulen')
    const siege = new Siege(server, room, cookiesOf(writers), cookiesOf(people))
    const beside = sectionOf(records, 'Bildung', 'Hochschulen')
    for (const section of [room, beside]) {
      siege.pairs.push(await HonestPair.begin(server.url, section, siege.honest))
    }
    const reader = await joinPlainly(server.url, room, siege.honest[1])
    siege.authors = [...Y.decodeStateVector(Y.encodeStateVector(reader.doc)).keys()]
    reader.leave()
    return siege
  }

  attacker(): Promise<WebSocket> {
    return connected(this.server.url, this.room, this.hostile)
  }

  line(cookie = this.hostile): Promise<WebSocket> {
    const socket = new WebSocket(`${this.server.url.replace('http', 'ws')}/sync`, { headers: { cookie } })
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(socket))
      socket.once('error', reject)
    })
  }

  /** What the server's process keeps, in bytes. */
  get resident(): number {
    const status = readFileSync(`/proc/${this.server.pid()}/status`, 'utf8')
    return 1024 * Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? 0)
  }

  /** Lifts the siege: every honest letter has arrived. */
  async lift(): Promise<void> {
    for (const pair of this.pairs) await pair.end()
  }
}

/** The code a socket was closed with; 1006 for none. Throws when it stays open. */
export async function closeOf(socket: WebSocket, seconds = 5): Promise<number> {
  if (socket.readyState === WebSocket.CLOSED) return 1006
  let code: number | null = null
  socket.on('close', (said) => (code = said))
  socket.on('error', () => undefined)
  await until(() => code !== null, seconds, 'the attacker is cut')
  return code ?? 0
}

export const pause = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis))
