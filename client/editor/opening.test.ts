import { rootName } from '#shared/grammar'
import { prefilledText } from '#shared/plan'
import { plainText, type TextElement } from '#shared/text'
import { readText } from '#shared/text-doc'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeEditors, docOf, openEditor, ownUpdates, paragraph, twinOf } from './editor.fake.ts'

afterEach(closeEditors)

const cell = (name: string, ...children: TextElement[]): TextElement => ({ name, children })
const list = (...children: TextElement[]): TextElement => ({ name: 'bulletList', children })

/** Texts as they may stand in a store: also such as concurrent edits leave behind. */
const texts: Record<string, TextElement[]> = {
  'nothing at all': [],
  'the template': [...prefilledText],
  'an empty list item': [list({ name: 'listItem', children: [] })],
  'an empty list': [list()],
  'an empty quote': [{ name: 'blockquote', children: [] }],
  'a table with rows of different length': [
    {
      name: 'table',
      children: [
        {
          name: 'tableRow',
          children: [cell('tableCell', paragraph('a')), cell('tableCell', paragraph('b'))],
        },
        { name: 'tableRow', children: [cell('tableCell', paragraph('c'))] },
        { name: 'tableRow', children: [] },
      ],
    },
  ],
  'a table with a wide cell': [
    {
      name: 'table',
      children: [
        { name: 'tableRow', children: [{ name: 'tableHeader', attributes: { colspan: 2 }, children: [] }] },
        { name: 'tableRow', children: [cell('tableCell', paragraph('a')), cell('tableCell')] },
      ],
    },
  ],
  'a list from 5 and marks': [
    {
      name: 'orderedList',
      attributes: { start: 5 },
      children: [
        {
          name: 'listItem',
          children: [
            {
              name: 'paragraph',
              children: [
                { text: 'fett', bold: true },
                { text: ' und ' },
                { text: 'weg', href: 'https://a.de' },
              ],
            },
          ],
        },
      ],
    },
  ],
  'an address that is no link': [paragraph('siehe https://www.hannover.de jetzt')],
  'a break in a heading': [
    {
      name: 'heading',
      attributes: { level: 2 },
      children: [{ text: 'a' }, { name: 'hardBreak', children: [] }, { text: 'b' }],
    },
  ],
}

test.each(Object.keys(texts))('[E5] opening %s emits no update and changes nothing', (name) => {
  const doc = docOf(texts[name] ?? [])
  const before = readText(doc)
  const updates = ownUpdates(doc)
  const editor = openEditor(doc)
  editor.view.dispatch(editor.state.tr.setMeta('a look', true))
  editor.setEditable(false)
  expect(updates).toEqual([])
  expect(readText(doc)).toEqual(before)
})

test.each(Object.keys(texts))('[E6] receiving %s from elsewhere is answered by no write', (name) => {
  const doc = docOf([paragraph('vorher')])
  const far = twinOf(doc)
  const editor = openEditor(doc)
  const updates = ownUpdates(doc)
  const root = far.getXmlFragment(rootName)
  far.transact(() => {
    root.delete(0, root.length)
    Y.applyUpdate(far, Y.encodeStateAsUpdate(docOf(texts[name] ?? [])))
  })
  editor.view.dispatch(editor.state.tr.setMeta('a look', true))
  expect(updates).toEqual([])
  expect(readText(doc)).toEqual(texts[name] === undefined ? [] : readText(far))
})

test('[E6] an address that others write is made a link by nobody else', () => {
  const doc = docOf([paragraph('siehe https://www.hannover.de')])
  const far = twinOf(doc)
  openEditor(doc)
  const updates = ownUpdates(doc)
  const text = far.getXmlFragment(rootName).get(0)
  if (text instanceof Y.XmlElement) (text.get(0) as Y.XmlText).insert(29, ' ')
  expect(updates).toEqual([])
})

test.each([
  ['siehe https://www.hannover.de', 'https://www.hannover.de'],
  ['siehe https://www.hannover.de/lip?a=1.', 'https://www.hannover.de/lip?a=1'],
  ['(https://www.hannover.de)', 'https://www.hannover.de'],
])('[E7] an own address followed by a space becomes a link: %s', (written, href) => {
  const doc = docOf([paragraph(written)])
  const editor = openEditor(doc)
  const end = written.length + 1
  editor.commands.setTextSelection(end)
  editor.view.someProp('handleTextInput', (handle) =>
    handle(editor.view, end, end, ' ', () => editor.state.tr),
  )
  const runs = readText(doc)[0]?.children ?? []
  expect(runs).toContainEqual({ text: href, href })
  expect(plainText(runs)).toBe(`${written} `)
})
