import { expect, test } from 'vitest'
import { contentOf } from './content.ts'
import { blocksIn } from './content-blocks.ts'
import type { TextElement } from './text.ts'

const cell = (name: string, text: string): TextElement => ({
  name,
  attributes: { colspan: 2, rowspan: 1 },
  children: [{ name: 'paragraph', attributes: {}, children: [{ text }] }],
})

const blocks: readonly TextElement[] = [
  { name: 'heading', attributes: { level: 2 }, children: [{ text: 'Lage' }] },
  {
    name: 'paragraph',
    attributes: {},
    children: [
      { text: 'Ein ' },
      { text: 'fetter', bold: true, italic: true },
      { name: 'hardBreak', attributes: {}, children: [] },
      { text: 'Link', bold: true, href: 'https://hannover.de/' },
    ],
  },
  {
    name: 'table',
    attributes: {},
    children: [
      { name: 'tableRow', attributes: {}, children: [cell('tableHeader', 'a'), cell('tableCell', 'b')] },
    ],
  },
  { name: 'somethingNew', attributes: {}, children: [{ text: 'bleibt' }] },
]

test('[W47] the blocks of a content are those that it was made of', () => {
  expect(blocksIn(contentOf('Einleitung', blocks).doc)).toEqual(blocks)
  expect(blocksIn(contentOf('Einleitung', []).doc)).toEqual([])
})
