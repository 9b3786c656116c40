import { TextSelection } from '@tiptap/pm/state'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { limits } from '#shared/protocol'
import { prefilledText } from '#shared/plan'
import { plainText } from '#shared/text'
import { readText } from '#shared/text-doc'
import { closeEditors, docOf, openEditor, ownUpdates, paragraph, twinOf } from '../editor.fake.ts'
import { hands } from '../hands.ts'
import { contentOf, figuresOf } from './content.ts'
import { longest } from './draft-html.ts'
import { insertText, spotsIn, type Spot } from './insert.ts'

afterEach(closeEditors)

const file = '<h2>Neu</h2><p>Wort für Wort</p><ul><li><p>Punkt</p></li></ul>'

/** An editor on this text, and what stands in it after a file came in with the caret at this place. */
async function put(doc: Y.Doc, spot: Spot, caret = 1, html = file) {
  const editor = openEditor(doc)
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.near(editor.state.doc.resolve(caret))))
  insertText(hands, editor, await contentOf(hands, editor.schema, html), spot)
  return editor
}

const lines = (doc: Y.Doc): string[] =>
  plainText(readText(doc))
    .split('\n')
    .filter((line) => line !== '')

test('[E45] a file’s text passes the cleaning of a paste, and is counted', async () => {
  const { schema } = openEditor(new Y.Doc())
  const evil =
    '<h5>Groß</h5><h6>Klein</h6><p onclick="x()">Zwei <a href="javascript:x()">Wörter</a> – ja</p><table><tr><td>1</td></tr></table>'
  const text = await contentOf(hands, schema, evil)
  expect(text.toJSON()).toMatchObject({
    content: [
      { attrs: { level: 1 } },
      { attrs: { level: 2 } },
      { content: [{ text: 'Zwei Wörter – ja' }] },
      {},
    ],
  })
  expect(figuresOf(text)).toEqual({ words: 6, headings: 2, tables: 1 })
})

test('[E45] it takes the place of an untouched template only', async () => {
  const fresh = docOf(prefilledText)
  expect(spotsIn(openEditor(fresh).state.doc)).toEqual(['template', 'caret', 'end'])
  await put(fresh, 'template')
  expect(lines(fresh)).toEqual(['Neu', 'Wort für Wort', 'Punkt'])
  expect(spotsIn(openEditor(docOf([paragraph('Text')])).state.doc)).toEqual(['caret', 'end'])
  expect(spotsIn(openEditor(docOf([paragraph('')])).state.doc)).toEqual(['end'])
})

test('[E45] what somebody wrote into the template meanwhile stays', async () => {
  const doc = docOf([...prefilledText, paragraph('Von Jonas')])
  await put(doc, 'template')
  expect(lines(doc)).toContain('Von Jonas')
  expect(lines(doc).at(-1)).toBe('Punkt')
})

test.each<[string, number, string[]]>([
  ['before a paragraph', 1, ['Neu', 'Wort für Wort', 'Punkt', 'eins zwei', 'drei']],
  ['within a paragraph', 6, ['eins ', 'Neu', 'Wort für Wort', 'Punkt', 'zwei', 'drei']],
  ['behind a paragraph', 10, ['eins zwei', 'Neu', 'Wort für Wort', 'Punkt', 'drei']],
])('[E45] at the caret it comes %s', async (_where, caret, wanted) => {
  const doc = docOf([paragraph('eins zwei'), paragraph('drei')])
  await put(doc, 'caret', caret)
  expect(lines(doc)).toEqual(wanted)
})

test('[E45] in a list or a table it comes behind it, in an empty paragraph in its place', async () => {
  const list = docOf([
    { name: 'bulletList', children: [{ name: 'listItem', children: [paragraph('Punkt 1')] }] },
  ])
  await put(list, 'caret', 4)
  expect(lines(list)).toEqual(['Punkt 1', 'Neu', 'Wort für Wort', 'Punkt'])
  const empty = docOf([paragraph('eins'), paragraph('')])
  await put(empty, 'caret', 7)
  expect(readText(empty).map(({ name }) => name)).toEqual(['paragraph', 'heading', 'paragraph', 'bulletList'])
})

test('[E45] it is one edit to all others, and one undo takes it back whole and nothing else', async () => {
  const doc = docOf([paragraph('eins')])
  const twin = twinOf(doc)
  const editor = openEditor(doc)
  editor.commands.insertContentAt(5, ' und mehr')
  const updates = ownUpdates(doc)
  insertText(hands, editor, await contentOf(hands, editor.schema, file), 'end')
  expect(updates).toHaveLength(1)
  expect(lines(twin)).toEqual(['eins und mehr', 'Neu', 'Wort für Wort', 'Punkt'])
  editor.commands.insertContentAt(1, 'Dann: ')
  editor.commands.undo()
  editor.commands.undo()
  expect(lines(twin)).toEqual(['eins und mehr'])
  editor.commands.redo()
  expect(lines(twin)).toContain('Wort für Wort')
})

test('[E45] the longest text that is taken is one update that the server takes', () => {
  const text = '語'.repeat(longest.characters / longest.blocks)
  const row = { name: 'paragraph', children: [{ text, bold: true as const }] }
  const doc = docOf(Array.from({ length: longest.blocks }, () => row))
  expect(Y.encodeStateAsUpdate(doc).length).toBeLessThan(limits.frameBytes)
})
