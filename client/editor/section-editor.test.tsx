import { readText } from '#shared/text-doc'
import { act, cleanup, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { einleitung } from '../sync/people.fake.ts'
import { paragraph } from './editor.fake.ts'
import { ReadingText } from './reading-text.tsx'
import { SectionEditor } from './section-editor.tsx'
import { editorOf, WritingFake } from './writing.fake.tsx'

let writing: WritingFake

beforeEach(() => {
  writing = new WritingFake()
})

afterEach(() => {
  cleanup()
  writing.close()
})

const editor = <SectionEditor section={einleitung} label="1.1 Einleitung" />
/** What the server has, to compare. */
const stored = (): string => JSON.stringify(readText(writing.server.room(einleitung)))
const textbox = (): HTMLElement => screen.getByRole('textbox', { name: '1.1 Einleitung' })

test('[E15] before the text is here there is nothing to write in', async () => {
  writing.server.silent = true
  await writing.show(editor)
  expect(screen.queryByRole('textbox')).toBe(null)
  expect(screen.getByText('Der Text wird geladen …')).toBeTruthy()
})

test('[E15] opening a text in the page sends no change to the server', async () => {
  writing.holds(einleitung, [paragraph('Guten Tag')])
  const updates: Uint8Array[] = []
  writing.server.room(einleitung).on('update', (update: Uint8Array) => updates.push(update))
  await writing.show(editor)
  expect(textbox().textContent).toBe('Guten Tag')
  expect(updates).toEqual([])
  expect(writing.workshop.room(einleitung).unsaved).toBe(0)
})

test('[E15] the text is a labelled German textbox of several lines', async () => {
  await writing.show(editor)
  expect(textbox().lang).toBe('de')
  expect(textbox().getAttribute('aria-multiline')).toBe('true')
  expect(textbox().getAttribute('aria-readonly')).toBe('false')
})

test('[E15] what one writes arrives at the server', async () => {
  await writing.show(editor)
  act(
    () =>
      void editorOf(textbox()).commands.insertContent({
        type: 'paragraph',
        content: [{ type: 'text', text: 'Neu' }],
      }),
  )
  await writing.settle()
  expect(stored()).toContain('Neu')
})

test('[E16] when the right to write goes, the text stays to read and nothing can be undone any more', async () => {
  await writing.show(editor)
  const inside = editorOf(textbox())
  act(
    () => void inside.commands.insertContent({ type: 'paragraph', content: [{ type: 'text', text: 'Neu' }] }),
  )
  await writing.settle()
  const failure = { kind: 'locked', section: einleitung, stage: 'signing' } as const
  writing.server.tell({ kind: 'access', channel: 1, access: 'read', failure })
  await writing.settle()
  expect(textbox().getAttribute('contenteditable')).toBe('false')
  expect(textbox().getAttribute('aria-readonly')).toBe('true')
  expect(inside.commands.undo()).toBe(false)
  expect(textbox().textContent).toBe('Neu')
})

test('[E17] a text with something this page does not know is shown to read, and nothing of it is deleted', async () => {
  writing.holds(einleitung, [paragraph('bekannt'), { name: 'footnote', children: [{ text: 'unbekannt' }] }])
  const before = stored()
  const { container } = await writing.show(editor)
  expect(screen.queryByRole('textbox')).toBe(null)
  expect(container.textContent).toContain('unbekannt')
  expect(stored()).toBe(before)
})

test('[E18] the text to read has headings, lists, tables and only safe links', async () => {
  writing.holds(einleitung, [
    { name: 'heading', attributes: { level: 1 }, children: [{ text: 'Ziele' }] },
    { name: 'heading', attributes: { level: 2 }, children: [{ text: 'Erstens' }] },
    {
      name: 'orderedList',
      attributes: { start: 3 },
      children: [{ name: 'listItem', children: [paragraph('drei')] }],
    },
    {
      name: 'table',
      children: [
        { name: 'tableRow', children: [{ name: 'tableHeader', attributes: { colspan: 2 }, children: [] }] },
      ],
    },
    {
      name: 'paragraph',
      children: [
        { text: 'gut', href: 'https://www.hannover.de', bold: true },
        { text: 'böse', href: 'javascript:alert(1)' },
      ],
    },
  ])
  const { container } = await writing.show(<ReadingText section={einleitung} />)
  expect(container.querySelector('h3')?.textContent).toBe('Ziele')
  expect(container.querySelector('h4')?.textContent).toBe('Erstens')
  expect(container.querySelector('ol')?.start).toBe(3)
  expect(container.querySelector('th')?.getAttribute('colspan')).toBe('2')
  expect([...container.querySelectorAll('a')].map((link) => link.textContent)).toEqual(['gut'])
})

test('[E18] the text to read follows what others write', async () => {
  writing.holds(einleitung, [paragraph('eins')])
  const { container } = await writing.show(<ReadingText section={einleitung} />)
  act(() => writing.workshop.room(einleitung).doc.getXmlFragment('default').delete(0, 1))
  await act(() => new Promise((resolve) => setTimeout(resolve, 350)))
  expect(container.textContent).toBe('Hier steht noch kein Text.')
})
