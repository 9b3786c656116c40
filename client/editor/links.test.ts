import type { Editor } from '@tiptap/core'
import { isRun, type TextRun } from '#shared/text'
import { readText } from '#shared/text-doc'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { closeEditors, docOf, openEditor, paragraph } from './editor.fake.ts'
import { fetchCleaner } from './paste-door.ts'

beforeAll(fetchCleaner)
afterEach(closeEditors)

/** The words of the first paragraph, as they are linked, after `act` was done at its end. */
function after(before: string, act: (editor: Editor) => void): TextRun[] {
  const doc = docOf([paragraph(before)])
  const editor = openEditor(doc)
  editor.commands.setTextSelection(editor.state.doc.content.size - 1)
  act(editor)
  return (readText(doc)[0]?.children ?? []).filter(isRun)
}

const typeSpace = ({ view, state }: Editor): void => {
  const { head } = state.selection
  view.someProp('handleTextInput', (handle) => handle(view, head, head, ' ', () => state.tr))
}

function paste({ view }: Editor, plain: string): void {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', plain)
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
  view.dom.dispatchEvent(event)
}

describe('typing an address', () => {
  test.each([
    ['www.hannover.de', 'https://www.hannover.de'],
    ['lip@hannover.de', 'mailto:lip@hannover.de'],
    ['mailto:lip@hannover.de', 'mailto:lip@hannover.de'],
  ])('[E29] %s and a space become a link to %s', (address, href) => {
    expect(after(`siehe ${address}`, typeSpace)).toEqual([
      { text: 'siehe ' },
      { text: address, href },
      { text: ' ' },
    ])
  })

  test('[E29] what is a link already stays as it is', () => {
    const doc = docOf([{ name: 'paragraph', children: [{ text: 'https://a.de', href: 'https://b.de' }] }])
    const editor = openEditor(doc)
    editor.commands.setTextSelection(13)
    typeSpace(editor)
    expect(readText(doc)[0]?.children[0]).toEqual({ text: 'https://a.de', href: 'https://b.de' })
  })
})

describe('pasting an address', () => {
  test('[E29] alone it is written out as a link', () => {
    const [, link] = after('siehe ', (editor) => paste(editor, 'www.hannover.de'))
    expect(link).toEqual({ text: 'www.hannover.de', href: 'https://www.hannover.de' })
  })

  test('[E29] over marked words it makes them the link', () => {
    const words = after('siehe dort', (editor) => {
      editor.commands.setTextSelection({ from: 7, to: 11 })
      paste(editor, 'https://www.hannover.de')
    })
    expect(words).toEqual([{ text: 'siehe ' }, { text: 'dort', href: 'https://www.hannover.de' }])
  })

  test('[E29] within other words it is linked too', () => {
    const words = after('', (editor) => paste(editor, 'mehr auf https://www.hannover.de/lip.'))
    expect(words).toEqual([
      { text: 'mehr auf ' },
      { text: 'https://www.hannover.de/lip', href: 'https://www.hannover.de/lip' },
      { text: '.' },
    ])
  })

  test('[E29] a link that was pasted leads where it led', () => {
    const words = after('', ({ view }) =>
      view.pasteHTML('<p><a href="http://www.hannover.de/LIP2.0">www.hannover.de/LIP2.0</a> dort</p>'),
    )
    expect(words[0]).toEqual({ text: 'www.hannover.de/LIP2.0', href: 'http://www.hannover.de/LIP2.0' })
  })
})
