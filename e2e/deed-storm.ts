/**
 * The server is killed while the moderation corrects a locked text or freezes it, and while the Lenkungsgruppe decides on it:
 * each deed is there as a whole or not at all, what was answered is there, and asked for again it is there once.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { must } from '#shared/failure'
import { chapterId, personId, type SectionId } from '#shared/ids'
import type { SignOffsView } from '#shared/signoff-api'
import type { Stage as SectionStage } from '#shared/stage'
import type { VersionsView, VersionText } from '#shared/version-api'
import { call, readRecords, signInDemo, type Caller } from './api.ts'
import type { Server } from './server.ts'

/** One section, which its moderation's call signs off. */
const chapter = chapterId.parse('cha_verwaltung')
/** The longest time from asking to the kill, in milliseconds. */
const latest = 20
/** So many corrections, then the section is opened again: there are five from one call to the next. */
const mostCorrections = 4

interface DeedFigures {
  readonly kills: number
  /** Answered before the kill. */
  readonly answered: number
  /** There after the kill, answered or not. */
  readonly done: number
  readonly wrong: readonly string[]
}

type Kind = 'correct' | 'interim' | 'submission' | 'return'

interface Deed {
  readonly kind: Kind
  readonly by: 'sabine' | 'ursula'
  readonly path: string
  readonly body: object
}

interface State {
  readonly stage: SectionStage
  readonly locked: string | null
  readonly corrections: number
  readonly versions: VersionsView['versions']
}

class DeedStorm {
  readonly #server: Server
  readonly #random: () => number
  readonly #section: SectionId
  #made = 0

  constructor(server: Server, section: SectionId, random: () => number) {
    this.#server = server
    this.#section = section
    this.#random = random
  }

  static async open(server: Server, random: () => number): Promise<DeedStorm> {
    const sabine = await signInDemo(server.url, personId.parse('per_sabine'))
    await asked(server, sabine, 'PUT', `/api/chapters/${chapter}/corrections`, { days: 7 })
    const [section] = (await readRecords(server.url, sabine)).chapters[chapter]?.sections ?? []
    return new DeedStorm(server, must(section, 'the chapter has a section'), random)
  }

  /** One deed, one kill. Returns what came of it; `wrong`: what must not be. */
  async round(): Promise<{ answered: boolean; done: boolean; wrong: string[] }> {
    await this.#makeReady()
    const before = await this.#state()
    const deed = this.#next(before)
    const answered = await this.#killedAmid(deed)
    await this.#server.restart()
    const after = await this.#state()
    const done = isDone(deed, before, after)
    const wrong = [
      ...(answered && !done ? ['was answered, and is not there'] : []),
      ...(await this.#again(deed, done)),
      ...(await this.#unlike()),
    ].map((why) => `${deed.kind}: ${why}`)
    return { answered, done, wrong }
  }

  /** Called for by its moderation; opened again first where it was corrected too often. */
  async #makeReady(): Promise<void> {
    const { stage, corrections } = await this.#state()
    const sabine = await this.#as('sabine')
    const mustOpen = stage === 'signedOff' && corrections >= mostCorrections
    if (mustOpen)
      await asked(this.#server, sabine, 'POST', `/api/sections/${this.#section}/reopen`, { reason: 'Neu.' })
    if (!mustOpen && stage !== 'drafting') return
    const order = { sections: [this.#section], due: null, message: null }
    await asked(this.#server, sabine, 'POST', `/api/chapters/${chapter}/sign-offs/call`, order)
  }

  #next({ stage, locked, versions }: State): Deed {
    const kinds: readonly Kind[] =
      stage === 'frozen' ? ['return', 'return', 'interim'] : ['correct', 'correct', 'submission', 'interim']
    const kind = must(kinds[Math.floor(this.#random() * kinds.length)], 'one of them')
    this.#made += 1
    if (kind === 'correct') return correction(this.#section, must(locked, 'it is locked'))
    if (kind !== 'return') return freezing(kind, this.#made)
    const submission = versions.findLast(({ purpose }) => purpose === 'submission')
    return returning(must(submission, 'it is frozen').seal.version, this.#section, this.#made)
  }

  /** Whether it was answered before the server was gone. */
  async #killedAmid({ by, path, body }: Deed): Promise<boolean> {
    const caller = await this.#as(by)
    const answer = call(this.#server.url, caller, 'POST', path, body).then(
      ({ ok }) => ok,
      () => false,
    )
    await sleep(this.#random() * latest)
    await this.#server.kill9()
    return answer
  }

  /** Asked for again: the same, once. A correction that is there is one of another text by now. */
  async #again(deed: Deed, done: boolean): Promise<string[]> {
    const { status } = await call(this.#server.url, await this.#as(deed.by), 'POST', deed.path, deed.body)
    const expected = deed.kind === 'correct' && done ? 409 : 201
    return status === expected ? [] : [`asked for again it is answered with ${status}`]
  }

  /** The text on disk is the one that is locked: a version of now has it, under its hash. */
  async #unlike(): Promise<string[]> {
    const { locked } = await this.#state()
    this.#made += 1
    const { path, body } = freezing('interim', this.#made)
    const sabine = await this.#as('sabine')
    const answer = await call(this.#server.url, sabine, 'POST', path, body)
    if (!answer.ok) return [`a version of it is answered with ${answer.status} ${await answer.text()}`]
    const { version } = ((await answer.json()) as { version: VersionsView['versions'][number] }).version.seal
    const told = await call(this.#server.url, sabine, 'GET', `/api/versions/${version}`)
    const { manifest } = (await told.json()) as VersionText
    const content = manifest.chapters[0]?.sections[0]?.content
    return locked === null || content === locked ? [] : ['the text on disk is not the locked one']
  }

  async #state(): Promise<State> {
    const { url } = this.#server
    const sabine = await this.#as('sabine')
    const records = await readRecords(url, sabine)
    const signOffs = await call(url, sabine, 'GET', `/api/chapters/${chapter}/sign-offs`)
    const { sections } = (await signOffs.json()) as SignOffsView
    const signOff = sections.find(({ section }) => section === this.#section)?.signOff
    const versions = (await (await call(url, sabine, 'GET', '/api/versions')).json()) as VersionsView
    return {
      stage: must(records.sections[this.#section], 'it is there').stage,
      locked: signOff?.locked ?? null,
      corrections: signOff?.corrections.length ?? 0,
      versions: versions.versions,
    }
  }

  #as(name: string): Promise<Caller> {
    return signInDemo(this.#server.url, personId.parse(`per_${name}`))
  }
}

const correction = (section: SectionId, hash: string): Deed => ({
  kind: 'correct',
  by: 'sabine',
  path: `/api/sections/${section}/sign-off/correct`,
  body: { hash, changes: [{ line: 0, at: 0, was: '', becomes: 'X' }], reason: 'Ein Buchstabe fehlte.' },
})

const freezing = (purpose: 'interim' | 'submission', at: number): Deed => ({
  kind: purpose,
  by: 'sabine',
  path: '/api/versions',
  body: { id: `ver_storm${at}`, scope: { chapter }, purpose, name: `Fassung ${at}`, note: null },
})

const returning = (version: string, section: SectionId, at: number): Deed => ({
  kind: 'return',
  by: 'ursula',
  path: `/api/versions/${version}/sections/${section}/decision`,
  body: {
    decision: 'returned',
    conditions: [{ thread: `thr_storm${at}`, body: 'Bitte die Mittel nennen.', paragraph: 1 }],
    note: null,
    corrects: null,
  },
})

function isDone({ kind }: Deed, before: State, after: State): boolean {
  if (kind === 'correct') return after.locked !== before.locked
  if (kind === 'return') return after.stage === 'drafting'
  return after.versions.length > before.versions.length
}

/** A command that has to succeed. */
async function asked(server: Server, by: Caller, method: string, path: string, body: object): Promise<void> {
  const answer = await call(server.url, by, method, path, body)
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
}

/** So many kills, and `verify` at the end. */
export async function deedStorm(server: Server, rounds: number, random: () => number): Promise<DeedFigures> {
  const storm = await DeedStorm.open(server, random)
  let [answered, done] = [0, 0]
  const wrong: string[] = []
  for (let round = 0; round < rounds; round++) {
    const came = await storm.round()
    answered += came.answered ? 1 : 0
    done += came.done ? 1 : 0
    wrong.push(...came.wrong)
  }
  await server.command('verify')
  return { kills: rounds, answered, done, wrong }
}
