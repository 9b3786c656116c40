import { readText } from '#shared/text-doc'
import { afterEach, expect, test } from 'vitest'
import { closeEditors, docOf, openEditor, ownUpdates, paragraph, twinOf } from './editor.fake.ts'

afterEach(closeEditors)

test('[E8] an empty text gets its paragraph when somebody comes to write', () => {
  const doc = docOf([])
  const updates = ownUpdates(doc)
  const editor = openEditor(doc)
  expect(updates).toEqual([])
  editor.view.dom.dispatchEvent(new FocusEvent('focus'))
  expect(readText(doc)).toEqual([{ name: 'paragraph', attributes: {}, children: [] }])
  expect(editor.state.selection.$head.parent.type.name).toBe('paragraph')
})

test('[E8] for who may only read, an empty text stays empty', () => {
  const doc = docOf([])
  const editor = openEditor(doc)
  editor.setEditable(false)
  editor.view.dom.dispatchEvent(new FocusEvent('focus'))
  expect(readText(doc)).toEqual([])
})

test('[E9] who deletes everything has a paragraph to go on in', () => {
  const doc = docOf([paragraph('eins'), paragraph('zwei')])
  const editor = openEditor(doc)
  editor.view.dispatch(editor.state.tr.delete(0, editor.state.doc.content.size))
  expect(readText(doc)).toEqual([{ name: 'paragraph', attributes: {}, children: [] }])
})

test('[E9] an own change fills an empty item and takes away an empty list', () => {
  const doc = docOf([
    paragraph('hier'),
    { name: 'bulletList', children: [{ name: 'listItem', children: [] }] },
    { name: 'orderedList', children: [] },
  ])
  const editor = openEditor(doc)
  editor.view.dispatch(editor.state.tr.insertText('x', 1))
  expect(editor.state.doc.toString()).toBe('doc(paragraph("xhier"), bulletList(listItem(paragraph)))')
})

test('[E9] when others empty the text, nothing is written here', () => {
  const doc = docOf([paragraph('eins')])
  const far = twinOf(doc)
  const editor = openEditor(doc)
  const updates = ownUpdates(doc)
  const root = far.getXmlFragment('default')
  root.delete(0, root.length)
  expect(updates).toEqual([])
  expect(editor.state.doc.childCount).toBe(0)
})
