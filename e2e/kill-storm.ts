/**
 * People who write in several rooms over plain sockets while the server is killed again and again. Every update is a
 * word of its own, so that afterwards each can be looked for: whatever was acknowledged, or seen by somebody else, must be
 * there, and no word twice.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { must } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import * as Y from 'yjs'
import { signInDemo } from './api.ts'
import { joinPlainly, paragraphIn, until, type PlainClient } from './plain-client.ts'
import type { Stage } from './stage.ts'

/** Typists of each room: these come and go with the server, one stays through all rounds and brings what it has. */
const passing = 2
/** How long a round lasts before the kill, in milliseconds. */
const [shortest, longest] = [250, 700]

export interface StormFigures {
  readonly kills: number
  /** Updates that were acknowledged, or that somebody else saw, before a kill. */
  readonly promised: number
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  /** From the start of the process until `/readyz` said yes, in milliseconds; one for each kill. */
  readonly back: readonly number[]
}

export const figuresLine = (seed: number, { kills, promised, lost, doubled, back }: StormFigures): string =>
  `kill storm, seed ${seed}: ${kills} kills -9, ${promised} updates acknowledged or seen, ${lost.length} lost, ` +
  `${doubled.length} doubled, back within ${Math.round(Math.max(...back))} ms (median ${Math.round(medianOf(back))} ms)`

/** Someone who types one word after the other, each an update of its own. */
class Typist {
  readonly client: PlainClient
  readonly #name: string
  readonly #text: Y.XmlText
  /** For each word, the clock behind it. */
  readonly #clocks: number[] = []
  #stopped = false

  constructor(client: PlainClient, name: string) {
    this.client = client
    this.#name = name
    this.#text = paragraphIn(client)
  }

  get words(): readonly string[] {
    return this.#clocks.map((_, index) => this.#word(index))
  }

  /** What the server said is on disk. */
  get acknowledged(): readonly string[] {
    const onDisk = this.client.saved().get(this.client.doc.clientID) ?? 0
    return this.words.filter((_, index) => must(this.#clocks[index], 'a clock') <= onDisk)
  }

  async type(pause: () => number): Promise<void> {
    const { doc } = this.client
    this.#stopped = false
    while (!this.#stopped) {
      this.#text.insert(this.#text.length, this.#word(this.#clocks.length))
      this.#clocks.push(Y.getState(doc.store, doc.clientID))
      await sleep(pause())
    }
  }

  stop(): void {
    this.#stopped = true
  }

  #word(index: number): string {
    return `‹${this.#name}.${index}›`
  }
}

class Room {
  readonly section: SectionId
  readonly promised = new Set<string>()
  readonly #join: () => Promise<PlainClient>
  readonly #letter: string
  #staying: Typist | null = null
  #typists: readonly Typist[] = []
  #watcher: PlainClient | null = null

  constructor(section: SectionId, letter: string, join: () => Promise<PlainClient>) {
    this.section = section
    this.#letter = letter
    this.#join = join
  }

  /** Whoever writes or watches in this round comes in. */
  async enter(round: number): Promise<void> {
    this.#watcher = await this.#join()
    this.#staying ??= new Typist(await this.#join(), `${this.#letter}s`)
    const clients = await Promise.all(Array.from({ length: passing }, this.#join))
    const typists = clients.map((client, index) => new Typist(client, `${this.#letter}${round}-${index}`))
    this.#typists = [this.#staying, ...typists]
  }

  /** Resolves when everybody has stopped. */
  async write(pause: () => number): Promise<void> {
    await Promise.all(this.#typists.map((typist) => typist.type(pause)))
  }

  /** The server was killed: whoever came for this round is gone, who stays is cut off. */
  cut(): void {
    const watcher = must(this.#watcher, 'somebody watched')
    for (const typist of this.#typists) typist.stop()
    for (const word of [...this.#typists.flatMap((typist) => typist.acknowledged), ...wordsIn(watcher)])
      this.promised.add(word)
    watcher.leave()
    for (const typist of this.#typists)
      if (typist === this.#staying) typist.client.provider.disconnect()
      else typist.client.leave()
  }

  /** A newcomer counts; then whoever stayed comes back with what it has. */
  async look(): Promise<{ lost: string[]; doubled: string[] }> {
    const found = await this.#count()
    this.#staying?.client.provider.connect()
    return found
  }

  /** Everything that whoever stayed ever typed is there in the end, acknowledged at the time or not. */
  async lastLook(): Promise<{ lost: string[]; doubled: string[] }> {
    const staying = must(this.#staying, 'somebody stayed')
    await until(() => staying.acknowledged.length === staying.words.length, 10, 'all is on disk')
    for (const word of staying.words) this.promised.add(word)
    staying.client.leave()
    return this.#count()
  }

  async #count(): Promise<{ lost: string[]; doubled: string[] }> {
    const newcomer = await this.#join()
    const counts = new Map<string, number>()
    for (const word of wordsIn(newcomer)) counts.set(word, (counts.get(word) ?? 0) + 1)
    newcomer.leave()
    return {
      lost: [...this.promised].filter((word) => !counts.has(word)),
      doubled: [...counts].flatMap(([word, count]) => (count > 1 ? [word] : [])),
    }
  }
}

const wordsIn = ({ text }: PlainClient): string[] => text.toJSON().match(/‹[^›]+›/gu) ?? []

/** Kills the stage's server so many times while people write, and counts what is there after each kill. */
export async function killStorm(stage: Stage, rounds: number, random: () => number): Promise<StormFigures> {
  process.setMaxListeners(0) // each provider listens for the end of the process
  const rooms = await roomsOf(stage)
  const [back, lost, doubled] = [[] as number[], new Set<string>(), new Set<string>()]
  const note = (found: { lost: string[]; doubled: string[] }) => {
    for (const word of found.lost) lost.add(word)
    for (const word of found.doubled) doubled.add(word)
  }
  for (let round = 0; round < rounds; round++) {
    await Promise.all(rooms.map((room) => room.enter(round)))
    const writing = rooms.map((room) => room.write(() => 2 + 6 * random()))
    await sleep(shortest + (longest - shortest) * random())
    await stage.server.kill9()
    for (const room of rooms) room.cut()
    await Promise.all(writing)
    const begun = performance.now()
    await stage.server.restart()
    back.push(performance.now() - begun)
    for (const room of rooms) note(await room.look())
  }
  for (const room of rooms) note(await room.lastLook())
  const promised = rooms.reduce((sum, room) => sum + room.promised.size, 0)
  return { kills: rounds, promised, lost: [...lost], doubled: [...doubled], back }
}

async function roomsOf(stage: Stage): Promise<Room[]> {
  const titles = ['Elementarbereich', 'Grundschulen', 'Hochschulen']
  const people = titles.map(() => stage.person('expert', 'Bildung'))
  const callers = await Promise.all(people.map(({ id }) => signInDemo(stage.server.url, id)))
  return titles.map((title, index) => {
    const section = stage.section('Bildung', title)
    const { cookie } = must(callers[index], 'one writer for each room')
    return new Room(section, 'abc'.charAt(index), () => joinPlainly(stage.server.url, section, cookie))
  })
}

const medianOf = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
