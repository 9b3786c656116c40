import { act, cleanup, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { einleitung, grundschulen } from '../sync/people.fake.ts'
import { Announcer } from '../ui/announcer.tsx'
import { speak } from '../words/words.ts'
import { SaveStateText } from './save-state.tsx'
import { WritingFake } from './writing.fake.tsx'
import { render } from '@testing-library/react'
import '../sync/bring-rooms.ts'

let writing: WritingFake

const settle = (millis = 0) => act(() => vi.advanceTimersByTimeAsync(millis))

beforeEach(async () => {
  await speak('de')
  vi.useFakeTimers()
  writing = new WritingFake()
  writing.workshop.room(einleitung)
  render(writing.page(<Announcer>{<SaveStateText writes />}</Announcer>))
  await settle()
})

afterEach(() => {
  cleanup()
  writing.close()
  vi.useRealTimers()
})

const shown = (): string => document.querySelector('[data-save-state]')?.textContent ?? ''
const told = (): string => screen.getByRole('status').textContent ?? ''
const write = () => act(() => writing.workshop.room(einleitung).doc.getText('words').insert(0, 'a'))

test('[E19] the save state is said in these words', async () => {
  expect(shown()).toBe('Gespeichert')
  writing.server.holdsDisk = true
  write()
  await settle()
  expect(shown()).toBe('Wird gespeichert …')
  writing.server.open = false
  writing.server.cutAll()
  await settle()
  expect(shown()).toBe('Offline – 1 Änderung auf diesem Gerät')
  write()
  await settle()
  expect(shown()).toBe('Offline – 2 Änderungen auf diesem Gerät')
})

test('[E19] when the server does not take the words, it says why', async () => {
  writing.server.holdsDisk = true
  write()
  writing.server.tell({ kind: 'store', writable: false })
  await settle()
  expect(shown()).toBe('Nicht gespeichert')
  await act(() => vi.dynamicImportSettled())
  expect(shown()).toBe('Nicht gespeichertDer Server kann gerade nichts speichern.')
})

test('[E20] it does not flicker with every key, and tells listeners only what lasts', async () => {
  write()
  await settle()
  expect(shown()).toBe('Wird gespeichert …')
  await settle(300)
  write()
  await settle(300)
  expect(shown()).toBe('Wird gespeichert …')
  await settle(500)
  expect(shown()).toBe('Gespeichert')
  await settle(2000)
  expect(told()).toBe('')
  writing.server.open = false
  writing.server.cutAll()
  await settle(500)
  expect(told()).toBe('')
  await settle(1000)
  expect(told()).toMatch(/^Offline/u)
})

test('[E19] words of another chapter that wait are waiting here, too', async () => {
  writing.server.holdsDisk = true
  act(() => writing.workshop.room(grundschulen).doc.getText('words').insert(0, 'a'))
  await settle(1000)
  expect(shown()).toBe('Wird gespeichert …')
})

test('[E19] who may write no more is told of what was not saved, and of nothing else', async () => {
  cleanup()
  render(
    writing.page(
      <Announcer>
        <SaveStateText writes={false} />
      </Announcer>,
    ),
  )
  await settle(1000)
  expect(document.querySelector('[data-save-state]')).toBe(null)
  writing.server.open = false
  writing.server.cutAll()
  await settle()
  expect(document.querySelector('[data-save-state]')).toBe(null)
  write()
  await settle()
  expect(shown()).toBe('Offline – 1 Änderung auf diesem Gerät')
})
