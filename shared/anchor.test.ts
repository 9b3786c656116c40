import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { anchorOn } from './anchor-making.ts'
import { anchor, keptPrefix, keptQuote, keptSuffix, readPlace, writePlace } from './anchor.ts'
import { must } from './failure.ts'
import { rootName } from './grammar.ts'
import { writeText } from './text-doc.ts'

const docOf = (...paragraphs: string[]): Y.Doc => {
  const doc = new Y.Doc()
  writeText(
    doc,
    paragraphs.map((text) => ({
      name: 'paragraph',
      children: [{ text: text.slice(0, 3), bold: true }, { text: text.slice(3) }],
    })),
  )
  return doc
}

const firstText = (doc: Y.Doc): Y.XmlText =>
  (doc.getXmlFragment(rootName).get(0) as Y.XmlElement).get(0) as Y.XmlText

/** What stands between the anchor's places now. */
function between(doc: Y.Doc, { start, end }: { start: string; end: string }): string {
  const [from, to] = [start, end].map((place) =>
    must(Y.createAbsolutePositionFromRelativePosition(readPlace(place), doc), 'the place is in the text'),
  )
  const text = must(from, 'start').type as Y.XmlText
  const words = (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')
  return words.slice(from?.index, to?.index)
}

describe('an anchor', () => {
  const whole = { ...must(anchorOn(docOf('Kinder lernen früh.'), 'lernen'), 'it stands') }

  test('[M2] stands around its words and moves with them', () => {
    const doc = docOf('Kinder lernen früh.', 'Eltern auch.')
    const made = must(anchorOn(doc, 'lernen'), 'it stands there')
    expect(made).toMatchObject({ quote: 'lernen', prefix: 'Kinder ', suffix: ' früh.\nEltern auch.' })
    firstText(doc).insert(0, 'Alle ')
    firstText(doc).insert(firstText(doc).length, ' Und gern.')
    expect(between(doc, made)).toBe('lernen')
  })

  test('[M2] what is written at its edges is not of it', () => {
    const doc = docOf('Kinder lernen früh.')
    const made = must(anchorOn(doc, 'lernen'), 'it stands there')
    firstText(doc).insert('Kinder lernen'.length, ' und spielen')
    firstText(doc).insert('Kinder '.length, 'gern ')
    expect(between(doc, made)).toBe('lernen')
  })

  test('[M2] on the start and the end of a text', () => {
    const doc = docOf('Kinder lernen früh.')
    for (const quote of ['Kinder', 'früh.', 'Kinder lernen früh.'])
      expect(between(doc, must(anchorOn(doc, quote), 'it stands there'))).toBe(quote)
    expect(anchorOn(doc, 'Eltern')).toBeNull()
  })

  test('[M1] comes out of its writing as it went in', () => {
    expect(anchor.parse(JSON.parse(JSON.stringify(whole)))).toEqual(whole)
    expect(writePlace(readPlace(whole.start))).toBe(whole.start)
  })

  test.each(['', '!', 'AQ', 'AAAAAAAA', '////', 'a'.repeat(201), '__proto__'])(
    '[M1] %j is no place in a text',
    (start) => {
      expect(anchor.safeParse({ ...whole, start }).success).toBe(false)
    },
  )

  test.each([
    { quote: 'x'.repeat(2001) },
    { prefix: 'x'.repeat(65) },
    { suffix: '\ud83c' },
    { quote: 'a\udf3b' },
    { body: 'x' },
  ])('[M1] %j is out of bounds', (more) => {
    expect(anchor.safeParse({ ...whole, ...more }).success).toBe(false)
  })

  test('[M1] of long words beginning and end are kept, and no half of a character', () => {
    const flowers = '🌻'.repeat(3000)
    const kept = {
      ...whole,
      quote: keptQuote(`a${flowers}`),
      prefix: keptPrefix(`${flowers}a`),
      suffix: keptSuffix(`a${flowers}`),
    }
    expect(anchor.parse(kept)).toEqual(kept)
    expect([keptQuote('kurz'), keptPrefix('kurz'), keptSuffix('')]).toEqual(['kurz', 'kurz', ''])
    expect(keptQuote(`${'x'.repeat(2000)}Ende`)).toMatch(/^x{1000}…x{995}Ende$/u)
  })
})
