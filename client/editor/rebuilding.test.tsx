import { readText } from '#shared/text-doc'
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { Plugin } from '@tiptap/pm/state'
import { EditorView } from '@tiptap/pm/view'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { einleitung } from '../sync/people.fake.ts'
import { paragraph } from './editor.fake.ts'
import { rescueOf } from './rescue.ts'
import { SectionEditor } from './section-editor.tsx'
import { editorOf, WritingFake } from './writing.fake.tsx'

let writing: WritingFake
/** These come late; a test shall not wait for them. */
beforeAll(async () => {
  await Promise.all([import('./lost-words-notice.tsx'), import('./broken-editor.tsx')])
})

const reported = vi.fn<(error: unknown) => void>()

beforeEach(() => {
  vi.stubGlobal('reportError', reported)
  writing = new WritingFake()
  writing.holds(einleitung, [paragraph('Guten Tag')])
})

afterEach(() => {
  cleanup()
  writing.close()
  reported.mockReset()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const textbox = (): HTMLElement => screen.getByRole('textbox', { name: '1.1 Einleitung' })
const stored = (): string => JSON.stringify(readText(writing.server.room(einleitung)))

/** The section open, the caret behind "Guten", the rescuer there. */
async function open(): Promise<void> {
  await writing.show(<SectionEditor section={einleitung} label="1.1 Einleitung" />)
  editorOf(textbox()).chain().focus().setTextSelection(6).run()
  await act(() => rescueOf(writing.workshop.room(einleitung).doc).load())
}

/** From now on the editor breaks at every change of the text. */
function plant(message: string): void {
  let ripe = false
  const hostile = new Plugin({
    state: {
      init: () => null,
      apply: (tr) => {
        if (ripe && tr.docChanged) throw new Error(message)
        return null
      },
    },
  })
  editorOf(textbox()).registerPlugin(hostile)
  ripe = true
}

const type = (letters: string): Promise<void> =>
  act(async () => editorOf(textbox()).view.dispatch(editorOf(textbox()).state.tr.insertText(letters)))

/** Others write at the beginning of the text. */
const others = (letters: string): Promise<void> =>
  writing.fromElsewhere(einleitung, (far) => {
    const first = far.getXmlFragment('default').get(0)
    const text = first instanceof Y.XmlElement ? first.get(0) : undefined
    if (text instanceof Y.XmlText) text.insert(0, letters)
  })

test('[E36] an editor that breaks at a change from elsewhere is made anew, with the change, caret and focus', async () => {
  await open()
  plant('a bug')
  const before = textbox()
  await others('Einen ')
  expect(textbox()).not.toBe(before)
  expect(textbox().textContent).toBe('Einen Guten Tag')
  expect(reported.mock.calls).toEqual([[new Error('a bug')]])
  expect(document.activeElement).toBe(textbox())
  await type('en')
  await writing.settle()
  expect(stored()).toContain('Einen Gutenen Tag')
})

test('[E36] a broken editor writes nothing over what others wrote', async () => {
  await open()
  plant('a bug')
  const { view } = editorOf(textbox())
  await others('Einen ')
  act(() => view.dispatch(view.state.tr.insertText('!')))
  await writing.settle()
  expect(stored()).toContain('"Einen Guten Tag"')
})

test('[E36] what is typed in the moment when the editor breaks is offered back, and goes in', async () => {
  await open()
  plant('a bug')
  await type('!')
  expect(textbox().textContent).toBe('Guten Tag')
  const back = await screen.findByRole('button', { name: 'Wieder einfügen' })
  await act(async () => fireEvent.click(back))
  expect(textbox().textContent).toBe('Guten! Tag')
  expect(screen.queryByRole('button', { name: 'Wieder einfügen' })).toBe(null)
})

test('[E36] after three times in a minute the text is there to read and to copy, and may be tried again', async () => {
  await open()
  for (let time = 1; time <= 4; time++) {
    plant(`bug ${time}`)
    await others(`${time} `)
  }
  await screen.findByText('Hier kann gerade nicht geschrieben werden.')
  expect(screen.queryByRole('textbox')).toBe(null)
  expect(screen.getByText('4 3 2 1 Guten Tag')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Text kopieren' })).toBeTruthy()
  expect(reported).toHaveBeenCalledTimes(4)
  fireEvent.click(screen.getByRole('button', { name: 'Noch einmal versuchen' }))
  expect(textbox().textContent).toBe('4 3 2 1 Guten Tag')
})

test('[E36] a text that no editor can be made for is there to read', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.spyOn(EditorView.prototype, 'updateState').mockImplementation(() => {
    throw new Error('cannot draw this')
  })
  await writing.show(<SectionEditor section={einleitung} label="1.1 Einleitung" />)
  await screen.findByText('Hier kann gerade nicht geschrieben werden.')
  expect(screen.getByText('Guten Tag')).toBeTruthy()
  expect(stored()).toContain('"Guten Tag"')
})
