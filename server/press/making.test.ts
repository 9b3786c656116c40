import fc from 'fast-check'
import { strFromU8 } from 'fflate'
import { Window } from 'happy-dom'
import { marked } from 'marked'
import { inflateSync } from 'node:zlib'
import { encode } from 'uqr'
import { describe, expect, test } from 'vitest'
import {
  everything,
  fingerprint,
  handout,
  hostileWords,
  submission,
  thread,
  withText,
} from './handout.fake.ts'
import { handoutOf, type Handout, type HandoutData } from './handout.ts'
import { htmlPolicy } from './html-file.ts'
import { makeFile } from './making.ts'
import { qrPng, qrSvg } from './qr.ts'
import { randomText } from './random-text.fake.ts'
import { partOf, piecesOf, readers } from './reading.fake.ts'
import { warningOf } from './words.ts'

const noTypst = (): Promise<never> => Promise.reject(new Error('bug: this format needs no compiler'))
const fake = handout()
const kept = new Map<string, Promise<Uint8Array>>()

/** The fake version, made once in each format; others every time. */
function make(format: 'docx' | 'commented' | 'odt' | 'html' | 'md', from = fake): Promise<Uint8Array> {
  const made = (from === fake ? kept.get(format) : undefined) ?? makeFile(format, from, noTypst)
  if (from === fake) kept.set(format, made)
  return made
}

/** `HISTORY_RUNS` texts instead of a few, from `TORTURE_SEED` on (`npm run torture`). */
const runs = Number(process.env['HISTORY_RUNS'] ?? 6)
const seed = process.env['HISTORY_RUNS'] === undefined ? {} : { seed: Number(process.env['TORTURE_SEED']) }

const formats = ['docx', 'odt', 'html', 'md'] as const
const { DOMParser } = new Window()

describe('a handout', () => {
  test.for(formats)(
    '[X1] %s: every word of the text, the cover and the sign-offs is in it',
    async (format) => {
      const read = readers[format](await make(format))
      expect(piecesOf(handout()).filter((piece) => !read.includes(piece))).toEqual([])
    },
  )

  test.for(formats)(
    '[X3] %s: an interim version says that it is not signed off, another does not',
    async (format) => {
      const warning = 'Zwischenfassung – nicht mitgezeichnet'
      expect(readers[format](await make(format))).toContain(warning)
      expect(readers[format](await make(format, submission()))).not.toContain(warning)
    },
  )

  test('[X3] it says so on every page: in the header of Word and OpenDocument, in print and on the screen', async () => {
    const warning = warningOf(handout()) ?? 'none'
    expect(partOf(await make('docx'), 'word/header1.xml')).toContain(warning)
    expect(partOf(await make('odt'), 'styles.xml')).toMatch(new RegExp(`<style:header>.*${warning}`, 'u'))
    const html = strFromU8(await make('html'))
    expect(html).toContain(`<aside class="running" aria-label="Hinweis">${warning}</aside>`)
    expect(html).toMatch(/@media print.*\.running \{ display: table-header-group/su)
  })

  test.for(['docx', 'odt'] as const)(
    '[X4] %s: what people wrote is words in well-formed XML',
    async (format) => {
      const xml = partOf(await make(format), format === 'odt' ? 'content.xml' : 'word/document.xml')
      const page = new DOMParser().parseFromString(xml, 'application/xml')
      expect(page.querySelector('parsererror')).toBeNull()
      const leaf = format === 'odt' ? 'text:p' : 'w:p'
      const paragraphs = [...page.getElementsByTagName(leaf)].map(({ textContent }) => textContent)
      expect(paragraphs.some((words) => words.endsWith(hostileWords))).toBe(true)
      expect(xml).not.toContain('javascript:alert')
      for (const letter of ['\u0000', '\u0008', '\u202E']) expect(xml).not.toContain(letter)
    },
  )

  test('[X4] the page runs nothing and asks for nothing: no script, no foreign file, safe links alone', async () => {
    const html = strFromU8(await make('html'))
    const page = new DOMParser().parseFromString(html, 'text/html')
    expect(
      page.querySelectorAll('script, iframe, img, object, form, [onerror], [onclick], [style]'),
    ).toHaveLength(0)
    const links = [...page.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '')
    expect(links.filter((href) => !/^(?:#|https:|mailto:)/u.test(href))).toEqual([])
    expect(links).toContain('https://www.hannover.de/integration?a=1&b=2')
    const policy = page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content')
    expect(policy).toBe(htmlPolicy)
    expect(htmlPolicy).toContain("default-src 'none'")
    expect(page.documentElement.lang).toBe('de')
  })

  test('[X4] read as Markdown the words make no markup, no formula and no link of their own', async () => {
    const html = marked.parse(strFromU8(await make('md')), { async: false })
    const page = new DOMParser().parseFromString(html, 'text/html')
    expect(page.querySelectorAll('script, img, code, pre')).toHaveLength(0)
    const links = [...page.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '')
    expect(links.filter((href) => !/^(?:https?:|mailto:)/u.test(href))).toEqual([])
    expect([...page.querySelectorAll('ol')].map((list) => list.getAttribute('start'))).toEqual(['3'])
    expect(page.querySelectorAll('table')).toHaveLength(2)
  })

  test('[X7] the code that telephones read has address and fingerprint, as drawing and as picture', () => {
    const expected = encode(`https://lip.example/fassungen/ver_eins#sha256=${fingerprint}`, {
      ecc: 'M',
      border: 4,
    })
    const drawn = [...qrSvg(handout()).matchAll(/M(\d+) (\d+)h1v1h-1z/gu)].map(([, x, y]) => `${x} ${y}`)
    const black = expected.data.flatMap((row, y) =>
      row.flatMap((isBlack, x) => (isBlack ? [`${x} ${y}`] : [])),
    )
    expect(drawn).toEqual(black)
    const png = Buffer.from(qrPng(handout()))
    const at = png.indexOf('IDAT') + 4
    const rows = inflateSync(png.subarray(at, at + png.readUInt32BE(at - 8)))
    const width = expected.size + 1
    const first = Array.from({ length: expected.size }, (_none, y) => [
      ...rows.subarray(8 * y * width + 1, (8 * y + 1) * width),
    ])
    expect(first).toEqual(expected.data.map((row) => row.map((isBlack) => (isBlack ? 0 : 255))))
  })
})

describe('a Word file with what is open', () => {
  test('[X5] comments stand at their words, answers below them, those without a place at the title', async () => {
    const file = await make('commented')
    const xml = partOf(file, 'word/document.xml')
    expect(xml).toMatch(
      /<w:commentRangeStart w:id="0"\/>.{0,200}>gemeinsam<\/w:t><\/w:r><w:commentRangeEnd w:id="0"\/>/u,
    )
    expect(xml).toMatch(/<w:commentRangeStart w:id="2"\/><w:bookmarkStart/u)
    const comments = partOf(file, 'word/comments.xml')
    expect([...comments.matchAll(/w:author="([^"]*)"/gu)].map(([, name]) => name)).toEqual([
      'Olena Koval',
      'Aylin Demir',
      'Thi Mai Nguyen',
    ])
    expect(comments).toContain('Zu: „Worte, die es nicht mehr gibt“')
    expect(comments).toContain('Vorschlag: „Worte, die es nicht mehr gibt“ ersetzen durch „neue“')
    expect(partOf(file, 'word/commentsExtended.xml')).toContain('w15:paraIdParent="00000001"')
  })

  test('[X5] a suggestion is a tracked change of the words that differ, by its author; taken or not, the rest stays', async () => {
    const xml = partOf(await make('commented'), 'word/document.xml')
    expect(xml).toMatch(
      /<w:del [^>]*w:author="Jonas Weber"[^>]*>.*?<w:delText[^>]*>Nachmittag<\/w:delText>.*?<w:ins [^>]*>.*?>Vormittag</u,
    )
    const taken = xml.replaceAll(/<w:del .*?<\/w:del>/gu, '').replaceAll(/<[^>]*>/gu, '')
    expect(taken).toContain('Die Kitas öffnen am Vormittag ihre Türen für Familien')
    const refused = xml.replaceAll(/<w:ins .*?<\/w:ins>/gu, '').replaceAll(/<[^>]*>/gu, '')
    expect(refused).toContain('Die Kitas öffnen am Nachmittag ihre Türen für Familien')
  })

  test('[X5] the clean one has neither comments nor changes', async () => {
    const xml = partOf(await make('docx'), 'word/document.xml')
    expect(xml).not.toMatch(/<w:(?:ins|del|commentRangeStart|commentReference) /u)
  })

  test('[X5] two suggestions for the same words: the first is a change, the other a comment; one over lines is a comment', async () => {
    const file = await make(
      'commented',
      withThreads([
        thread({
          quote: 'Sprachförderung',
          paragraph: 3,
          suggestion: { original: 'Sprachförderung', replacement: 'Sprachbildung' },
        }),
        thread({
          quote: 'Sprachförderung',
          paragraph: 3,
          suggestion: { original: 'Sprachförderung', replacement: 'Deutsch' },
        }),
        thread({
          quote: 'Elternarbeit',
          paragraph: 3,
          suggestion: { original: 'Elternarbeit', replacement: 'Eltern\narbeit' },
        }),
        thread({ quote: 'vor Ort.', paragraph: 5, suggestion: { original: 'vor Ort.', replacement: '' } }),
      ]),
    )
    const xml = partOf(file, 'word/document.xml')
    expect([...xml.matchAll(/<w:delText[^>]*>([^<]*)/gu)].map(([, words]) => words)).toEqual([
      'Sprachförderung',
      'vor Ort.',
    ])
    expect([...xml.matchAll(/<w:ins .*?<\/w:ins>/gu)]).toHaveLength(1)
    const comments = partOf(file, 'word/comments.xml')
    expect(comments).toContain('ersetzen durch „Deutsch“')
    expect(comments).toContain('ersetzen durch „Eltern')
  })
})

/** The fake version with these threads alone. */
const withThreads = (threads: HandoutData['chapters'][number]['sections'][number]['threads']): Handout =>
  handoutOf(withText(everything, { threads }))

describe('whatever a section holds', { timeout: 10_000 + 2000 * runs }, () => {
  test('[X1] [X4] every word of it is in every format, and the XML is well-formed', async () => {
    const opens = async (format: 'docx' | 'odt' | 'html' | 'md', from: Handout) => {
      const bytes = await make(format, from)
      const read = readers[format](bytes)
      expect(piecesOf(from).filter((piece) => !read.includes(piece))).toEqual([])
      if (format === 'docx' || format === 'odt') expect(isWellFormed(mainPart(format, bytes))).toBe(true)
    }
    await fc.assert(
      fc.asyncProperty(randomText, async (doc) => {
        const from = handoutOf(withText(doc))
        for (const format of formats) await opens(format, from)
        await make('commented', from)
      }),
      { ...seed, numRuns: runs, endOnFailure: true },
    )
  })
})

const mainPart = (format: 'docx' | 'odt', bytes: Uint8Array): string =>
  partOf(bytes, format === 'odt' ? 'content.xml' : 'word/document.xml')

const isWellFormed = (xml: string): boolean =>
  new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror') === null
