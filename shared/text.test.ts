import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootName } from './grammar.ts'
import { isRun, plainText, type TextElement, type TextNode, type TextRun } from './text.ts'
import { readText, writeText } from './text-doc.ts'

describe("a section's text", () => {
  test('[W10] what is written is read again', () => {
    fc.assert(
      fc.property(texts(), (written) => {
        const doc = new Y.Doc()
        writeText(doc, written)
        expect(readText(doc).map(normal)).toEqual(written.map(normal))
      }),
      { endOnFailure: true },
    )
  })

  test('[W10] reading changes nothing, whatever stands in the document', () => {
    const doc = new Y.Doc()
    writeText(doc, [{ name: 'somethingNew', attributes: { colour: 'red' }, children: [{ text: 'bleibt' }] }])
    const before = Y.encodeStateAsUpdate(doc)
    expect(readText(doc)).toEqual([
      { name: 'somethingNew', attributes: { colour: 'red' }, children: [{ text: 'bleibt' }] },
    ])
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  test('[W10] writing stands behind what is there', () => {
    const doc = new Y.Doc()
    writeText(doc, [paragraph('eins')])
    writeText(doc, [paragraph('zwei')])
    expect(plainText(readText(doc))).toBe('eins\nzwei\n')
  })

  test('[W10] neighbouring runs share one text node, as the editor writes them', () => {
    const doc = new Y.Doc()
    writeText(doc, [{ name: 'paragraph', children: [{ text: 'ein ' }, { text: 'Wort', bold: true }] }])
    const element = doc.getXmlFragment(rootName).get(0)
    expect(element instanceof Y.XmlElement && element.length).toBe(1)
  })

  test('[W11] plain text has all words, blocks parted by line breaks', () => {
    const table: TextElement = {
      name: 'table',
      children: [{ name: 'tableRow', children: [paragraph('a'), paragraph('b')] }],
    }
    const broken: TextElement = {
      name: 'paragraph',
      children: [{ text: 'oben' }, { name: 'hardBreak', children: [] }, { text: 'unten' }],
    }
    expect(plainText([broken])).toBe('oben\nunten\n')
    expect(plainText([table]).trim().split(/\n+/u)).toEqual(['a', 'b'])
  })
})

const paragraph = (text: string): TextElement => ({ name: 'paragraph', children: [{ text }] })

/** As it comes back: neighbouring runs with the same marks are one, attributes are always there. */
function normal(element: TextElement): TextElement {
  return {
    name: element.name,
    attributes: element.attributes ?? {},
    children: element.children.reduce<TextNode[]>(joined, []),
  }
}

function joined(done: TextNode[], next: TextNode): TextNode[] {
  if (!isRun(next)) return [...done, normal(next)]
  const last = done.at(-1)
  if (last === undefined || !isRun(last) || marksOf(last) !== marksOf(next)) return [...done, next]
  return [...done.slice(0, -1), { ...last, text: last.text + next.text }]
}

const marksOf = ({ bold, italic, href }: TextRun): string => JSON.stringify([bold, italic, href])

function texts(): fc.Arbitrary<TextElement[]> {
  const marks = fc.constantFrom<Omit<TextRun, 'text'>>(
    {},
    { bold: true },
    { italic: true },
    { href: 'https://hannover.de' },
    { bold: true, italic: true },
  )
  const run = fc
    .tuple(fc.string({ minLength: 1, unit: 'grapheme' }), marks)
    .map(([text, more]) => ({ text, ...more }))
  const leaf = fc.record({
    name: fc.constantFrom('paragraph', 'heading'),
    attributes: fc.constantFrom({}, { level: 1 }, { level: 2 }),
    children: fc.array(run, { maxLength: 4 }),
  })
  const list = fc.record({
    name: fc.constant('bulletList'),
    children: fc.array(
      fc.record({ name: fc.constant('listItem'), children: fc.array(leaf, { maxLength: 2 }) }),
      { maxLength: 3 },
    ),
  })
  return fc.array(fc.oneof(leaf, list), { maxLength: 5 })
}
