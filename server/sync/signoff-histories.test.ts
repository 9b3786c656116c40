import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { must } from '#shared/failure'
import { signOffOf, validityOf } from '#shared/signoff'
import { contentOnDisk, Glances } from '../work/contents.ts'
import { MemoryFiles } from '../work/memory.fake.ts'
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
  readonly house: FakeHouse
  readonly kept = new MemoryFiles()
  readonly writers: FakePlain[]
  /** Everything that was ever sent, to be sent again. */
  readonly frames: Uint8Array[] = []
  #words = 0

  constructor(house: FakeHouse, writers: FakePlain[]) {
    this.house = house
    this.writers = writers
    for (const { doc } of writers)
      doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
        if (local) this.frames.push(updateMessage(update))
      })
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

  async call(): Promise<void> {
    const { keeper, texts, door } = this.house
    const call = { sections: [schools], due: null, message: null }
    await callForSignOff({ keeper, texts, kept: this.kept, rooms: door }, doro, education, call)
  }

  async sign(person: typeof amira): Promise<void> {
    const hash = signOffOf(this.house.keeper.signOffs, schools).locked
    if (hash !== null)
      await answer(this.house.keeper, person, schools, { answer: 'signed', words: null, hash })
  }

  /** Whatever is shown as valid was given to the text on disk; a locked text is the one that was locked, and kept. */
  async check(): Promise<void> {
    const { keeper, texts } = this.house
    const { locked } = signOffOf(keeper.signOffs, schools)
    const view = await chapterSignOffs(keeper, new Glances(texts), amira, education)
    const onDisk = await contentOnDisk(texts, schools, 'Schulen')
    if (!view.ok || !onDisk.ok) throw new Error('it can be read')
    if (locked !== null) expect(onDisk.value.hash).toBe(locked)
    for (const { signOff, onDisk: shown } of view.value.sections) {
      for (const one of Object.values(signOff.answers).flat()) {
        expect(this.kept.files.has(one.hash)).toBe(true)
        if (shown !== null && locked !== null && validityOf(signOff, one, shown) === 'valid')
          expect(one.hash).toBe(onDisk.value.hash)
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
  revoke: ({ house }) => revoke(house.keeper, amira, schools, { reason: null }),
  reopen: ({ house }) => reopen(house.keeper, doro, schools, { reason: 'Zwei Sätze.' }),
  replay: async (shop, number) => shop.replay(number),
  comeBack: async (shop, number) => {
    const place = number % 2
    const before = must(shop.writers[place], 'a writer')
    await before.close()
    shop.writers[place] = await FakePlain.join(shop.house, place === 0 ? amira : bela, schools, before.doc)
  },
  wait: () => aWhile(4),
}

test('[Q19] whatever people write, lock, sign, reopen and send again: a sign-off shown as valid is one of the text on disk', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.nat()), { minLength: 5, maxLength: 25 }),
      async (acts) => {
        const house = await FakeHouse.open({ room })
        try {
          const writers = [
            await FakePlain.join(house, amira, schools),
            await FakePlain.join(house, bela, schools),
          ]
          const shop = new Workshop(house, writers)
          for (const [name, number] of acts) {
            await must(steps[name], 'a step')(shop, number)
            await shop.check()
          }
          // Nothing that was under way when it was locked gets in later.
          await shop.call()
          await until(() => signOffOf(house.keeper.signOffs, schools).locked !== null, 'locked')
          await aWhile(5)
          await shop.check()
        } finally {
          await house.close()
        }
      },
    ),
    { endOnFailure: true, numRuns: 12 },
  )
}, 30_000)
