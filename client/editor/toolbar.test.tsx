import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readText } from '#shared/text-doc'
import { einleitung } from '../sync/people.fake.ts'
import { EditorDesk } from './desk.tsx'
import { paragraph } from './editor.fake.ts'
import { SectionEditor } from './section-editor.tsx'
import { EditorToolbar } from './toolbar.tsx'
import { editorOf, WritingFake } from './writing.fake.tsx'

let writing: WritingFake

beforeEach(() => {
  writing = new WritingFake()
  writing.holds(einleitung, [paragraph('Guten Tag')])
})

afterEach(() => {
  cleanup()
  writing.close()
})

const page = (
  <EditorDesk sections={[einleitung]}>
    <EditorToolbar />
    <SectionEditor section={einleitung} label="1.1 Einleitung" />
  </EditorDesk>
)

/** The page, when its editor has had its turn. */
async function open(): Promise<void> {
  await writing.show(page)
  await screen.findByRole('textbox')
}

const tool = (name: string): HTMLElement => screen.getByRole('button', { name })
const reason = (name: string): string | null => {
  const id = tool(name).getAttribute('aria-describedby')
  return id === null ? null : (document.querySelector(`[id="${id}"]`)?.textContent ?? '')
}
async function press(name: string): Promise<void> {
  fireEvent.click(tool(name))
  await writing.settle()
}
const textbox = (): HTMLElement => screen.getByRole('textbox', { name: '1.1 Einleitung' })

/** Sets the caret into the text. */
function use(): void {
  act(() => {
    editorOf(textbox()).emit('focus', {
      editor: editorOf(textbox()),
      event: new FocusEvent('focus'),
      transaction: editorOf(textbox()).state.tr,
    })
  })
}

test('[E11] before anyone wrote, every tool says what to do first', async () => {
  await open()
  for (const button of screen.getAllByRole('button')) {
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(reason(button.getAttribute('aria-label') ?? '')).toBe('Setzen Sie den Cursor in einen Abschnitt.')
  }
})

test('[E11] a tool that can do nothing just now says why, one that can does it', async () => {
  await open()
  use()
  expect(reason('Rückgängig')).toBe('Hier ist nichts rückgängig zu machen.')
  expect(reason('Link')).toBe('Markieren Sie zuerst die Wörter, die zum Link werden sollen.')
  expect(reason('Überschrift 1')).toBe(null)
  await press('Überschrift 1')
  expect(tool('Überschrift 1').getAttribute('aria-pressed')).toBe('true')
  expect(readText(writing.workshop.room(einleitung).doc)[0]?.name).toBe('heading')
  expect(reason('Rückgängig')).toBe(null)
  await press('Rückgängig')
  expect(readText(writing.workshop.room(einleitung).doc)[0]?.name).toBe('paragraph')
})

test('[E11] who may only read is told who writes', async () => {
  writing.server.access = 'read'
  await open()
  expect(textbox().getAttribute('aria-readonly')).toBe('true')
  use()
  expect(reason('Fett')).toBe('Dieser Abschnitt wird von AG 1 geschrieben; Sie können mitlesen.')
})

test('[E12] the toolbar is one stop for the keyboard; arrows walk through it', async () => {
  await open()
  const stops = () => screen.getAllByRole('button').filter((button) => button.tabIndex === 0)
  expect(stops()).toEqual([tool('Überschrift 1')])
  act(() => tool('Überschrift 1').focus())
  fireEvent.keyDown(tool('Überschrift 1'), { key: 'ArrowRight' })
  expect(document.activeElement).toBe(tool('Überschrift 2'))
  expect(stops()).toEqual([tool('Überschrift 2')])
  fireEvent.keyDown(tool('Überschrift 2'), { key: 'End' })
  expect(document.activeElement).toBe(tool('Wiederholen'))
  fireEvent.keyDown(tool('Wiederholen'), { key: 'ArrowRight' })
  expect(document.activeElement).toBe(tool('Überschrift 1'))
})

test('[E13] the tools of a table are there only inside of one', async () => {
  await open()
  use()
  expect(screen.queryByRole('button', { name: 'Zeile löschen' })).toBe(null)
  await press('Tabelle einfügen')
  expect(reason('Tabelle einfügen')).toBe('In einer Tabelle kann keine weitere Tabelle stehen.')
  await press('Zeile darunter einfügen')
  expect(textbox().querySelectorAll('tr')).toHaveLength(4)
  await press('Spalte löschen')
  expect(textbox().querySelectorAll('tr:first-child th')).toHaveLength(2)
  await press('Tabelle löschen')
  expect(textbox().querySelector('table')).toBe(null)
})

test('[E14] no shortcut uses Ctrl+Alt: that is how brackets are written on German keyboards', async () => {
  await open()
  const editor = editorOf(textbox())
  for (const key of ['0', '1', '2', '3', '7', '8', '9']) {
    const event = new KeyboardEvent('keydown', { key, ctrlKey: true, altKey: true, cancelable: true })
    expect(editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event)) ?? false).toBe(false)
  }
})
