import type { Editor } from '@tiptap/core'
import { isRun, type TextElement, type TextNode } from '#shared/text'
import { readText } from '#shared/text-doc'
import { afterEach, describe, expect, test } from 'vitest'
import { closeEditors, docOf, openEditor, paragraph } from './editor.fake.ts'
import { readNumbered } from './ordered-lists.ts'

afterEach(closeEditors)

const numbered = (start: number, ...items: string[]): TextElement => ({
  name: 'orderedList',
  attributes: { start },
  children: items.map((words) => ({ name: 'listItem', children: [paragraph(words)] })),
})

/** A list as "3: a, b", any other block as its words. */
const shown = (node: TextNode): string => {
  if (isRun(node)) return node.text
  const inner = node.children.map(shown)
  return node.name === 'orderedList'
    ? `${String(node.attributes?.['start'])}: ${inner.join(', ')}`
    : inner.join('')
}

/** The blocks of the text after `act` was done at its end. */
function after(before: readonly TextElement[], act: (editor: Editor) => void): string[] {
  const doc = docOf(before)
  const editor = openEditor(doc)
  editor.commands.setTextSelection(editor.state.doc.content.size - 1)
  act(editor)
  return readText(doc).map(shown)
}

const typeSpace = ({ view, state }: Editor): void => {
  const { head } = state.selection
  view.someProp('handleTextInput', (handle) => handle(view, head, head, ' ', () => state.tr))
}

function paste({ view }: Editor, plain: string, html = ''): boolean {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', plain)
  clipboardData.setData('text/html', html)
  const event = new ClipboardEvent('paste', { clipboardData })
  return (
    view.someProp('handlePaste', (handle) => handle(view, event, view.state.selection.content())) === true
  )
}

describe('typing a number', () => {
  test('[E28] "3." and a space begin a list that counts from 3', () => {
    expect(after([paragraph('3.')], typeSpace)).toEqual(['3: '])
  })

  test('[E28] the next number goes on in the list before it', () => {
    expect(after([numbered(1, 'a', 'b'), paragraph('3.')], typeSpace)).toEqual(['1: a, b, '])
  })

  test('[E28] a number that no list has stays a number', () => {
    expect(after([paragraph('12345678.')], typeSpace)).toEqual(['12345678.'])
  })
})

describe('numbered lines of plain text', () => {
  test.each([
    ['1. eins\n2. zwei', { start: 1, lines: ['eins', 'zwei'] }],
    ['7) sieben\r\n\r\n8) acht\r\n', { start: 7, lines: ['sieben', 'acht'] }],
    ['  1.  eins', { start: 1, lines: ['eins'] }],
  ])('[E28] %j are a list', (text, list) => expect(readNumbered(text)).toEqual(list))

  test.each(['', 'eins', '1. eins\n3. drei', '1. eins\nzwei', 'a) Anton\nb) Berta', '0. null', '1.eins'])(
    '[E28] %j are none',
    (text) => expect(readNumbered(text)).toBeNull(),
  )

  test('[E28] pasted they become one', () => {
    const text = after([paragraph('')], (editor) => expect(paste(editor, '4. vier\n5. fünf')).toBe(true))
    expect(text).toContain('4: vier, fünf')
  })

  test('[E28] where there is HTML, that is what counts', () => {
    after([paragraph('')], (editor) => expect(paste(editor, '1. eins', '<p>1. eins</p>')).toBe(false))
  })
})

test('[E28] a paragraph becomes a list and back', () => {
  const toggled = (times: number) =>
    after([paragraph('Wort')], (editor) => {
      for (let time = 0; time < times; time++) editor.commands.toggleOrderedList()
    })
  expect(toggled(1)).toEqual(['1: Wort'])
  expect(toggled(2)).toEqual(['Wort'])
})
