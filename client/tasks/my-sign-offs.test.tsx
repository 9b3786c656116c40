import { contentHash } from '#shared/content'
import type { Event } from '#shared/events'
import type { SectionId } from '#shared/ids'
import type { SignOffs } from '#shared/signoff'
import { foldSignOffs } from '#shared/signoff-fold'
import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import {
  aylin,
  bildung,
  einleitung,
  entriesAfter,
  grundschulen,
  hochschulen,
  houseRecords,
  houseView,
  paper,
  sabine,
  scriptedHouse,
  ScriptedServer,
  type ScriptedHouse,
} from '../app/house.fake.ts'
import { must } from '#shared/failure'
import type { PersonCard } from '#shared/person'
import { PaperTallies } from '../signoff/tallies.tsx'
import { WorkshopProvider } from '../sync/workshop.tsx'
import { tasks } from '../words/tasks.de.ts'
import { speak, teach } from '../words/words.ts'
import { MySignOffs } from './my-sign-offs.tsx'

const hash = (letter: string) => contentHash.parse(letter.repeat(64))
const called = (section: SectionId, due: string | null, text = 'a'): Event => ({
  type: 'signOffCalled',
  section,
  hash: hash(text),
  due,
  message: null,
})
/** Aylin's, entered in her name: the entries of these tests are all by one person. */
const signed = (section: SectionId, text = 'a'): Event => ({
  type: 'signOffEntered',
  section,
  person: aylin.id,
  answer: 'signed',
  words: null,
  hash: hash(text),
  way: 'phone',
  givenOn: '2026-11-20',
  scan: null,
})
const corrected = (section: SectionId): Event => ({
  type: 'sectionCorrected',
  section,
  from: hash('a'),
  to: hash('b'),
  words: [{ before: 'Beteilgung', after: 'Beteiligung' }],
  reason: 'Tippfehler',
  until: '2026-12-12',
  update: 'AAA=',
})
const reopened = (section: SectionId): Event => ({ type: 'sectionReopened', section, reason: 'So.' })

let house: ScriptedHouse

beforeAll(() => {
  teach({ tasks })
  return speak('de')
})
beforeEach(() => vi.useFakeTimers({ now: new Date('2026-12-05T10:00:00Z'), toFake: ['Date'] }))
afterEach(() => {
  cleanup()
  house.workshop.close()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** The list, and the place in the overview, after these events of the moderation. */
function open(person: PersonCard, ...events: Event[]): void {
  const entries = entriesAfter(houseRecords(), sabine.id, events)
  const signOffs: SignOffs = entries.reduce(foldSignOffs, {})
  house = scriptedHouse(person, houseView(...events))
  const { records } = house.workshop.mirror.view
  const sections = [einleitung, grundschulen, hochschulen].flatMap((section) => {
    const signOff = signOffs[section]
    return signOff === undefined ? [] : [{ section, signOff, onDisk: signOff.locked ?? hash('c') }]
  })
  const served = { status: 200, body: { seq: records.seq, sections } }
  vi.stubGlobal('fetch', new ScriptedServer({ [`GET /api/chapters/${bildung}/sign-offs`]: served }).fetch)
  render(
    <WorkshopProvider workshop={house.workshop}>
      <main id="waiting-sign-offs" />
      <PaperTallies paper={must(records.papers[paper], 'a paper')} />
      <MySignOffs />
    </WorkshopProvider>,
  )
}

const mine = () => within(screen.getByRole('region', { name: 'Meine Mitzeichnungen' }))

test('[Q45] what waits stands with its day, the first due first; what was answered to another text says so', async () => {
  open(
    aylin,
    called(einleitung, null),
    called(grundschulen, '2026-12-12'),
    called(hochschulen, '2026-11-30'),
    signed(hochschulen),
    reopened(hochschulen),
    called(hochschulen, '2026-12-05', 'b'),
  )
  await mine().findByText('heute fällig')
  expect(
    mine()
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    '1.3 HochschulenIhre Antwort vom 22. November 2026 ist überholt: bitte erneut mitzeichnen.heute fällig',
    '1.2 Grundschulenfällig am 12. Dezember 2026',
    '1.1 Einleitungohne Termin',
  ])
  expect(mine().getByRole('link', { name: '1.2 Grundschulen' }).getAttribute('href')).toBe(
    '/chapters/cha_bildung/sign-offs/sec_grundschulen',
  )
})

test('[Q45] what was answered stands with what it is worth, also of a section that is open again', async () => {
  open(
    aylin,
    called(einleitung, null),
    signed(einleitung),
    called(grundschulen, null),
    signed(grundschulen),
    reopened(grundschulen),
  )
  await mine().findByText('2 beantwortet')
  expect(
    mine()
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    '1.1 Einleitung: mitgezeichnet am 22. November 2026, gilt',
    '1.2 Grundschulen: mitgezeichnet am 22. November 2026, überholt',
  ])
  expect(mine().getByText('Bildung: Sie haben überall geantwortet.')).toBeTruthy()
})

test('[Q45] what was corrected since I answered stands among what waits, with the day until which I can object', async () => {
  open(aylin, called(einleitung, null), signed(einleitung), corrected(einleitung))
  expect((await mine().findByRole('listitem')).textContent).toBe(
    '1.1 EinleitungRedaktionell geändert, seit Sie geantwortet haben. Einspruch ist bis zum 12. Dezember 2026 möglich.',
  )
})

test('[Q45] what was corrected is an answer that holds when the days are over', async () => {
  vi.setSystemTime(new Date('2026-12-13T10:00:00Z'))
  open(aylin, called(einleitung, null), signed(einleitung), corrected(einleitung))
  await mine().findByText('1 beantwortet')
})

test('[Q45] where nothing was called for it says so; who signs nothing has no such list', async () => {
  open(aylin)
  expect(await mine().findByText('Bildung: Zurzeit ist nichts zur Mitzeichnung aufgerufen.')).toBeTruthy()
  cleanup()
  house.workshop.close()
  open(sabine, called(einleitung, null))
  expect(screen.queryByRole('region')).toBeNull()
})

test('[Q45] the overview says what waits for my answer, and leads there', async () => {
  open(aylin, called(einleitung, null), called(grundschulen, '2026-12-12'), signed(hochschulen))
  const place = within(screen.getByRole('main'))
  await place.findByText(/Antworten bis 12\. Dezember 2026\.$/u)
  expect(place.getAllByRole('link').map(({ textContent }) => textContent)).toEqual([
    '1.2 Grundschulen',
    '1.1 Einleitung',
  ])
  expect(place.getAllByRole('link')[0]?.getAttribute('href')).toBe(
    '/chapters/cha_bildung/sign-offs/sec_grundschulen',
  )
})
