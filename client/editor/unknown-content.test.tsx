import { plainText } from '#shared/text'
import { readText } from '#shared/text-doc'
import { act, cleanup, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { einleitung } from '../sync/people.fake.ts'
import { docOf, paragraph } from './editor.fake.ts'
import { SectionEditor } from './section-editor.tsx'
import { holdsUnknown } from './unknown-content.ts'
import { editorOf, WritingFake } from './writing.fake.tsx'

/** What a newer page may write; `text` is the first paragraph's. */
type Writing = (root: Y.XmlFragment, text: Y.XmlText) => void

const element = (name: string, ...inside: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement => {
  const made = new Y.XmlElement(name)
  made.insert(0, inside)
  return made
}

const unknown: Record<string, Writing> = {
  'an element': (root) => root.push([element('footnote', new Y.XmlText('unbekannt'))]),
  'an element deep inside': (root) =>
    root.push([element('blockquote', element('bulletList', element('listItem', element('footnote'))))]),
  'an element in a paragraph': (root) => root.push([element('paragraph', element('mention'))]),
  'a known element in a place of its own': (root) => root.push([element('bulletList', element('paragraph'))]),
  'a mark': (_root, text) => text.format(0, 5, { underline: {} }),
  'an attribute of a mark': (_root, text) =>
    text.format(0, 5, { link: { href: 'https://a.de', title: 'b' } }),
  'an attribute': (root) => {
    const child = root.get(0)
    if (child instanceof Y.XmlElement) child.setAttribute('align', 'right')
  },
  'something embedded': (_root, text) => text.insertEmbed(3, { formula: 'x' }),
  'a hook': (root) => root.push([new Y.XmlHook('widget') as unknown as Y.XmlElement]),
}

function write(doc: Y.Doc, writing: Writing): void {
  const root = doc.getXmlFragment('default')
  const first = root.get(0)
  const text = first instanceof Y.XmlElement ? first.get(0) : undefined
  if (text instanceof Y.XmlText) doc.transact(() => writing(root, text))
}

let writing: WritingFake

beforeEach(() => {
  writing = new WritingFake()
  writing.holds(einleitung, [paragraph('Guten Tag')])
})

afterEach(() => {
  cleanup()
  writing.close()
})

const server = (): Y.Doc => writing.server.room(einleitung)
const everything = (doc: Y.Doc): unknown => [doc.getXmlFragment('default').toJSON(), Y.encodeStateVector(doc)]
const show = () => writing.show(<SectionEditor section={einleitung} label="1.1 Einleitung" />)

describe.each(Object.keys(unknown))('%s that this page does not know', (name) => {
  const change: Writing = unknown[name] ?? (() => {})

  test('[E17] is seen when the text is opened, and nothing of it is deleted', async () => {
    write(server(), change)
    const before = everything(server())
    await show()
    expect(screen.queryByRole('textbox')).toBe(null)
    expect(screen.getByText(/laden Sie die Seite neu/u)).toBeTruthy()
    expect(everything(server())).toEqual(before)
  })

  test('[E38] is seen when it comes while one types, before the editor draws it', async () => {
    await show()
    const editor = editorOf(screen.getByRole('textbox'))
    act(() => editor.view.dispatch(editor.state.tr.insertText('Ja. ', 1)))
    await writing.settle()
    await writing.fromElsewhere(einleitung, (far) => {
      write(far, change)
      // In the moment in which it comes in, a key is pressed.
      const type = () => editor.view.dispatch(editor.state.tr.insertText('!', 1))
      writing.workshop.room(einleitung).doc.once('afterAllTransactions', type)
    })
    const here = writing.workshop.room(einleitung).doc
    expect(screen.queryByRole('textbox')).toBe(null)
    expect(screen.getByText(/laden Sie die Seite neu/u)).toBeTruthy()
    expect(plainText(readText(server()))).toContain('Ja. ')
    expect(everything(server())).toEqual(everything(here))
    expect(holdsUnknown(server())).toBe(true)
  })
})

test('[E17] everything that the editor writes is known', () => {
  expect(
    holdsUnknown(
      docOf([
        {
          name: 'heading',
          attributes: { level: 2 },
          children: [{ text: 'a', bold: true, href: 'https://a.de' }],
        },
        {
          name: 'paragraph',
          children: [
            { text: 'a', italic: true },
            { name: 'hardBreak', children: [] },
          ],
        },
        {
          name: 'orderedList',
          attributes: { start: 3 },
          children: [{ name: 'listItem', children: [paragraph('b')] }],
        },
        {
          name: 'table',
          children: [
            {
              name: 'tableRow',
              children: [{ name: 'tableCell', attributes: { colspan: 2 }, children: [paragraph('')] }],
            },
          ],
        },
      ]),
    ),
  ).toBe(false)
})

test('[E17] what was deleted does not count', () => {
  const doc = docOf([paragraph('a'), { name: 'footnote', children: [] }])
  doc.getXmlFragment('default').delete(1, 1)
  expect(holdsUnknown(doc)).toBe(false)
})
