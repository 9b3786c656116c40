import { act, cleanup, fireEvent, screen, type RenderResult } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { must, type Failure } from '#shared/failure'
import type { Access } from '#shared/protocol'
import { paragraph } from '../editor/editor.fake.ts'
import { SectionEditor } from '../editor/section-editor.tsx'
import { WritingFake } from '../editor/writing.fake.tsx'
import { einleitung, records } from '../sync/people.fake.ts'
import { signoff } from '../words/signoff.de.ts'
import { teach } from '../words/words.ts'
import { LockNews } from './lock-news.tsx'

teach({ signoff })

let writing: WritingFake
let shown: RenderResult
const section = must(records.sections[einleitung], 'it stands')

beforeEach(async () => {
  writing = new WritingFake()
  writing.holds(einleitung, [paragraph('Guten Tag')])
  shown = await writing.show(page('drafting'))
})
afterEach(() => {
  cleanup()
  writing.close()
})

const page = (stage: typeof section.stage) => (
  <>
    <SectionEditor section={einleitung} label="Einleitung" />
    <div id={`late-${einleitung}`} />
    <LockNews {...section} stage={stage} />
  </>
)

const become = (stage: typeof section.stage) => shown.rerender(writing.page(page(stage)))

async function told(access: Access, locked: boolean): Promise<void> {
  const failure: Failure | null = locked ? { kind: 'locked', section: einleitung, stage: 'signing' } : null
  act(() => writing.server.tell({ kind: 'access', channel: 1, access, failure }))
  await writing.settle()
}

test('[Q36] who is there hears that a lock comes, that it is there, and that it is over', async () => {
  expect(screen.queryByText(/Mitzeichnung/u)).toBe(null)
  await told('write', true)
  expect(await screen.findByText('Gleich wird dieser Abschnitt zur Mitzeichnung gesperrt')).toBeTruthy()
  expect(screen.getByRole('textbox').getAttribute('aria-readonly')).toBe('false')
  await told('read', true)
  expect(screen.getByRole('textbox').getAttribute('aria-readonly')).toBe('true')
  become('signing')
  expect(screen.getByText('Dieser Abschnitt liegt jetzt zur Mitzeichnung')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Verstanden' }))
  expect(screen.queryByText('Dieser Abschnitt liegt jetzt zur Mitzeichnung')).toBe(null)
  await told('write', false)
  become('drafting')
  expect(screen.getByText('Dieser Abschnitt ist wieder offen')).toBeTruthy()
})

test('[Q36] whoever types on when the text is locked does not turn the page away', async () => {
  await told('write', true)
  await screen.findByText(/^Gleich wird/u)
  await told('read', true)
  become('signing')
  // `fireEvent` returns false for what was prevented.
  expect(fireEvent.keyDown(screen.getByRole('textbox'), { key: ' ' })).toBe(false)
  expect(fireEvent.keyDown(screen.getByRole('textbox'), { key: 'PageDown' })).toBe(true)
})
