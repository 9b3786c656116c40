import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { anchorOn } from './anchor-making.ts'
import { must } from './failure.ts'
import { paragraphNumbers } from './numbers.ts'
import { placesIn } from './paragraphs.ts'
import type { TextElement } from './text.ts'
import { readText, writeText } from './text-doc.ts'

const block = (name: string, text: string): TextElement => ({ name, children: [{ text }] })
const list = (...items: string[]): TextElement => ({
  name: 'bulletList',
  children: items.map((text) => ({ name: 'listItem', children: [block('paragraph', text)] })),
})

const section: TextElement[] = [
  block('heading', 'Ausgangslage'),
  block('paragraph', 'Hannover wächst.'),
  { name: 'paragraph', children: [] },
  list('Sprachkurse ausbauen', 'Wege verkürzen'),
  block('heading', 'Ziele'),
  block('paragraph', 'Alle nehmen teil.'),
]

function docOf(text: readonly TextElement[]): Y.Doc {
  const doc = new Y.Doc()
  writeText(doc, text)
  return doc
}

const on = (doc: Y.Doc, quote: string) => must(anchorOn(doc, quote), `"${quote}" stands in the text`)
const blockAt = (doc: Y.Doc, at: number): Y.XmlElement =>
  doc.getXmlFragment('default').get(at) as Y.XmlElement
const wordsAt = (doc: Y.Doc, at: number): Y.XmlText => blockAt(doc, at).get(0) as Y.XmlText

describe('the paragraphs of a section', () => {
  test('[M30] are counted from 1; headings and what has no word are not', () => {
    expect(paragraphNumbers(section)).toEqual([null, 1, null, 2, null, 3])
    expect(paragraphNumbers(readText(docOf(section)))).toEqual([null, 1, null, 2, null, 3])
    expect(paragraphNumbers([])).toEqual([])
  })

  test('[M30] an anchor stands at the paragraph of its first word, in a list too', () => {
    const doc = docOf(section)
    const placeOf = placesIn(doc)
    expect(placeOf(null)).toEqual({ kind: 'section' })
    expect(placeOf(on(doc, 'wächst'))).toEqual({ kind: 'paragraph', block: 1, number: 1 })
    expect(placeOf(on(doc, 'Wege'))).toEqual({ kind: 'paragraph', block: 3, number: 2 })
    expect(placeOf(on(doc, 'Ziele'))).toEqual({ kind: 'heading', block: 4 })
  })

  test('[M30] the number follows what is written and taken out in front of it', () => {
    const doc = docOf(section)
    const anchor = on(doc, 'nehmen teil')
    const first = new Y.XmlElement('paragraph')
    first.insert(0, [new Y.XmlText('Vorweg.')])
    doc.getXmlFragment('default').insert(0, [first])
    expect(placesIn(doc)(anchor)).toMatchObject({ number: 4 })
    doc.getXmlFragment('default').delete(0, 3)
    expect(placesIn(doc)(anchor)).toMatchObject({ number: 2 })
  })

  test('[M30] words that were deleted, alone or with their paragraph, stand nowhere', () => {
    const doc = docOf(section)
    const [word, whole, item] = [on(doc, 'wächst'), on(doc, 'Alle nehmen teil.'), on(doc, 'Wege')]
    wordsAt(doc, 1).delete(9, 6)
    doc.getXmlFragment('default').delete(5, 1)
    const listed = blockAt(doc, 3)
    listed.delete(1, 1)
    const placeOf = placesIn(doc)
    for (const anchor of [word, whole, item]) expect(placeOf(anchor)).toEqual({ kind: 'gone' })
  })

  test('[M30] words across two paragraphs stand at the first; with all of them deleted, nowhere', () => {
    const doc = docOf([block('paragraph', 'Eins zwei'), block('paragraph', 'drei vier')])
    const anchor = { ...on(doc, 'zwei'), end: on(doc, 'drei').end }
    expect(placesIn(doc)(anchor)).toMatchObject({ number: 1 })
    wordsAt(doc, 0).delete(5, 4)
    wordsAt(doc, 1).delete(0, 4)
    expect(placesIn(doc)(anchor)).toEqual({ kind: 'gone' })
  })
})
