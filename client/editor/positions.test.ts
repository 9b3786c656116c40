import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import type { TextElement } from '#shared/text'
import { closeEditors, docOf, openEditor, paragraph, twinOf } from './editor.fake.ts'
import { toAbsolute, toRelative } from './positions.ts'

afterEach(closeEditors)

const text: TextElement[] = [
  paragraph('Am Anfang'),
  { name: 'heading', attributes: { level: 1 }, children: [{ text: 'Titel ' }, { text: 'fett', bold: true }] },
  { name: 'paragraph', children: [{ text: 'a' }, { name: 'hardBreak', children: [] }, { text: 'b' }] },
  {
    name: 'bulletList',
    children: [
      { name: 'listItem', children: [paragraph('eins'), paragraph('')] },
      { name: 'listItem', children: [paragraph('zwei')] },
    ],
  },
  { name: 'blockquote', children: [] },
  paragraph(''),
]

test('[E10] every place in the text comes back as itself', () => {
  const doc = docOf(text)
  const editor = openEditor(doc)
  for (let at = 0; at <= editor.state.doc.content.size; at++) {
    expect(toAbsolute(doc, toRelative(doc, at))).toBe(at)
  }
})

test('[E10] a place stays with its word when others write before it', () => {
  const doc = docOf([paragraph('Hannover ist bunt')])
  const far = openEditor(twinOf(doc))
  const place = toRelative(doc, 10)
  far.view.dispatch(far.state.tr.insertText('Die Stadt ', 1))
  expect(toAbsolute(doc, place)).toBe(20)
})

test('[E10] a place whose paragraph is gone lies nowhere', () => {
  const doc = docOf([paragraph('eins'), paragraph('zwei')])
  const place = toRelative(doc, 8)
  doc.getXmlFragment('default').delete(1, 1)
  expect(toAbsolute(doc, place)).toBe(null)
})

test('[E10] positions are right after any history of edits', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(60), fc.constantFrom('x', 'split', 'cut')), { maxLength: 15 }),
      (edits) => {
        const doc = docOf(text)
        const editor = openEditor(doc)
        for (const [at, what] of edits) {
          const { state, view } = editor
          const place = Math.min(at, state.doc.content.size)
          const inText = state.doc.resolve(place).parent.isTextblock
          if (what === 'x' && inText) view.dispatch(state.tr.insertText('x', place))
          if (what === 'split' && inText) view.dispatch(state.tr.split(place))
          if (what === 'cut')
            view.dispatch(state.tr.deleteRange(place, Math.min(place + 5, state.doc.content.size)))
        }
        for (let at = 0; at <= editor.state.doc.content.size; at += 3) {
          expect(toAbsolute(doc, toRelative(doc, at))).toBe(at)
        }
        closeEditors()
      },
    ),
    { numRuns: 20, endOnFailure: true },
  )
})
