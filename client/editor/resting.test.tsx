import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { must } from '#shared/failure'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { einleitung, grundschulen } from '../sync/people.fake.ts'
import { restMillis } from './awake.ts'
import { EditorDesk } from './desk.tsx'
import { paragraph } from './editor.fake.ts'
import { SectionEditor } from './section-editor.tsx'
import { editorOf, WritingFake } from './writing.fake.tsx'

let writing: WritingFake

beforeEach(() => {
  writing = new WritingFake()
  writing.holds(einleitung, [paragraph('Guten Tag'), paragraph('Auf Wiedersehen')])
  writing.holds(grundschulen, [paragraph('In der Schule')])
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
  writing.close()
})

const page = (
  <EditorDesk sections={[einleitung, grundschulen]}>
    <SectionEditor section={einleitung} label="1.1 Einleitung" />
    <SectionEditor section={grundschulen} label="1.2 Grundschulen" />
  </EditorDesk>
)
const box = (name: string): HTMLElement => screen.getByRole('textbox', { name })
const isLive = (name: string): boolean => 'editor' in box(name)

test('[E30] out of sight a text is still, and a labelled textbox all the same', async () => {
  await writing.show(page)
  expect(isLive('1.1 Einleitung')).toBe(false)
  expect(box('1.1 Einleitung').textContent).toBe('Guten TagAuf Wiedersehen')
  expect(box('1.1 Einleitung').getAttribute('aria-multiline')).toBe('true')
  expect(box('1.1 Einleitung').getAttribute('contenteditable')).toBe(null)
})

test('[E30] whoever comes by keyboard is in the editor at once, at its beginning', async () => {
  await writing.show(page)
  act(() => box('1.1 Einleitung').focus())
  expect(isLive('1.1 Einleitung')).toBe(true)
  expect(document.activeElement).toBe(box('1.1 Einleitung'))
  expect(editorOf(box('1.1 Einleitung')).state.selection.head).toBe(1)
  expect(isLive('1.2 Grundschulen')).toBe(false)
})

test('[E30] whoever clicks has the caret where the click was', async () => {
  await writing.show(page)
  const second = must(box('1.1 Einleitung').querySelectorAll('p')[1], 'it has two paragraphs')
  const words = must(second.firstChild, 'with words')
  document.dispatchEvent(new Event('pointerdown'))
  act(() => box('1.1 Einleitung').focus())
  expect(isLive('1.1 Einleitung')).toBe(false)
  document.getSelection()?.setBaseAndExtent(words, 3, words, 3)
  document.dispatchEvent(new Event('pointerup'))
  fireEvent.click(second)
  // 11 for the first paragraph, 1 to step into the second.
  expect(editorOf(box('1.1 Einleitung')).state.selection.head).toBe(15)
})

test('[E30] words marked by pulling are marked in the editor', async () => {
  await writing.show(page)
  const words = must(box('1.2 Grundschulen').querySelector('p')?.firstChild, 'it has words')
  document.getSelection()?.setBaseAndExtent(words, 0, words, 6)
  fireEvent.click(box('1.2 Grundschulen'))
  const { from, to } = editorOf(box('1.2 Grundschulen')).state.selection
  expect([from, to]).toEqual([1, 7])
})

test('[E31] the text one has left rests after a while, and takes back its words when one returns', async () => {
  await writing.show(page)
  vi.useFakeTimers()
  act(() => box('1.1 Einleitung').focus())
  act(() => void editorOf(box('1.1 Einleitung')).commands.insertContentAt(6, '!'))
  act(() => box('1.2 Grundschulen').focus())
  act(() => void vi.advanceTimersByTime(restMillis * 3))
  act(() => void vi.advanceTimersByTime(restMillis * 3))
  vi.useRealTimers()
  expect([isLive('1.1 Einleitung'), isLive('1.2 Grundschulen')]).toEqual([false, true])
  expect(box('1.1 Einleitung').textContent).toBe('Guten! TagAuf Wiedersehen')
  act(() => box('1.1 Einleitung').focus())
  act(() => void editorOf(box('1.1 Einleitung')).commands.undo())
  expect(box('1.1 Einleitung').textContent).toBe('Guten TagAuf Wiedersehen')
})
