import { expect, test } from 'vitest'
import { blocksIn } from '#shared/content-blocks'
import { paragraphNumbers } from '#shared/numbers'
import { linkOf } from './blocks.ts'
import { handoutOf } from './handout.ts'
import { everything, handout, hostileWords, node, paragraph, withText, words } from './handout.fake.ts'
import { leavesOf } from './passages.ts'
import { wordsOf } from './blocks.ts'

test('[X2] paragraphs have the numbers of the screen; blocks without a word have none and are not printed', () => {
  const [section] = handout().chapters[0]?.sections ?? []
  const shown = paragraphNumbers(blocksIn(everything)).filter((number) => number !== null)
  expect(section?.doc.map(({ number }) => number).filter((number) => number !== null)).toEqual(shown)
  expect(section?.doc).toHaveLength(10)
})

test('[X4] what comes in is harmless from there on: control characters, turned directions, titles over lines', () => {
  const { chapters, version } = handout()
  const letters = JSON.stringify({ chapters, version })
  expect(letters).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]|\\u00/u)
  expect(chapters[0]?.sections[0]?.title).toBe(`Elementarbereich ${hostileWords}`)
  expect(handout({ paper: ' Ein\nPlan\t ' }).paper).toBe('Ein Plan')
})

test('[X4] a link is https, http or mailto, as a browser writes it, or it is none', () => {
  expect(linkOf('https://hannover.de/ä b')).toBeNull()
  expect(linkOf('https://hannover.de/ä"<>`')).toBe('https://hannover.de/%C3%A4%22%3C%3E%60')
  expect(linkOf('mailto:a@b.de?subject=<x>')).toBe('mailto:a@b.de?subject=%3Cx%3E')
  for (const href of [
    'javascript:alert(1)',
    'javascript&colon;x',
    '//evil',
    '\\\\evil',
    'data:text/html,x',
    'https:evil',
    'file:///etc/passwd',
    'vbscript:x',
    ' https://x.de',
    'java\tscript:x',
  ])
    expect(linkOf(href)).toBeNull()
})

test('[X8] headings skip no level, and inside of lists, quotes and tables they are bold words', () => {
  const heading = (level: number) => ({ ...node('heading', words(`H${level}`)), attrs: { level } })
  const doc = node('doc', heading(4), heading(6), heading(1), node('blockquote', heading(2)))
  const read = handoutOf(withText(doc))
  const blocks = read.chapters[0]?.sections[0]?.doc.flatMap(({ blocks: all }) => all) ?? []
  expect(blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []))).toEqual([1, 2, 1])
  expect(blocks.at(-1)).toEqual({
    kind: 'quote',
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'run', text: 'H2', bold: true, italic: false, href: null }] },
    ],
  })
})

test('[X8] a table too wide for Word comes as its paragraphs; what a later grammar brings is words', () => {
  const wide = node(
    'table',
    node('tableRow', ...Array.from({ length: 70 }, (_none, at) => node('tableCell', paragraph(`Z${at}`)))),
  )
  const doc = node('doc', wide, node('sidebar', paragraph('später')))
  const read = handoutOf(withText(doc))
  const blocks = read.chapters[0]?.sections[0]?.doc.flatMap(({ blocks: all }) => all) ?? []
  expect(leavesOf(blocks).map(wordsOf)).toEqual([
    ...Array.from({ length: 70 }, (_none, at) => `Z${at}`),
    'später',
  ])
})
