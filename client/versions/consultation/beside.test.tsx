import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { BodyView, ConsultationView } from '#shared/consultation-api'
import { versionId } from '#shared/ids'
import type { PersonCard } from '#shared/person'
import {
  amir,
  aylin,
  einleitung,
  houseView,
  scriptedHouse,
  ScriptedServer,
  ursula,
  type ScriptedHouse,
} from '../../app/house.fake.ts'
import { WorkshopProvider } from '../../sync/workshop.tsx'
import { speak } from '../../words/words.ts'
import { StatementsAbout, StatementsOnAll } from './beside.tsx'
import { useStatements, WithStatements } from './statements-here.tsx'

const version = versionId.parse('ver_0001')
const at = '2026-11-23T10:00:00.000Z'
let house: ScriptedHouse
let server: ScriptedServer

beforeAll(() => speak('de'))
afterEach(() => {
  cleanup()
  house.workshop.close()
  vi.unstubAllGlobals()
})

const body = (name: string, statement: BodyView['statement'], late = false): BodyView => ({
  body: name,
  statement,
  late,
  drafts: null,
  may: { draft: false, handIn: false },
})
const said = (passages: { section: typeof einleitung | null; words: string }[] | null) => ({
  at,
  by: amir.id,
  passages,
})
const bodies = [
  body(
    'Linden',
    said([
      { section: null, words: 'Gut so.' },
      { section: einleitung, words: 'Mehr Plätze.' },
    ]),
  ),
  body('Ricklingen', said(null), true),
  body('Nord', null),
]

function Page() {
  return (
    <WithStatements statements={useStatements(version)} loading="Moment">
      <p>Der Text</p>
      <StatementsOnAll />
      <StatementsAbout section={einleitung} number="1.1" level="h3" />
    </WithStatements>
  )
}

function read(person: PersonCard, answer: { status: number; body: unknown } | null): void {
  server = new ScriptedServer(
    answer === null ? {} : { [`GET /api/versions/${version}/consultation`]: answer },
  )
  vi.stubGlobal('fetch', server.fetch)
  house = scriptedHouse(person, houseView())
  render(
    <WorkshopProvider workshop={house.workshop}>
      <Page />
    </WorkshopProvider>,
  )
}

test('[V62] a statement stands by the section that it names, and above the text with who has nothing to say', async () => {
  const view: ConsultationView = {
    seq: 1,
    version,
    sections: [],
    asked: { at, by: ursula.id, due: '2026-12-10', message: null },
    bodies,
    known: [],
    mayAsk: false,
  }
  read(ursula, { status: 200, body: view })
  expect(screen.getByText('Moment')).toBeTruthy()
  expect(screen.queryByText('Der Text')).toBeNull()
  const about = await screen.findByRole('region', { name: 'Stellungnahmen zu 1.1' })
  expect(about.textContent).toBe('Stellungnahmen zu 1.1LindenMehr Plätze.')
  const all = screen.getByRole('region', { name: 'Stellungnahmen zum Ganzen' })
  expect(all.textContent).toBe(
    'Stellungnahmen zum GanzenLindenGut so.Fehlanzeige: Ricklingen (verspätet)Noch offen: Nord',
  )
})

test('[V62] the text is there without them, too: for who reads none, and when they cannot be loaded', async () => {
  read(aylin, null)
  expect(screen.getByText('Der Text')).toBeTruthy()
  expect(server.asked).toEqual([])
  cleanup()
  house.workshop.close()
  read(ursula, { status: 503, body: { failure: { kind: 'storeUnavailable' } } })
  expect(await screen.findByText('Die Stellungnahmen sind gerade nicht zu laden.')).toBeTruthy()
  expect(screen.getByText('Der Text')).toBeTruthy()
})
