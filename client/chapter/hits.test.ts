import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { must } from '#shared/failure'
import { Finding } from './finding.ts'
import { fold } from './folded.ts'
import { liveRange } from './hit-marks.ts'
import { hitsIn } from './hits.ts'

/** The browser of the unit tests has none. */
class StaticRangeFake {
  readonly startContainer: Node
  readonly startOffset: number
  readonly endContainer: Node
  readonly endOffset: number

  constructor({ startContainer, startOffset, endContainer, endOffset }: StaticRangeInit) {
    this.startContainer = startContainer
    this.startOffset = startOffset
    this.endContainer = endContainer
    this.endOffset = endOffset
  }

  get collapsed(): boolean {
    return this.startContainer === this.endContainer && this.startOffset === this.endOffset
  }
}

beforeEach(() => vi.stubGlobal('StaticRange', StaticRangeFake))
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

/** A section of the page, as still text or editor show it. */
function section(text: string, title = 'Sprache'): Element {
  const drawn = document.createElement('section')
  drawn.className = 'section'
  drawn.innerHTML = `<h2><span class="section__number">1.1</span> <span lang="de">${title}</span></h2><div class="text">${text}</div>`
  return drawn
}

const found = (page: Element, words: string): string[] =>
  hitsIn(page, fold(words).text, 100).map((hit) => must(liveRange(hit), 'it stands on the page').toString())

/** Ranges can be measured only in a document. */
function shown(text: string, title?: string): Element {
  const page = section(text, title)
  document.body.append(page)
  return page
}

test('[K9] words are found in titles and texts, whatever their case', () => {
  const page = shown('<p>Die SPRACHE, die Sprachen</p><ul><li><p>Fremdsprache</p></li></ul>')
  expect(found(page, 'spRache')).toEqual(['Sprache', 'SPRACHE', 'Sprache', 'sprache'])
})

test('[K9] words are found across bold, italic, links and breaks, but not from one paragraph into the next', () => {
  const page = shown(
    '<p>Das <strong>gro<em>ße</em></strong> <a href="https://a.de">Ganze</a><br>zählt</p><p>viel</p>',
  )
  expect(found(page, 'das große ganze zählt')).toHaveLength(1)
  expect(found(page, 'zählt viel')).toEqual([])
})

test('[K9] letters of any spelling are found: composed or not, with soft hyphens, with spaces that do not break', () => {
  const page = shown('<p>Gru\u0308n, Inte\u00adgration, § 5\u00a0SGB</p>')
  expect(found(page, 'grün')).toEqual(['Gru\u0308n'])
  expect(found(page, 'integration')).toEqual(['Inte\u00adgration'])
  expect(found(page, '§ 5 sgb')).toEqual(['§ 5\u00a0SGB'])
})

test('[K9] the names at other people’s carets, and numbers of sections, are not text', () => {
  const page = shown(
    '<p>Jonas<span class="caret">\u2060<span class="caret__name">Jonas</span></span> schreibt</p>',
  )
  expect(found(page, 'jonas schreibt')).toHaveLength(1)
  expect(found(page, '1.1')).toEqual([])
})

function chapter(...texts: string[]): { page: Element; finding: Finding } {
  const page = document.createElement('div')
  page.append(...texts.map((text) => section(text, 'Titel')))
  document.body.append(page)
  return { page, finding: new Finding(page) }
}

test('[K10] the places are counted over all sections, and behind the last comes the first', () => {
  const { finding } = chapter('<p>eins Wort</p>', '<p>nichts</p>', '<p>Wort und Wort</p>')
  finding.find('wort')
  expect(finding.found).toMatchObject({ count: 3, at: 0 })
  finding.step(-1)
  expect(finding.found.at).toBe(2)
  finding.step(1)
  expect(finding.found.at).toBe(0)
  finding.find('worte')
  expect(finding.found).toMatchObject({ count: 0, at: null })
  expect(finding.here).toBe(null)
})

test('[K10] more letters keep to the place one is at, if it fits', () => {
  const { finding } = chapter('<p>Schule</p>', '<p>Schulden</p>')
  finding.find('schul')
  finding.step(1)
  finding.find('schuld')
  expect(finding.found).toMatchObject({ count: 1, at: 0 })
  finding.find('schul')
  expect(finding.found).toMatchObject({ count: 2, at: 1 })
})

test('[K10] what others write meanwhile is found too, and leads nobody away', async () => {
  const { page, finding } = chapter('<p>Wort</p>', '<p>Wort</p>')
  const stop = finding.follow()
  finding.find('wort')
  must(page.lastElementChild, 'two sections').querySelector('p')?.append(' und noch ein Wort')
  await vi.waitFor(() => expect(finding.found).toMatchObject({ count: 3, at: 0 }))
  stop()
})
