import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { anchorOn } from '#shared/anchor-making'
import { must } from '#shared/failure'
import { threadId } from '#shared/ids'
import { openThread } from '#shared/thread-fold'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { EditorDesk } from '../editor/desk.tsx'
import { paragraph } from '../editor/editor.fake.ts'
import { SectionEditor } from '../editor/section-editor.tsx'
import { WritingFake } from '../editor/writing.fake.tsx'
import { bernd, bildung, einleitung, records } from '../sync/people.fake.ts'
import { ChapterThreads } from './chapter-threads.tsx'

const thread = threadId.parse('thr_0001')
let writing: WritingFake

beforeEach(() => {
  writing = new WritingFake()
  writing.holds(einleitung, [paragraph('Guten Tag'), paragraph('Jedes Kind bringt Sprachen mit.')])
  const said = {
    ...{ thread, section: einleitung, body: 'Wirklich jedes?', mentions: [], suggestion: null },
    anchor: anchorOn(writing.server.room(einleitung), 'bringt Sprachen mit'),
  }
  const mark = { seq: 1, at: '2026-01-01T10:00:00.000Z', by: bernd }
  const threads = [openThread(said, mark)]
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ seq: records.seq, threads })))
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  writing.close()
})

const page = (
  <EditorDesk sections={[einleitung]}>
    <div id={einleitung} className="section">
      <SectionEditor section={einleitung} label="1.1 Einleitung" />
    </div>
    <ChapterThreads chapter={must(records.chapters[bildung], 'a chapter')} />
  </EditorDesk>
)
const box = (): HTMLElement => screen.getByRole('textbox', { name: '1.1 Einleitung' })

/** As a pointer does: the browser puts its caret first. */
function click(letter: number): void {
  const block = must(box().querySelectorAll('p')[1], 'it has two paragraphs')
  const words = must(block.firstChild, 'with words')
  document.getSelection()?.setBaseAndExtent(words, letter, words, letter)
  fireEvent.click(block)
}

test('[G15] a click on commented words leads to their comment, also the click that wakes a text at rest', async () => {
  await writing.show(page)
  await screen.findByText('Wirklich jedes?')
  expect('editor' in box(), 'the text rests').toBe(false)
  click(14)
  expect('editor' in box()).toBe(true)
  await screen.findByRole('button', { name: 'Zum Kommentar' })
  click(2)
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Zum Kommentar' })).toBe(null))
})
