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

const [oldHash, newHash] = [contentHash.parse('c'.repeat(64)), contentHash.parse('b'.repeat(64))]
/** Called, and answered, with a typo. */
const withTypo: Event[] = [
  { ...called, hash: oldHash },
  { ...entered, hash: oldHash },
]
const allowed: Event = { type: 'correctionsSet', chapter: bildung, days: 7 }
const corrected = (until: string): Event => ({
  type: 'sectionCorrected',
  section: einleitung,
  from: oldHash,
  to: newHash,
  words: [{ before: 'Beteilgung', after: 'Beteiligung' }],
  reason: 'Ein Tippfehler.',
  until,
  update: 'AAA=',
})

let house: ScriptedHouse
let server: ScriptedServer

beforeAll(() => speak('de'))
afterEach(() => {
  cleanup()
  house.workshop.close()
  vi.unstubAllGlobals()
})

const textOf = (text: string) => ({
  title: 'Einleitung',
  doc: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
})

/** One of the two pages, as this person sees it after these events of the moderation; what is given or disputed is Aylin's. */
async function open(person: PersonCard, page: 'all' | 'one', ...events: Event[]): Promise<void> {
  const entries = entriesAfter(houseRecords(), sabine.id, events).map((entry) =>
    ['signOffGiven', 'signOffDisputed'].includes(entry.event.type) ? { ...entry, by: aylin.id } : entry,
  )
  const signOff = signOffOf(entries.reduce(foldSignOffs, noSignOffs), einleitung)
  const sections = signOff === noSignOff ? [] : [{ section: einleitung, signOff, onDisk: signOff.locked }]
  house = scriptedHouse(person, houseView(...events))
  const { seq, chapters } = house.workshop.mirror.view.records
  const texts = ['Beteilgung aller', 'Beteiligung aller'].map((words) => textOf(words))
  const empty = { title: 'Einleitung', doc: { type: 'doc', content: [] } }
  server = new ScriptedServer({
    [`GET /api/chapters/${bildung}/sign-offs`]: { status: 200, body: { seq, sections } },
    [`GET /api/chapters/${bildung}/threads`]: { status: 200, body: { seq, threads: [] } },
    [`GET /api/sections/${einleitung}/signed/${hash}`]: { status: 200, body: empty },
    [`GET /api/sections/${einleitung}/signed/${oldHash}`]: { status: 200, body: texts[0] },
    [`GET /api/sections/${einleitung}/signed/${newHash}`]: { status: 200, body: texts[1] },
    [`POST /api/sections/${einleitung}/sign-off/correct`]: { status: 201, body: { seq } },
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
    'Festlegen …',
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

test('[Q43] where it is allowed the moderation changes letters in their place, sees the words, and says why', async () => {
  await open(sabine, 'all', allowed, ...withTypo)
  fireEvent.click(screen.getByRole('button', { name: 'Redaktionell ändern …' }))
  const dialog = within(
    screen.getByRole('dialog', { name: 'Redaktionell ändern: Abschnitt 1.1', hidden: true }),
  )
  const send = () =>
    fireEvent.click(dialog.getByRole('button', { name: 'Ändern und allen zeigen', hidden: true }))
  fireEvent.click(await dialog.findByRole('button', { name: 'Ändern: Beteilgung aller', hidden: true }))
  send()
  expect(dialog.getByText('Noch ist nichts geändert.')).toBeTruthy()
  const field = dialog.getByLabelText('Absatz ändern')
  fireEvent.change(field, { target: { value: 'Beteilgung\naller' } })
  expect(dialog.getByText(/^Hier gehen nur Zeichen in einer Zeile/u)).toBeTruthy()
  fireEvent.change(field, { target: { value: `Beteilgung ${'sehr '.repeat(9)}aller` } })
  expect(dialog.getByText(/^Das ist mehr als eine redaktionelle Änderung/u)).toBeTruthy()
  fireEvent.change(field, { target: { value: 'Beteiligung aller' } })
  expect(dialog.getByText('Geändert: 1 von 40 Zeichen.')).toBeTruthy()
  expect(dialog.getByText('Beteiligung')).toBeTruthy()
  send()
  expect(dialog.getByText('Bitte begründen Sie; die AG liest es.')).toBeTruthy()
  fireEvent.change(dialog.getByLabelText('Was wurde berichtigt, und warum?'), {
    target: { value: ' Tippfehler ' },
  })
  send()
  const changes = [{ line: 0, at: 6, was: '', becomes: 'i' }]
  const body = { hash: oldHash, changes, reason: 'Tippfehler' }
  await waitFor(() => expect(server.asked.at(-1)).toMatchObject({ method: 'POST', body }))
})

test('[Q43] whoever has answered sees which words became which, and can object to it until that day', async () => {
  await open(aylin, 'one', allowed, ...withTypo, corrected('2030-11-29'))
  expect(screen.getByText(/gilt weiter; der Text ist seither redaktionell geändert/u)).toBeTruthy()
  expect(screen.getByText(/Einspruch ist bis zum 29\. November 2030 möglich/u)).toBeTruthy()
  expect(screen.getAllByText('Beteiligung').length).toBeGreaterThan(0)
  expect(screen.getByText('gilt, redaktionell geändert')).toBeTruthy()
  expect(screen.queryByText('Ihre Antwort gilt für genau diesen Wortlaut.')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Einspruch einlegen …' }))
  const dialog = within(screen.getByRole('dialog', { name: /^Einspruch gegen/u, hidden: true }))
  fireEvent.change(dialog.getByLabelText('Ihre Begründung'), {
    target: { value: 'Der Sinn ist ein anderer.' },
  })
  fireEvent.click(dialog.getByRole('button', { name: 'Einspruch einlegen', hidden: true }))
  const body = { answer: 'objection', words: 'Der Sinn ist ein anderer.', hash: newHash }
  await waitFor(() => expect(server.asked.at(-1)).toMatchObject({ method: 'POST', body }))
})

test('[Q43] after that day the sign-off simply holds, and what was corrected is still told', async () => {
  await open(aylin, 'one', allowed, ...withTypo, corrected('2026-01-05'))
  expect(
    screen.getByText(/die Frist für Einsprüche gegen die redaktionelle Änderung ist vorbei/u),
  ).toBeTruthy()
  expect([screen.queryByText('gilt, redaktionell geändert'), screen.getByText('gilt').textContent]).toEqual([
    null,
    'gilt',
  ])
  expect(offered()).not.toContain('Einspruch einlegen …')
  expect(screen.getAllByText('Ein Tippfehler.').length).toBeGreaterThan(0)
})

const reopened: Event = { type: 'sectionReopened', section: einleitung, reason: 'Zwei Sätze.' }
const paragraph = (words: string) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })
const textIs = (...paragraphs: string[]) => ({
  title: 'Einleitung',
  doc: { type: 'doc', content: paragraphs.map(paragraph) },
})

/** What stands on disk now, in the one section of the chapter. */
const liveIs = (...paragraphs: string[]) => {
  const { title, doc } = textIs(...paragraphs)
  const live = { id: einleitung, number: '1.1', title, stage: 'drafting', content: doc }
  server.answers.set(`GET /api/chapters/${bildung}/text`, {
    status: 200,
    body: { chapter: bildung, number: 1, title: 'Bildung', sections: [live] },
  })
}

test('[Q44] of a section that is open again one sees what has changed since one’s answer, and the text as it was', async () => {
  await open(aylin, 'one', called, entered, reopened)
  liveIs('Erster Satz.', 'Zweiter neuer Satz.')
  fireEvent.click(screen.getByRole('button', { name: /neu vergleichen$/u }))
  await screen.findByText('2 neu', { exact: true })
  const text = within(
    screen.getByRole('region', { name: /^Der Text, auf den Sie am .* geantwortet haben$/u }),
  )
  expect(text.getAllByRole('insertion').map(({ textContent }) => textContent)).toEqual([
    'Erster Satz.',
    'Zweiter neuer Satz.',
  ])
  fireEvent.click(text.getByRole('radio', { name: 'Der Text von damals' }))
  expect(await text.findByText('Dieser Abschnitt hat keinen Text.')).toBeTruthy()
})

test('[Q44] who has not answered sees it of the text that was called for last; the page of all leads there', async () => {
  await open(olena, 'one', called, reopened)
  expect(screen.getByRole('heading', { name: 'Der Text, der zuletzt zur Mitzeichnung lag' })).toBeTruthy()
  cleanup()
  house.workshop.close()
  await open(sabine, 'all', called, reopened)
  expect(screen.getByRole('link', { name: 'Was sich geändert hat: 1.1 Einleitung' })).toBeTruthy()
})

test('[Q33] who disputes an entry is shown with it beside the older answer, which is her word', async () => {
  const again = { hash: newHash } as const
  const given: Event = { type: 'signOffGiven', section: einleitung, answer: 'signed', words: null, hash }
  const disputed: Event = { type: 'signOffDisputed', section: einleitung, words: 'Nie gesagt.' }
  await open(
    sabine,
    'all',
    called,
    given,
    reopened,
    { ...called, ...again },
    { ...entered, ...again },
    disputed,
  )
  const row = screen.getByRole('row', { name: /^Aylin Demir/u }).textContent
  expect(row).toMatch(/überholt/u)
  expect(row).toMatch(/bestritten am 22\. November 2026/u)
  expect(row).toContain('Nie gesagt.')
})
