import { act, cleanup, render } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { einleitung } from '../sync/people.fake.ts'
import { Announcer } from '../ui/announcer.tsx'
import { SaveStateText } from './save-state.tsx'
import { WritingFake } from './writing.fake.tsx'
import '../sync/bring-rooms.ts'

vi.mock('./save-reason.tsx', () => {
  throw new Error('no network')
})

let writing: WritingFake

afterEach(() => {
  cleanup()
  writing.close()
})

test('[U6] that something is not saved is said, also where the words for the reason cannot be fetched', async () => {
  writing = new WritingFake()
  writing.workshop.room(einleitung)
  render(writing.page(<Announcer>{<SaveStateText writes />}</Announcer>))
  await act(() => new Promise((resolve) => setTimeout(resolve)))
  writing.server.holdsDisk = true
  act(() => writing.workshop.room(einleitung).doc.getText('words').insert(0, 'a'))
  act(() => writing.server.tell({ kind: 'store', writable: false }))
  const said = () => document.querySelector('[data-save-state]')?.textContent
  await vi.waitFor(() => expect(said()).toBe('Nicht gespeichertwarum, ließ sich gerade nicht laden'))
})
