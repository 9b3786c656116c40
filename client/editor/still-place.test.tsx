import type { TextElement } from '#shared/text'
import { must } from '#shared/failure'
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { blocksOf } from './blocks.ts'
import { closeEditors, docOf, openEditor, paragraph } from './editor.fake.ts'
import { StillText } from './reading-text.tsx'
import { placeIn } from './still-place.ts'

afterEach(() => {
  cleanup()
  closeEditors()
})

const cell = (text: string): TextElement => ({ name: 'tableCell', children: [paragraph(text)] })
const item = (...children: TextElement[]): TextElement => ({ name: 'listItem', children })

const text: TextElement[] = [
  { name: 'heading', attributes: { level: 1 }, children: [{ text: 'Ziele' }] },
  {
    name: 'paragraph',
    children: [
      { text: 'Das ' },
      { text: 'fette', bold: true },
      { text: ' Wort', italic: true },
      { name: 'hardBreak', children: [] },
      { text: 'und ein ' },
      { text: 'Link', href: 'https://www.hannover.de', bold: true },
    ],
  },
  { name: 'paragraph', children: [] },
  {
    name: 'bulletList',
    children: [
      item(paragraph('eins')),
      item(paragraph('zwei'), { name: 'bulletList', children: [item(paragraph('drei'))] }),
    ],
  },
  { name: 'table', children: [{ name: 'tableRow', children: [cell('A1'), cell('B1')] }] },
  { name: 'blockquote', children: [paragraph('Zitat')] },
  { name: 'paragraph', children: [{ text: 'Schluss' }, { name: 'hardBreak', children: [] }] },
]

/** Every letter's place, by the letters that follow it in its own text node. */
function placesOf(root: Element, placeOf: (node: Text, offset: number) => number): [string, number][] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const found: [string, number][] = []
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const letters = node as Text
    for (let at = 0; at <= letters.length; at++) found.push([letters.data.slice(at), placeOf(letters, at)])
  }
  return found
}

test('[E30] every place in the still text is the same place in the editor', () => {
  const doc = docOf(text)
  const editor = openEditor(doc)
  const { container } = render(<StillText className="text" blocks={blocksOf(doc).list} />)
  const still = must(container.firstElementChild, 'it is drawn')
  const inEditor = placesOf(editor.view.dom, (node, offset) => editor.view.posAtDOM(node, offset))
  const inStill = placesOf(still, (node, offset) => placeIn(still, node, offset))
  expect(inStill).toEqual(inEditor)
  expect(placeIn(still, still, still.childNodes.length)).toBe(editor.state.doc.content.size)
})
