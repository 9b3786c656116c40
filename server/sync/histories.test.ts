import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readText } from '#shared/text-doc'
import { amira, bela, doro, FakeHouse, schools } from './house.fake.ts'
import { FakePlain } from './plain.fake.ts'
import { scribble } from './scribble.fake.ts'
import { Writer } from './unreliable.fake.ts'
import { until } from './until.fake.ts'

interface Step {
  readonly who: number
  readonly what: 'edit' | 'drop' | 'connect' | 'pause'
  readonly choice: number
  readonly fault: number
}

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat({ max: 4 }),
  what: fc.constantFrom('edit', 'edit', 'edit', 'edit', 'edit', 'drop', 'connect', 'pause'),
  choice: fc.nat(),
  fault: fc.constantFrom(0, 0, 0, 1, 2),
})

const people = [amira, bela, doro, amira, bela]

async function tell(house: FakeHouse, writers: readonly Writer[], steps: readonly Step[]): Promise<void> {
  for (const { who, what, choice, fault } of steps) {
    const writer = writers[who]
    if (what === 'edit') writer?.edit(() => scribble(writer.doc, choice), fault)
    if (what === 'drop') writer?.drop()
    if (what === 'connect') await writer?.connect(house)
    if (what === 'pause') await new Promise((resolve) => setTimeout(resolve, choice % 4))
  }
}

const sameText = (one: Y.Doc, other: Y.Doc): boolean =>
  JSON.stringify(readText(one)) === JSON.stringify(readText(other))

const sameState = (one: Y.Doc, other: Y.Doc): boolean => Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other))

/** `HISTORY_RUNS` histories instead of a few, from `TORTURE_SEED` on (`npm run torture`). */
const numRuns = Number(process.env['HISTORY_RUNS'] ?? 8)
const seed = process.env['HISTORY_RUNS'] === undefined ? {} : { seed: Number(process.env['TORTURE_SEED']) }

test(
  '[T21] after any history of edits, drops, doublings and delays all are equal: five writers, a newcomer, the disk',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 120 }), async (steps) => {
        const house = await FakeHouse.open()
        house.texts.delay = 1
        const writers = people.map((person) => new Writer(person, schools))
        for (const writer of writers) await writer.connect(house)
        await tell(house, writers, steps)
        for (const writer of writers) {
          await writer.connect(house)
          writer.connection?.release()
        }
        const first = writers[0]?.doc ?? new Y.Doc()
        const settled = () =>
          writers.every(({ doc }) => sameState(doc, first)) && sameState(house.texts.docOf(schools), first)
        await until(settled, 'all equal')
        const newcomer = await FakePlain.join(house, amira, schools)
        expect(sameText(newcomer.doc, first)).toBe(true)
        expect(writers.every(({ doc }) => sameText(doc, first))).toBe(true)
        expect(writers.map(({ connection }) => connection?.closeCode)).toEqual([null, null, null, null, null])
        await house.close()
        const restarted = await FakeHouse.open({}, house.texts)
        const returning = await FakePlain.join(restarted, bela, schools)
        expect(sameText(returning.doc, first)).toBe(true)
        await restarted.close()
      }),
      { ...seed, numRuns, endOnFailure: true },
    )
  },
  30_000 + 2000 * numRuns,
)
