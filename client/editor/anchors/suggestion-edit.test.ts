import type { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { plainText, type TextElement } from '#shared/text'
import { readText } from '#shared/text-doc'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { closeEditors, docOf, openEditor, paragraph } from '../editor.fake.ts'
import { PagesFake, placeOf } from './pages.fake.ts'
import { SectionText } from './section-text.ts'
import { suggestionEdit, wordsAt } from './suggestion-edit.ts'

afterEach(closeEditors)

const rich: TextElement[] = [
  paragraph('Davor.'),
  {
    name: 'paragraph',
    children: [{ text: 'Die Stadt ' }, { text: 'fördert', bold: true }, { text: ' Kurse.' }],
  },
  paragraph('Und noch mehr Kurse.'),
  { name: 'bulletList', children: [{ name: 'listItem', children: [paragraph('ein Punkt')] }] },
]

const open = (text = rich): { editor: Editor; doc: Y.Doc } => {
  const doc = docOf(text)
  return { doc, editor: openEditor(doc) }
}

/** Accepts a suggestion for the passage between two words, both included. */
function accept(
  { editor, doc }: { editor: Editor; doc: Y.Doc },
  first: string,
  last: string,
  replacement: string,
) {
  const text = new SectionText(doc)
  const range = { from: placeOf(text, first).from, to: placeOf(text, last).to }
  const original = wordsAt(editor.state.doc, range)
  const edit = suggestionEdit(editor.state, range, { original, replacement })
  if (edit.kind === 'edit') editor.view.dispatch(edit.tr)
  return edit.kind
}

const words = (doc: Y.Doc): string => plainText(readText(doc)).trim().replaceAll(/\n+/gu, '\n')

describe.each([
  [
    'a word',
    'Stadt',
    'Stadt',
    'Gemeinde',
    'Davor.\nDie Gemeinde fördert Kurse.\nUnd noch mehr Kurse.\nein Punkt',
  ],
  ['nothing', 'Stadt', 'fördert', '', 'Davor.\nDie  Kurse.\nUnd noch mehr Kurse.\nein Punkt'],
  [
    'more words',
    'Die Stadt',
    'Kurse',
    'Die Stadt fördert gute Kurse',
    'Davor.\nDie Stadt fördert gute Kurse.\nUnd noch mehr Kurse.\nein Punkt',
  ],
  [
    'two paragraphs',
    'Die Stadt',
    ' Kurse.',
    'Die Stadt.\nKurse fördert sie.',
    'Davor.\nDie Stadt.\nKurse fördert sie.\nUnd noch mehr Kurse.\nein Punkt',
  ],
  [
    'one paragraph of two',
    'Kurse.',
    'Und',
    'Kurse. Auch',
    'Davor.\nDie Stadt fördert Kurse. Auch noch mehr Kurse.\nein Punkt',
  ],
  [
    'two items of a list',
    'ein Punkt',
    'ein Punkt',
    'ein Punkt\nnoch einer',
    'Davor.\nDie Stadt fördert Kurse.\nUnd noch mehr Kurse.\nein Punkt\nnoch einer',
  ],
])('[E55] accepting %s', (_what, first, last, replacement, then) => {
  test('[E55] puts the replacement there, and one undo takes it back', () => {
    const one = open()
    const before = words(one.doc)
    yUndoPluginKey.getState(one.editor.state)?.undoManager.stopCapturing()
    expect(accept(one, first, last, replacement)).toBe('edit')
    expect(words(one.doc)).toBe(then)
    one.editor.commands.undo()
    expect(words(one.doc)).toBe(before)
  })
})

test('[E55] what does not change keeps its marks, and its anchors for everybody', async () => {
  const pages = await PagesFake.open(rich, { anchor: 'fördert' })
  const page = pages.page(0)
  accept(page, 'Die Stadt', 'Kurse', 'Unsere Stadt fördert viele Kurse')
  expect(JSON.stringify(readText(page.doc))).toContain('{"text":"fördert","bold":true}')
  pages.meet()
  expect(pages.pages.map((one) => one.words('anchor'))).toEqual(['fördert', 'fördert'])
  expect(pages.reload('anchor').found).toMatchObject({ kind: 'held', by: 'place', ...page.at('fördert') })
})

test('[E55] a word in bold is replaced in bold', () => {
  const one = open()
  accept(one, 'fördert', 'fördert', 'bezahlt')
  expect(JSON.stringify(readText(one.doc))).toContain('{"text":"bezahlt","bold":true}')
})

test('[E55] where the text has moved on nothing is changed, and it is said what stands there now', () => {
  const { editor, doc } = open()
  const range = placeOf(new SectionText(doc), 'Stadt')
  const suggestion = { original: 'Gemeinde', replacement: 'Region' }
  expect(suggestionEdit(editor.state, range, suggestion)).toEqual({ kind: 'conflict', now: 'Stadt' })
})

describe('[E55] over the cells of a table', () => {
  const cell = (text: string): TextElement => ({ name: 'tableCell', children: [paragraph(text)] })
  const row = (...cells: string[]): TextElement => ({ name: 'tableRow', children: cells.map(cell) })
  const table = [
    paragraph('davor'),
    { name: 'table', children: [row('links', 'rechts')] },
    paragraph('danach'),
  ]

  test('[E55] the words of each are put in place, as long as each has its line', () => {
    const one = open(table)
    expect(accept(one, 'links', 'rechts', 'ganz links\nrechts außen')).toBe('edit')
    expect(words(one.doc)).toBe('davor\nganz links\nrechts außen\ndanach')
    one.editor.commands.undo()
    expect(words(one.doc)).toBe('davor\nlinks\nrechts\ndanach')
  })

  test.each([
    ['links', 'rechts', 'links rechts'],
    ['links', 'rechts', ''],
    ['davor', 'danach', 'davor danach'],
  ])('[E55] nothing is joined or parted: %s to %s', (first, last, replacement) => {
    const one = open(table)
    expect(accept(one, first, last, replacement)).toBe('apart')
    expect(words(one.doc)).toBe('davor\nlinks\nrechts\ndanach')
  })
})

const line = fc.array(fc.constantFrom('Haus', 'Hof', 'Kind', 'und', 'der'), { minLength: 1, maxLength: 5 })
const lines = fc
  .array(line, { minLength: 1, maxLength: 4 })
  .map((all) => all.map((one) => one.join(' ')).join('\n'))

test('[E55] whatever is suggested stands there when it is accepted', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const one = open(before.split('\n').map((words_) => paragraph(words_)))
      const range = { from: 1, to: one.editor.state.doc.content.size - 1 }
      const edit = suggestionEdit(one.editor.state, range, { original: before, replacement: after })
      if (edit.kind === 'edit') one.editor.view.dispatch(edit.tr)
      expect(words(one.doc)).toBe(after)
      closeEditors()
    }),
    { numRuns: 60, endOnFailure: true },
  )
})
