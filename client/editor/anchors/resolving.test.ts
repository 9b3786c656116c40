import { anchor as anchorShape } from '#shared/anchor'
import type { TextElement } from '#shared/text'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { docOf, paragraph } from '../editor.fake.ts'
import { anchorOf, placeOf } from './pages.fake.ts'
import { makeAnchor } from './making.ts'
import { resolveAnchor } from './resolving.ts'
import { SectionText } from './section-text.ts'

const sentence = 'Die Stadt fördert Sprachkurse in allen Bezirken und für jedes Alter.'
const around = (words: string): TextElement[] => [
  paragraph('Hier steht, worum es in diesem Abschnitt gehen soll.'),
  paragraph(words),
  paragraph('Und hier steht, was zum Schluss zu sagen bleibt.'),
]
const textOf = (elements: readonly TextElement[]): SectionText => new SectionText(docOf(elements))

/** Where the anchor of a text is in another one that has none of its letters, as after a copy through a file. */
function found(quote: string, before: readonly TextElement[], now: readonly TextElement[]): string {
  const text = textOf(now)
  const one = resolveAnchor(text, anchorOf(textOf(before), quote))
  return one.kind === 'gone' ? 'gone' : `${one.kind}: ${text.between(one.from, one.to)}`
}

test('[E54] words that stand once, between the same neighbours, are held', () => {
  expect(found('Sprachkurse', around(sentence), around(sentence))).toBe('held: Sprachkurse')
  expect(
    found('fördert Sprachkurse', around(sentence), [...around(sentence), paragraph('fördert Sprachkurse')]),
  ).toBe('held: fördert Sprachkurse')
})

test('[E54] splits and breaks change no words', () => {
  const [before, , behind] = around('')
  const split = [
    before,
    paragraph('Die Stadt fördert '),
    paragraph('Sprachkurse in allen Bezirken und für jedes Alter.'),
    behind,
  ]
  const now = split.flatMap((one) => one ?? [])
  expect(found('fördert Sprachkurse', around(sentence), now)).toBe('held: fördert \nSprachkurse')
})

test('[E54] words that were changed, or stand elsewhere, are presumed', () => {
  const changed = around('Die Stadt fördert künftig Sprachkurse in vielen Bezirken und für jedes Alter.')
  expect(found(sentence, around(sentence), changed)).toBe(
    'presumed: Die Stadt fördert künftig Sprachkurse in vielen Bezirken und für jedes Alter',
  )
  expect(found('Sprachkurse', around(sentence), around(sentence.replace('Sprachkurse', 'Sprachkurs')))).toBe(
    'presumed: Sprachkurs',
  )
  const elsewhere = [...around(''), paragraph(`Ganz woanders: ${sentence} So ist es.`)]
  expect(found(sentence, around(sentence), elsewhere)).toBe(`presumed: ${sentence}`)
})

test('[E54] of words that stand twice between the same neighbours neither is held', () => {
  const twice = [...around(sentence), ...around(sentence)]
  expect(found('Sprachkurse', around(sentence), twice)).toBe('presumed: Sprachkurse')
})

test('[E54] words that are gone are gone, though single ones stand elsewhere', () => {
  expect(found(sentence, around(sentence), around(''))).toBe('gone')
  expect(found('Sprachkurse', around(sentence), [...around(''), paragraph('Sprachkurse')])).toBe('gone')
  expect(found('Sprachkurse', around(sentence), [])).toBe('gone')
})

test('[E54] places around wholly other words do not hold', () => {
  const doc = docOf(around(sentence))
  const anchor = anchorOf(new SectionText(doc), 'Stadt fördert')
  const [, element] = doc.getXmlFragment('default').toArray()
  const words = element instanceof Y.XmlElement ? element.get(0) : null
  if (!(words instanceof Y.XmlText)) throw new Error('no words')
  words.delete(5, 11)
  words.insert(5, 'wiß zahl')
  expect(resolveAnchor(new SectionText(doc), anchor).kind).toBe('gone')
})

test('[E54] an anchor keeps its shape, also of very long words and at the ends of the text', () => {
  const long = Array.from({ length: 800 }, (_none, at) => `Wort${String(at)}`).join(' ')
  const text = textOf([paragraph(long)])
  const anchor = anchorOf(text, long)
  expect(anchorShape.parse(anchor).quote.length).toBeLessThanOrEqual(2000)
  expect(anchor.prefix).toBe('')
  const copy = textOf([paragraph('Davor.'), paragraph(long)])
  expect(resolveAnchor(copy, anchor)).toMatchObject({ kind: 'presumed', ...placeOf(copy, long) })
})

test('[E54] spaces and breaks alone have no anchor', () => {
  const text = textOf([paragraph('eins   zwei'), paragraph('')])
  expect(makeAnchor(text, 5, 8)).toBe(null)
  expect(makeAnchor(text, 12, 15)).toBe(null)
  expect(makeAnchor(text, 5, 12)?.quote).toBe('zwei')
})
