import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { handout, withText } from './handout.fake.ts'
import { handoutOf, type Handout } from './handout.ts'
import { makeFile } from './making.ts'
import { randomText } from './random-text.fake.ts'
import { Typst } from './typst.ts'

/** `HISTORY_RUNS` texts instead of a few, from `TORTURE_SEED` on (`npm run torture`). */
const runs = Number(process.env['HISTORY_RUNS'] ?? 3)
const seed = process.env['HISTORY_RUNS'] === undefined ? {} : { seed: Number(process.env['TORTURE_SEED']) }

let typst: Typst | null = null
beforeAll(async () => void (typst = await Typst.start()), 60_000)

const pdfOf = async (from: Handout): Promise<string> =>
  Buffer.from(await makeFile('pdf', from, async () => typst ?? Typst.start())).toString('latin1')

describe('the PDF', { timeout: 60_000 + 2000 * runs }, () => {
  test('[X6] it is tagged and German, has a title that is shown, bookmarks, and nothing that runs', async () => {
    const letters = await pdfOf(handout())
    for (const sign of ['/StructTreeRoot', '/Marked true', '/Lang (de', '/Outlines', '/DisplayDocTitle true'])
      expect(letters).toContain(sign)
    expect(letters).toContain('/Title <FEFF')
    expect(letters).not.toMatch(/\/(?:JavaScript|JS|Launch|EmbeddedFiles)\b/u)
    expect([...letters.matchAll(/\/URI \(([^)]*)\)/gu)].map(([, uri]) => uri)).toEqual([
      'https://www.hannover.de/integration?a=1&b=2',
      'mailto:lip@hannover-stadt.de',
    ])
  })

  test('[X8] whatever a section holds, it can be set', async () => {
    await fc.assert(
      fc.asyncProperty(randomText, async (doc) => {
        expect(await pdfOf(handoutOf(withText(doc)))).toMatch(/^%PDF-1\.7/u)
      }),
      { ...seed, numRuns: runs, endOnFailure: true },
    )
  })
})
