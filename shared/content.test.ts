import { getSchema } from '@tiptap/core'
import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { canonicalContent, contentOf } from './content.ts'
import { rootName } from './grammar.ts'
import { writtenTogether } from './history.fake.ts'
import { sectionExtensions } from './schema.ts'
import { isRun, type TextElement, type TextRun } from './text.ts'
import { readText, writeText } from './text-doc.ts'

const schema = getSchema(sectionExtensions)
const title = 'Frühe Bildung'

const lettersOf = (doc: Y.Doc, named = title): string => canonicalContent(contentOf(named, readText(doc)))

function docWith(elements: readonly TextElement[]): Y.Doc {
  const doc = new Y.Doc()
  writeText(doc, elements)
  return doc
}

const letters = fc.constantFrom('Sprache', ' lernen', 'ä', '🌻', 'e\u0301', ' ', '„Stadt“', '<b>')
const run: fc.Arbitrary<TextRun> = fc.record(
  {
    text: letters,
    bold: fc.constant(true as const),
    italic: fc.constant(true as const),
    href: fc.constantFrom('https://hannover.de', 'mailto:lip@hannover.de'),
  },
  { requiredKeys: ['text'] },
)
const line: fc.Arbitrary<TextElement> = fc.record({
  name: fc.constant('paragraph'),
  children: fc.array(fc.oneof(run, fc.constant({ name: 'hardBreak', children: [] })), { maxLength: 4 }),
})
const heading = fc.record({
  name: fc.constant('heading'),
  attributes: fc.record({ level: fc.constantFrom(1, 2) }),
  children: fc.array(run, { maxLength: 2 }),
})
const holding = (name: string, attributes: Record<string, number>, inside: string) =>
  fc
    .array(line, { maxLength: 2 })
    .map((children): TextElement => ({ name, attributes, children: [{ name: inside, children }] }))
const block: fc.Arbitrary<TextElement> = fc.oneof(
  { weight: 4, arbitrary: line },
  heading,
  holding('orderedList', { start: 3 }, 'listItem'),
  holding('bulletList', {}, 'listItem'),
  fc.array(line, { maxLength: 2 }).map((children) => ({ name: 'blockquote', children })),
  fc.array(line, { maxLength: 2 }).map((children) => ({
    name: 'table',
    children: [{ name: 'tableRow', children: [{ name: 'tableCell', attributes: { colspan: 2 }, children }] }],
  })),
)
const text = fc.array(block, { maxLength: 4 })
const choices = fc.array(fc.nat(), { minLength: 1, maxLength: 20 })

/** All runs of text in the document. */
function runsIn(doc: Y.Doc): Y.XmlText[] {
  const found: Y.XmlText[] = []
  const look = (node: Y.XmlFragment | Y.XmlElement): void => {
    for (const child of node.toArray()) {
      if (child instanceof Y.XmlText) found.push(child)
      else if (child instanceof Y.XmlElement) look(child)
    }
  }
  look(doc.getXmlFragment(rootName))
  return found
}

/** Does something by the number that leaves nothing to see. */
function unseen(doc: Y.Doc, choice: number): void {
  const runs = runsIn(doc)
  const one = runs[choice % Math.max(runs.length, 1)]
  if (one === undefined) return
  const at = (choice >>> 4) % 2 === 0 ? 0 : one.length
  const marks = one.toDelta() as { insert: string; attributes?: object }[]
  const isPlain = marks.every(({ attributes }) => attributes === undefined)
  const kind = (choice >>> 9) % 5
  if (kind === 0) {
    one.insert(at, 'weg', { bold: {}, link: { href: 'https://weg.de' } })
    one.delete(at, 3)
  } else if (kind === 1 && isPlain) {
    one.format(0, one.length, { bold: {} })
    one.format(0, one.length, { italic: {} })
    one.format(0, one.length, { bold: null })
    one.format(0, one.length, { italic: null })
  } else if (kind === 2 && one.parent instanceof Y.XmlElement) {
    const place = one.parent.toArray().indexOf(one)
    one.parent.insert(place + 1, [new Y.XmlText()])
  } else if (kind === 3 && one.parent instanceof Y.XmlElement) splitOff(one, one.parent)
  else {
    const sure = new Y.XmlElement('paragraph')
    doc.getXmlFragment(rootName).insert(0, [sure])
    doc.getXmlFragment(rootName).delete(0, 1)
  }
}

/** The last piece of equal look becomes a text node of its own. */
function splitOff(one: Y.XmlText, parent: Y.XmlElement): void {
  const last = (one.toDelta() as { insert: string; attributes?: object }[]).at(-1)
  if (last === undefined) return
  const next = new Y.XmlText()
  one.delete(one.length - last.insert.length, last.insert.length)
  parent.insert(parent.toArray().indexOf(one) + 1, [next])
  next.insert(0, last.insert, last.attributes ?? {})
}

/** As another server has it, or the same one after a restart. */
function elsewhere(doc: Y.Doc): Y.Doc {
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  return other
}

describe('the content of a section', () => {
  test('[Q2] what reads the same is the same, however it was written, split, joined, formatted and formatted back', () => {
    fc.assert(
      fc.property(text, choices, (elements, history) => {
        const doc = docWith(elements)
        const before = lettersOf(doc)
        for (const choice of history) unseen(doc, choice)
        expect(lettersOf(doc)).toBe(before)
        expect(lettersOf(elsewhere(doc))).toBe(before)
      }),
      { endOnFailure: true, numRuns: 40 },
    )
  })

  test('[Q2] marks in any order are the same marks', () => {
    const orders = [
      [{ bold: {} }, { italic: {} }, { link: { href: 'https://hannover.de' } }],
      [{ link: { href: 'https://hannover.de' } }, { italic: {} }, { bold: {} }],
      [{ italic: {} }, { link: { href: 'https://hannover.de' } }, { bold: {} }],
    ]
    const written = orders.map((marks) => {
      const doc = docWith([{ name: 'paragraph', children: [{ text: 'Sprache' }] }])
      for (const mark of marks) runsIn(doc)[0]?.format(0, 7, mark)
      return lettersOf(doc)
    })
    expect(new Set(written).size).toBe(1)
  })

  test('[Q2] an attribute that is not said is its default', () => {
    const said = { name: 'heading', attributes: { level: 1 }, children: [{ text: 'Ziele' }] }
    expect(lettersOf(docWith([{ ...said, attributes: {} }]))).toBe(lettersOf(docWith([said])))
  })

  test('[Q2] whoever wrote when: all who have the text have the same letters', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), (history) => {
        const doc = writtenTogether(history)
        expect(lettersOf(elsewhere(doc))).toBe(lettersOf(doc))
      }),
      { endOnFailure: true, numRuns: 20 },
    )
  })

  test('[Q3] whatever one can see differ is another content', () => {
    fc.assert(
      fc.property(text, fc.nat(), (elements, choice) => {
        const before = lettersOf(docWith(elements))
        expect(lettersOf(docWith(elements), 'Frühe  Bildung')).not.toBe(before)
        expect(lettersOf(docWith([...elements, { name: 'paragraph', children: [] }]))).not.toBe(before)
        for (const changed of visibleChanges(elements, choice)) {
          expect(lettersOf(docWith(changed))).not.toBe(before)
        }
      }),
      { endOnFailure: true, numRuns: 40 },
    )
  })

  test("[Q4] it is the editor's own JSON, and the schema takes it", () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(), { maxLength: 12 }), (elements, history) => {
        const doc = docWith(elements)
        const editors = yXmlFragmentToProseMirrorRootNode(docWith(elements).getXmlFragment(rootName), schema)
        for (const choice of history) unseen(doc, choice)
        const { doc: content } = contentOf(title, readText(doc))
        const node = schema.nodeFromJSON(content)
        node.check()
        expect(node.toJSON()).toEqual(content)
        expect(editors.toJSON()).toEqual(content)
      }),
      { endOnFailure: true, numRuns: 40 },
    )
  })

  test('[Q4] half a character is hashed as it is shown', () => {
    const torn = contentOf('Frauen', [{ name: 'paragraph', children: [{ text: 'a\ud83d' }] }])
    expect(canonicalContent(torn)).toContain('a\uFFFD')
  })
})

/** One change of each kind that can be made at the place the number names. */
function visibleChanges(elements: readonly TextElement[], choice: number): TextElement[][] {
  const at = choice % Math.max(elements.length, 1)
  const found = elements[at]
  if (found === undefined) return []
  const put = (...blocks: TextElement[]) => elements.toSpliced(at, 1, ...blocks)
  const first = found.children[0]
  const isText = first !== undefined && isRun(first)
  const withFirst = (next: TextRun) => put({ ...found, children: [next, ...found.children.slice(1)] })
  const { bold: _bold, ...unbold } = isText ? first : { text: '' }
  return [
    put({ name: 'paragraph', children: [{ text: 'neu' }] }, found),
    put({ name: 'blockquote', children: [found] }),
    ...(found.name === 'heading' ? [put({ ...found, attributes: { level: 6 } })] : []),
    ...(found.name === 'orderedList' ? [put({ ...found, attributes: { start: 4 } })] : []),
    ...(isText ? [withFirst({ ...first, text: `${first.text}.` })] : []),
    ...(isText ? [withFirst(first.bold ? unbold : { ...first, bold: true })] : []),
    ...(isText ? [withFirst({ ...first, href: 'https://anderswo.de' })] : []),
  ]
}
