import { getSchema } from '@tiptap/core'
import { Node, type Schema } from '@tiptap/pm/model'
import { updateYFragment } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootName } from '#shared/grammar'
import { sectionExtensions } from '#shared/schema'
import { Claims } from './claims.ts'
import { amira } from './house.fake.ts'
import { inspect, type Finding } from './inspect.ts'
import { addParagraph, updateOf } from './prose.fake.ts'
import { scribble } from './scribble.fake.ts'

/** The room's document: one paragraph, "Grüße 🌻 allen". */
let room: Y.Doc
/** A writer's copy of it. */
let doc: Y.Doc
let text: Y.XmlText

beforeEach(() => {
  doc = new Y.Doc()
  text = addParagraph(doc, 'Grüße 🌻 allen')
  room = new Y.Doc()
  room.getXmlFragment(rootName)
  Y.applyUpdate(room, Y.encodeStateAsUpdate(doc))
})

const judge = (update: Uint8Array, of = room): Finding =>
  inspect(update, of, new Claims([[doc.clientID, amira]]), amira)
const write = (change: () => void): Finding => judge(updateOf(doc, change))
const root = () => doc.getXmlFragment(rootName)
const element = (name: string): Y.XmlElement => new Y.XmlElement(name)

const fine = { kind: 'fine' }

describe('what the editor writes', () => {
  test.each<[string, () => void]>([
    ['a word', () => text.insert(0, 'Viele ')],
    ['a mark', () => text.format(0, 5, { bold: {}, italic: {} })],
    ['a mark taken back', () => text.format(0, 5, { bold: null })],
    ['a link', () => text.format(0, 5, { link: { href: 'https://hannover.de' } })],
    ['a deletion', () => text.delete(0, 5)],
    ['a whole character deleted', () => text.delete(6, 2)],
    ['a heading', () => root().insert(0, [withAttribute('heading', 'level', 2)])],
    ['a list', () => root().push([nested('bulletList', 'listItem', 'paragraph')])],
    ['a table', () => root().push([nested('table', 'tableRow', 'tableCell', 'paragraph')])],
    ['a line break', () => (root().get(0) as Y.XmlElement).push([element('hardBreak')])],
  ])('[T17] %s is fine', (_what, change) => {
    expect(write(change)).toMatchObject(fine)
  })

  test('[T17] attributes that were set again and again, and may be undone, are fine', () => {
    const undo = new Y.UndoManager(root(), { captureTimeout: 0 })
    root().insert(0, [withAttribute('heading', 'level', 1)])
    const heading = root().get(0) as Y.XmlElement
    for (const level of [2, 1, 2, 1]) heading.setAttribute('level', level as unknown as string)
    undo.undo()
    const whole = Y.encodeStateAsUpdate(doc)
    expect(judge(whole)).toMatchObject(fine)
    Y.applyUpdate(room, whole)
    expect(JSON.stringify(room.getXmlFragment(rootName))).toBe(JSON.stringify(root()))
  })

  test('[T17] in random edits, one by one and merged, is fine, and nothing of it waits', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), (choices) => {
        const writer = new Y.Doc()
        const reader = new Y.Doc()
        const claims = new Claims([[writer.clientID, amira]])
        const updates: Uint8Array[] = []
        writer.on('update', (update: Uint8Array) => {
          updates.push(update)
          expect(inspect(update, reader, claims, amira)).toMatchObject(fine)
          Y.applyUpdate(reader, update)
          expect(reader.store.pendingStructs).toBeNull()
        })
        for (const choice of choices) scribble(writer, choice)
        const whole = Y.encodeStateAsUpdate(writer)
        for (const update of [whole, ...(updates.length > 0 ? [Y.mergeUpdates(updates)] : [])]) {
          expect(inspect(update, new Y.Doc(), claims, amira)).toMatchObject(fine)
          expect(inspect(update, reader, claims, amira)).toMatchObject(fine)
        }
      }),
      { numRuns: 25, endOnFailure: true },
    )
  })

  test('[T17] through the editor’s binding, for any text of the schema, is fine', () => {
    const schema = getSchema(sectionExtensions)
    fc.assert(
      fc.property(fc.array(sectionText, { minLength: 1, maxLength: 4 }), (texts) => {
        const [writer, reader] = [new Y.Doc(), new Y.Doc()]
        const claims = new Claims([[writer.clientID, amira]])
        writer.on('update', (update: Uint8Array) => {
          expect(inspect(update, reader, claims, amira)).toMatchObject(fine)
          Y.applyUpdate(reader, update)
        })
        for (const content of texts) writeThroughBinding(writer, schema, content)
      }),
      { numRuns: 25, endOnFailure: true },
    )
  })
})

function withAttribute(name: string, key: string, value: unknown): Y.XmlElement {
  const made = element(name)
  made.setAttribute(key, value as string)
  return made
}

/** Elements of these names, each inside the one before. */
const nested = (...names: string[]): Y.XmlElement => {
  const [outermost = 'paragraph', ...inner] = names
  const made = element(outermost)
  if (inner.length > 0) made.insert(0, [nested(...inner)])
  return made
}

type Content = { type: string; [key: string]: unknown }

const run: fc.Arbitrary<Content> = fc.record({
  type: fc.constant('text'),
  text: fc.constantFrom('Wort', 'zwei Wörter', '🌻', 'x'),
  marks: fc.constantFrom(
    [],
    [{ type: 'bold' }],
    [{ type: 'bold' }, { type: 'italic' }],
    [{ type: 'link', attrs: { href: 'https://hannover.de/plan' } }],
  ),
})
const line = fc.array(fc.oneof(run, fc.constant<Content>({ type: 'hardBreak' })), { maxLength: 4 })
const paragraph = line.map((content): Content => ({ type: 'paragraph', content }))
const block = fc.oneof(
  paragraph,
  fc
    .tuple(line, fc.constantFrom(1, 2))
    .map(([content, level]): Content => ({ type: 'heading', attrs: { level }, content })),
  fc.array(paragraph, { maxLength: 2 }).map((content): Content => ({ type: 'blockquote', content })),
  fc
    .tuple(fc.array(paragraph, { maxLength: 3 }), fc.constantFrom('bulletList', 'orderedList'))
    .map(([items, type]): Content => ({
      type,
      content: items.map((item) => ({ type: 'listItem', content: [item] })),
    })),
  fc.array(paragraph, { minLength: 1, maxLength: 3 }).map((cells): Content => ({
    type: 'table',
    content: [{ type: 'tableRow', content: cells.map((cell) => ({ type: 'tableCell', content: [cell] })) }],
  })),
)
const sectionText = fc.array(block, { minLength: 1, maxLength: 5 })

function writeThroughBinding(writer: Y.Doc, schema: Schema, content: Content[]): void {
  const node = Node.fromJSON(schema, { type: 'doc', content })
  writer.transact(() =>
    updateYFragment(writer, writer.getXmlFragment(rootName), node, {
      mapping: new Map(),
      isOMark: new Map(),
    }),
  )
}
