import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { must } from '#shared/failure'
import { handout, node, paragraph, withText } from './handout.fake.ts'
import { handoutOf, type Handout } from './handout.ts'
import { settable, unsetIn } from './letters.ts'
import { makeFile } from './making.ts'
import { missingIn } from './pdf-file.ts'
import { randomText } from './random-text.fake.ts'
import { Typst } from './typst.ts'
import { unsetNotice } from './words.ts'

/** `HISTORY_RUNS` texts instead of a few, from `TORTURE_SEED` on (`npm run torture`). */
const runs = Number(process.env['HISTORY_RUNS'] ?? 3)
const seed = process.env['HISTORY_RUNS'] === undefined ? {} : { seed: Number(process.env['TORTURE_SEED']) }

let typst: Typst | null = null
beforeAll(async () => void (typst = await Typst.start()), 60_000)

const pdfOf = async (from: Handout): Promise<string> =>
  Buffer.from(await makeFile('pdf', from, async () => typst ?? Typst.start())).toString('latin1')

describe('the PDF', { timeout: 60_000 + 2000 * runs }, () => {
  test('[X6] it is tagged and German, has a title that is shown, bookmarks, headers of tables, words of its picture, and nothing that runs', async () => {
    const letters = await pdfOf(handout())
    for (const sign of ['/StructTreeRoot', '/Marked true', '/Lang (de', '/Outlines', '/DisplayDocTitle true'])
      expect(letters).toContain(sign)
    expect(letters).toContain('/Title <FEFF')
    expect(letters).toContain('/Alt (QR-Code: Adresse und Fingerabdruck der Fassung 1.0)')
    expect(letters.match(/\/S \/TH\s[^>]*?\/Scope \/Column/gu)).toHaveLength(6)
    expect(letters).not.toMatch(/\/(?:JavaScript|JS|Launch|EmbeddedFiles)\b/u)
    expect([...letters.matchAll(/\/URI \(([^)]*)\)/gu)].map(([, uri]) => uri)).toEqual([
      'https://www.hannover.de/integration?a=1&b=2',
      'mailto:lip@hannover-stadt.de',
    ])
  })

  test('[X12] names of people in Hannover can be set, and so can the signs of German texts', async () => {
    const names =
      'Ayşe Yıldız-Öğütçü, İbrahim · Nguyễn Thị Hồng Đặng · Олена Ґудзь, Їжак, Єва · Đorđe Šćepanović · Łukasz Żółć · Ștefan Țurcanu · Ëngjëll · Ελένη · „ß“ – … € → ½ ² ≤ § · محمد رضایی، گفت\u200Cوگو · שָׁלוֹם · ✓ ☐ ★'
    const { letters } = must(typst, 'it is started')
    expect(settable(names, letters)).toBe(names)
    expect(settable(names.normalize('NFD'), letters)).toBe(names)
    expect(unsetIn(names.normalize('NFD'), letters)).toEqual([])
  })

  test('[X12] in place of letters that the fonts have not their name stands, and the cover says where', async () => {
    const { letters } = must(typst, 'it is started')
    const texts = [
      ['Frau 王小明 kommt', 'Frau [chinesische Schrift] kommt'],
      ['שלום، 你好 ሰላም', 'שלום، [chinesische Schrift] [äthiopische Schrift]'],
      ['Danke 👩‍🏫🌻!', 'Danke [Emoji]!'],
      ['Erst\u2011Orientierung', 'Erst-Orientierung'],
      ['✓ 𐤀𐤀 erledigt', '✓ [Zeichen U+10900][Zeichen U+10900] erledigt'],
    ] as const
    for (const [text, set] of texts) expect(settable(text, letters)).toBe(set)
    const doc = node('doc', paragraph('Herzlich willkommen, 小明 🌻'))
    const from = handoutOf(withText(doc))
    expect(unsetNotice(missingIn(from, letters))).toContain('(Emoji, chinesische Schrift, in Abschnitt 1.1)')
    expect(unsetNotice(missingIn(handout(), letters))).toBeNull()
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
