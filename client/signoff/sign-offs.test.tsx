import { contentHash } from '#shared/content'
import type { Event } from '#shared/events'
import type { PersonCard } from '#shared/person'
import { foldSignOffs } from '#shared/signoff-fold'
import { noSignOff, noSignOffs, signOffOf } from '#shared/signoff'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import {
  aylin,
  bildung,
  einleitung,
  entriesAfter,
  houseRecords,
  houseView,
  olena,
  sabine,
  scriptedHouse,
  ScriptedServer,
  type ScriptedHouse,
} from '../app/house.fake.ts'
import { must } from '#shared/failure'
import { WorkshopProvider } from '../sync/workshop.tsx'
import { Announcer } from '../ui/announcer.tsx'
import { speak } from '../words/words.ts'
import { SignOffs } from './sign-offs.tsx'
import { SignPage } from './sign-page.tsx'

const hash = contentHash.parse('a'.repeat(64))
const called: Event = { type: 'signOffCalled', section: einleitung, hash, due: '2030-12-05', message: null }
const entered: Event = {
  type: 'signOffEntered',
  section: einleitung,
  person: aylin.id,
  answer: 'signed',
  words: null,
  hash,
  way: 'phone',
  givenOn: '2026-11-20',
  scan: null,
}

let house: ScriptedHouse
let server: ScriptedServer

beforeAll(() => speak('de'))
afterEach(() => {
  cleanup()
  house.workshop.close()
  vi.unstubAllGlobals()
})

/** One of the two pages, as this person sees it after these events of the moderation. */
async function open(person: PersonCard, page: 'all' | 'one', ...events: Event[]): Promise<void> {
  const entries = entriesAfter(houseRecords(), sabine.id, events)
  const signOff = signOffOf(entries.reduce(foldSignOffs, noSignOffs), einleitung)
  const sections = signOff === noSignOff ? [] : [{ section: einleitung, signOff, onDisk: signOff.locked }]
  house = scriptedHouse(person, houseView(...events))
  const { seq, chapters } = house.workshop.mirror.view.records
  const text = { title: 'Einleitung', doc: { type: 'doc', content: [] } }
  server = new ScriptedServer({
    [`GET /api/chapters/${bildung}/sign-offs`]: { status: 200, body: { seq, sections } },
    [`GET /api/chapters/${bildung}/threads`]: { status: 200, body: { seq, threads: [] } },
    [`GET /api/sections/${einleitung}/signed/${hash}`]: { status: 200, body: text },
    [`POST /api/sections/${einleitung}/sign-off`]: { status: 201, body: { seq } },
  })
  vi.stubGlobal('fetch', server.fetch)
  const chapter = must(chapters[bildung], 'a chapter')
  render(
    <WorkshopProvider workshop={house.workshop}>
      <Announcer>
        {page === 'all' ? (
          <SignOffs chapter={chapter} />
        ) : (
          <SignPage chapter={chapter} section={einleitung} />
        )}
      </Announcer>
    </WorkshopProvider>,
  )
  await waitFor(() => expect(screen.queryByText(/werden geladen/u)).toBeNull())
}

const offered = (): string[] => screen.getAllByRole('button').map((button) => button.textContent ?? '')

test('[Q33] the moderation is offered to call, to enter, to reopen, to set the quorum; an expert none of it', async () => {
  await open(sabine, 'all', called)
  expect(offered()).toEqual([
    'Ändern …',
    'Zur Mitzeichnung aufrufen …',
    'Im Auftrag eintragen …',
    'Wieder öffnen …',
  ])
  expect(screen.getByRole('link', { name: 'Text ansehen: 1.1 Einleitung' })).toBeTruthy()
  cleanup()
  house.workshop.close()
  await open(aylin, 'all', called)
  expect(screen.queryAllByRole('button')).toEqual([])
  expect(screen.getByRole('link', { name: 'Lesen und mitzeichnen: 1.1 Einleitung' })).toBeTruthy()
})

test('[Q33] who is not asked reads the text and who answered, and is offered no answer', async () => {
  await open(olena, 'one', called)
  expect(await screen.findByText('Dieser Abschnitt hat keinen Text.')).toBeTruthy()
  expect(screen.getByRole('row', { name: /Aylin Demir noch keine Antwort/u })).toBeTruthy()
  expect([screen.queryAllByRole('radio'), screen.queryAllByRole('button')]).toEqual([[], []])
})

test('[Q33] an answer says its sentence, needs words where it needs some, and names the text that was shown', async () => {
  await open(aylin, 'one', called)
  fireEvent.click(screen.getByRole('radio', { name: 'Nicht mitzeichnen' }))
  expect(screen.getByText(/^Ich zeichne diesen Text nicht mit\./u)).toBeTruthy()
  const form = within(screen.getByRole('region', { name: 'Ihre Antwort' }))
  fireEvent.click(form.getByRole('button', { name: 'Antwort geben' }))
  expect(screen.getByText('Bitte schreiben Sie ein paar Worte dazu.')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('Ihre Begründung'), { target: { value: ' Die Mittel fehlen. ' } })
  fireEvent.click(form.getByRole('button', { name: 'Antwort geben' }))
  const body = { answer: 'objection', words: 'Die Mittel fehlen.', hash }
  await waitFor(() => expect(server.asked.at(-1)).toMatchObject({ method: 'POST', body }))
})

test('[Q33] what was entered in my name says so, and I can object to it', async () => {
  await open(aylin, 'one', called, entered)
  expect(screen.getByText(/Sabine Krüger hat diese Antwort in Ihrem Namen eingetragen/u)).toBeTruthy()
  expect(offered()).toEqual(['Widerrufen …', 'Anders antworten', 'Das ist nicht meine Antwort …'])
})
