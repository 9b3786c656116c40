import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { ok, must } from '#shared/failure'
import type { Content, ContentHash } from '#shared/content'
import { linesIn } from '#shared/correction'
import { holds, signOffOf, validityOf, type Answer } from '#shared/signoff'
import { contentOnDisk, Glances } from '../work/contents.ts'
import { Corrections } from '../work/corrections.ts'
import { MemoryFiles } from '../work/memory.fake.ts'
import { mendLocks } from '../work/mended-locks.ts'
import { callForSignOff, reopen } from '../work/signoff-call.ts'
import { chapterSignOffs } from '../work/signoff-view.ts'
import { answer, revoke } from '../work/signoff.ts'
import { defaultOptions } from './door.ts'
import { amira, bela, doro, education, FakeHouse, schools } from './house.fake.ts'
import { updateMessage } from './messages.ts'
import { FakePlain } from './plain.fake.ts'
import { addParagraph } from './prose.fake.ts'
import { aWhile, until } from './until.fake.ts'

const room = { ...defaultOptions.room, graceMillis: 5, retryMillis: 5, noticeMillis: 2, lastWordsMillis: 100 }

/** The house with two who write and sign, one who moderates, and one who sends what was sent before. */
class Workshop {
  house: FakeHouse
  corrections: Corrections
  readonly kept = new MemoryFiles()
  readonly writers: FakePlain[] = []
  /** Everything that was ever sent, to be sent again. */
  readonly frames: Uint8Array[] = []
  #words = 0

  private constructor(house: FakeHouse) {
    this.house = house
    this.corrections = this.#correctionsIn(house)
  }

  static async open(): Promise<Workshop> {
    const house = await FakeHouse.open({ room })
    house.keeper.tellBy(doro, { type: 'correctionsSet', chapter: education, days: 7 })
    const shop = new Workshop(house)
    for (const place of [0, 1]) await shop.comeBack(place)
    return shop
  }

  #correctionsIn({ keeper, texts, door }: FakeHouse): Corrections {
    return new Corrections({ keeper, texts, kept: this.kept, rooms: door })
  }

  async comeBack(place: number): Promise<void> {
    const before = this.writers[place]
    await before?.close()
    const person = place === 0 ? amira : bela
    const writer = await FakePlain.join(this.house, person, schools, before?.doc)
    if (before === undefined)
      writer.doc.on(
        'update',
        (update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
          if (local) this.frames.push(updateMessage(update))
        },
      )
    this.writers[place] = writer
  }

  /** The server is gone between two moments, and starts again with what is on disk and on record. */
  async crash(): Promise<void> {
    const { keeper, texts } = this.house
    const before = must(keeper.entriesAfter(0), 'all entries')
    const found = texts.afterKill()
    await this.house.close()
    this.house = await FakeHouse.open({ room }, found)
    const again = this.house.keeper
    for (const { by, event } of before.slice(again.records.seq)) again.tellBy(by, event)
    const past = { read: async (from: number) => ok([...must(again.entriesAfter(from - 1), 'all entries')]) }
    expect(await mendLocks(again, found, past)).toEqual(ok([]))
    this.corrections = this.#correctionsIn(this.house)
    for (const place of [0, 1]) await this.comeBack(place)
  }

  /** Turns the first letter of a paragraph into a small one or a large one, so that corrected texts return too. */
  async correct(number: number): Promise<void> {
    const hash = signOffOf(this.house.keeper.signOffs, schools).locked
    const lines = hash === null ? [] : linesIn(this.textOf(hash).doc)
    const line = number % Math.max(lines.length, 1)
    const was = lines[line]?.slice(0, 1) ?? ''
    if (hash === null || was === '') return
    const changes = [{ line, at: 0, was, becomes: was === 'S' ? 's' : 'S' }]
    await this.corrections.correct(doro, schools, { hash, changes, reason: 'Großschreibung' })
  }

  textOf(hash: ContentHash): Content {
    return JSON.parse(must(this.kept.files.get(hash), 'a text that is kept').toString()) as Content
  }

  /** Writes, or takes the last words out again, so that texts return; in the lock too. */
  edit(who: number, takesOut: boolean): void {
    const doc = must(this.writers[who], 'a writer').doc
    const root = doc.getXmlFragment('default')
    if (takesOut && root.length > 0) root.delete(root.length - 1, 1)
    else addParagraph(doc, `Satz ${(this.#words += 1)}`)
  }

  replay(which: number): void {
    const frame = this.frames[which % Math.max(this.frames.length, 1)]
    if (frame !== undefined) this.writers[0]?.send(frame)
  }

  reopen = () =>
    this.corrections.behind(schools, () =>
      reopen(this.house.keeper, doro, schools, { reason: 'Zwei Sätze.' }),
    )

  async call(): Promise<void> {
    const { keeper, texts, door } = this.house
    const call = { sections: [schools], due: null, message: null }
    await callForSignOff({ keeper, texts, kept: this.kept, rooms: door }, doro, education, call)
  }

  async sign(person: typeof amira, objects = false): Promise<void> {
    const hash = signOffOf(this.house.keeper.signOffs, schools).locked
    const given = objects
      ? ({ answer: 'objection', words: 'So nicht.' } as const)
      : ({ answer: 'signed', words: null } as const)
    if (hash !== null) await answer(this.house.keeper, person, schools, { ...given, hash })
  }

  /** The texts that corrections on record make of the one that was answered to, and how often. */
  #correctedFrom({ seq, hash }: Answer): Map<ContentHash, number> {
    const found = new Map([[hash, 0]])
    for (const { seq: at, event } of must(this.house.keeper.entriesAfter(0), 'all entries')) {
      if (event.type !== 'sectionCorrected' || at < seq) continue
      const times = found.get(event.from)
      if (times !== undefined && !found.has(event.to)) found.set(event.to, times + 1)
    }
    return found
  }

  /** Whatever is shown to hold was given to the text on disk, or to one that a few corrected letters part from it. */
  #checkAnswer(one: Answer, onDisk: ContentHash): void {
    const times = this.#correctedFrom(one).get(onDisk)
    expect(times).toBeDefined()
    const [before, now] = [this.textOf(one.hash), this.textOf(onDisk)].map(({ doc }) =>
      linesIn(doc).join('\n'),
    )
    const differing = (before ?? '').split('').filter((letter, at) => letter !== now?.[at]).length
    expect(before?.length).toBe(now?.length)
    expect(differing).toBeLessThanOrEqual(times ?? 0)
  }

  /** Whatever is shown as valid was given to the text on disk; a locked text is the one that was locked, and kept. */
  async check(): Promise<void> {
    const { keeper, texts } = this.house
    const { locked } = signOffOf(keeper.signOffs, schools)
    const view = await chapterSignOffs(keeper, new Glances(texts), amira, education)
    const found = await contentOnDisk(texts, schools, 'Schulen')
    if (!view.ok || !found.ok) throw new Error('it can be read')
    const onDisk = found.value.hash
    if (locked !== null) expect(onDisk).toBe(locked)
    for (const { signOff, onDisk: shown } of view.value.sections) {
      for (const one of Object.values(signOff.answers).flat()) {
        expect(this.kept.files.has(one.hash)).toBe(true)
        const validity = shown === null || locked === null ? 'outdated' : validityOf(signOff, one, shown)
        if (validity === 'valid') expect(one.hash).toBe(onDisk)
        if (holds(validity)) this.#checkAnswer(one, onDisk)
      }
    }
  }
}

type Step = (shop: Workshop, number: number) => Promise<unknown>

const steps: Readonly<Record<string, Step>> = {
  edit: async (shop, number) => shop.edit(number % 2, number % 3 === 0),
  editAndCall: async (shop, number) => {
    const called = shop.call()
    shop.edit(number % 2, number % 3 === 0)
    await called
  },
  call: (shop) => shop.call(),
  sign: (shop, number) => shop.sign(number % 2 === 0 ? amira : bela),
  object: (shop, number) => shop.sign(number % 2 === 0 ? amira : bela, true),
  signAndCorrect: async (shop, number) => {
    shop.edit(number % 2, false)
    await shop.call()
    await shop.sign(number % 2 === 0 ? amira : bela)
    await shop.correct(number)
  },
  correct: (shop, number) => shop.correct(number),
  correctTwice: (shop, number) => Promise.all([shop.correct(number), shop.correct(number + 1)]),
  correctAndReopen: (shop, number) => Promise.all([shop.correct(number), shop.reopen()]),
  correctOnFullDisk: async (shop, number) => {
    shop.house.texts.breakDown()
    await shop.correct(number)
    if (number % 2 === 0) return shop.crash()
    shop.house.texts.recover()
    await shop.corrections.behind(schools, async () => ok([]))
  },
  crash: (shop) => shop.crash(),
  revoke: ({ house }) => revoke(house.keeper, amira, schools, { reason: null }),
  reopen: (shop) => shop.reopen(),
  replay: async (shop, number) => shop.replay(number),
  comeBack: (shop, number) => shop.comeBack(number % 2),
  wait: () => aWhile(4),
}

/** `HISTORY_RUNS` histories instead of a few, each longer, from `TORTURE_SEED` on (`npm run torture`). */
const isLong = process.env['HISTORY_RUNS'] !== undefined
const numRuns = Number(process.env['HISTORY_RUNS'] ?? 12)
const chance = isLong ? { numRuns, seed: Number(process.env['TORTURE_SEED']) } : { numRuns }
const maxLength = isLong ? 60 : 25

test(
  '[Q19] whatever people write, lock, sign, correct, object to, reopen and send again, and whenever it crashes: a sign-off shown to hold is one of the text on disk, but for its corrections',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.nat()), { minLength: 5, maxLength }),
        async (acts) => {
          const shop = await Workshop.open()
          try {
            for (const [name, number] of acts) {
              await must(steps[name], 'a step')(shop, number)
              await shop.check()
            }
            // Nothing that was under way when it was locked gets in later.
            await shop.call()
            await until(() => signOffOf(shop.house.keeper.signOffs, schools).locked !== null, 'locked')
            await aWhile(5)
            await shop.check()
          } finally {
            await shop.house.close()
          }
        },
      ),
      { endOnFailure: true, ...chance },
    )
  },
  Math.max(30_000, numRuns * 5000),
)
