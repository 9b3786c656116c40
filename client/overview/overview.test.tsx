import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { contentHash } from '#shared/content'
import type { Event } from '#shared/events'
import { must } from '#shared/failure'
import type { PersonCard } from '#shared/person'
import {
  amir,
  aylin,
  bildung,
  grundschulen,
  houseView,
  nadine,
  newcomer,
  paper,
  sabine,
  scriptedHouse,
  soziales,
  thomas,
  ursula,
} from '../app/house.fake.ts'
import type { Workshop } from '../sync/workshop.tsx'
import { WorkshopProvider } from '../sync/workshop.tsx'
import { speak } from '../words/words.ts'
import { Overview } from './overview.tsx'

let workshop: Workshop

beforeAll(() => speak('de'))
afterEach(() => {
  cleanup()
  workshop.close()
})

function openOverview(person: PersonCard, ...events: Event[]): void {
  workshop = scriptedHouse(person, houseView(...events)).workshop
  const shown = must(workshop.mirror.view.records.papers[paper], 'the house has a paper')
  render(
    <WorkshopProvider workshop={workshop}>
      <Overview paper={shown} />
    </WorkshopProvider>,
  )
}

/** Of both chapters. */
const toVersions = [bildung, soziales].map((id) => `/versions/${id}`)

const chapter = (name: RegExp) => within(screen.getByRole('article', { name }))

describe('the overview', () => {
  test('[O3] shows chapters and sections with number, title and stage', () => {
    openOverview(aylin)
    const rows = chapter(/Bildung/u).getAllByRole('listitem')
    expect(rows.map((row) => row.textContent)).toEqual([
      '1.1EinleitungEntwurf',
      '1.2GrundschulenEntwurf',
      '1.3HochschulenEntwurf',
    ])
  })

  test('[Q45] the room for what waits for her answer is there before it is known, and only where something can wait', () => {
    const hash = contentHash.parse('a'.repeat(64))
    const called: Event = { type: 'signOffCalled', section: grundschulen, hash, due: null, message: null }
    const room = () => document.getElementById('waiting-sign-offs')?.parentElement?.dataset['most']
    openOverview(aylin, called)
    expect(room()).toBe('1')
    cleanup()
    workshop.close()
    openOverview(sabine, called)
    expect(room()).toBeUndefined()
    cleanup()
    workshop.close()
    openOverview(aylin)
    expect(room()).toBeUndefined()
  })

  test('[O4] an expert sees where she writes and where she reads along', () => {
    openOverview(aylin)
    expect(chapter(/Bildung/u).getByText('Sie schreiben hier mit')).toBeTruthy()
    const write = chapter(/Bildung/u).getByRole('link', { name: 'Bildung schreiben' })
    expect(write.getAttribute('href')).toBe(`/chapters/${bildung}`)
    expect(chapter(/Soziales/u).queryByText('Sie schreiben hier mit')).toBeNull()
    expect(chapter(/Soziales/u).getByRole('link', { name: 'Soziales mitlesen' })).toBeTruthy()
  })

  test('[O4] a section leads to its place in the chapter', () => {
    openOverview(aylin)
    expect(screen.getByRole('link', { name: 'Grundschulen' }).getAttribute('href')).toBe(
      `/chapters/${bildung}#${grundschulen}`,
    )
  })

  test('[O4] a moderator sees what she moderates', () => {
    openOverview(sabine)
    expect(chapter(/Bildung/u).getByText('Sie moderieren dieses Handlungsfeld')).toBeTruthy()
  })

  test.each([
    [
      'the Lenkungsgruppe',
      ursula,
      /Die Lenkungsgruppe liest Fassungen/u,
      [...toVersions, '/versions/compare', `/decisions/${paper}`],
    ],
    ['an advisor', amir, /Beratende Gremien lesen die Fassung/u, toVersions],
    [
      'the committee',
      thomas,
      /was die Lenkungsgruppe angenommen hat/u,
      [...toVersions, `/decisions/${paper}`],
    ],
    ['the administration', nadine, /betreut Personen und Technik/u, []],
    ['someone without a role', newcomer, /noch keine Rolle gegeben/u, []],
  ])(
    '[O5] %s sees structure and states, why there is no text, and links to versions alone',
    (_who, person, why, ways) => {
      openOverview(person)
      expect(screen.getByText(why)).toBeTruthy()
      expect(screen.getByText('Grundschulen')).toBeTruthy()
      expect(screen.queryAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(ways)
    },
  )
})
