import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { contentHash } from '#shared/content'
import type { BuildingStep, Event } from '#shared/events'
import { must } from '#shared/failure'
import { chapterId, paperId } from '#shared/ids'
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
  ScriptedServer,
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
beforeEach(() => vi.stubGlobal('fetch', new ScriptedServer().fetch))
afterEach(() => {
  vi.unstubAllGlobals()
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
    ['an advisor', amir, /Beratende Gremien lesen die Fassung/u, ['/news', ...toVersions]],
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

describe('the next paper', () => {
  const next = paperId.parse('pap_katalog')

  test('[O15] the administration starts it where the committee has taken this one; what is refused is said', async () => {
    const server = new ScriptedServer({
      [`GET /api/papers/${paper}/next`]: { status: 200, body: { mayStart: true } },
      'POST /api/papers': { status: 409, body: { failure: { kind: 'overtaken', why: 'decided' } } },
    })
    vi.stubGlobal('fetch', server.fetch)
    openOverview(nadine)
    fireEvent.click(await screen.findByRole('button', { name: 'Nächstes Papier beginnen' }))
    const title = screen.getByLabelText('Titel')
    fireEvent.change(title, { target: { value: 'Maßnahmenkatalog' } })
    const posted = () => server.asked.filter(({ method }) => method === 'POST')
    for (const count of [1, 2]) {
      fireEvent.click(screen.getByRole('button', { name: 'Papier beginnen', hidden: true }))
      await waitFor(() => expect(posted().length).toBe(count))
      expect(await screen.findByText(/Darüber ist schon entschieden/u)).toBeTruthy()
    }
    const [first, second] = posted().map(({ body }) => body)
    expect(first).toMatchObject({ from: paper, title: 'Maßnahmenkatalog' })
    expect(second).toEqual(first)
  })

  test('[O15] nobody else is asked, and where it may not be there is no button', async () => {
    const server = new ScriptedServer({
      [`GET /api/papers/${paper}/next`]: { status: 200, body: { mayStart: false } },
    })
    vi.stubGlobal('fetch', server.fetch)
    openOverview(sabine)
    expect(server.asked.filter(({ path }) => path.endsWith('/next'))).toEqual([])
    cleanup()
    openOverview(nadine)
    await waitFor(() => expect(server.asked.map(({ path }) => path)).toContain(`/api/papers/${paper}/next`))
    expect(screen.queryByRole('button', { name: 'Nächstes Papier beginnen' })).toBeNull()
  })

  test('[O15] each paper leads to the others', () => {
    const steps: BuildingStep[] = [
      {
        type: 'chapterAdded',
        chapter: chapterId.parse('cha_neu1'),
        paper: next,
        title: 'Bildung',
        workingGroup: null,
      },
    ]
    openOverview(aylin, {
      type: 'paperContinued',
      paper: next,
      from: paper,
      title: 'Maßnahmenkatalog',
      steps,
    })
    const ways = within(screen.getByRole('navigation', { name: 'Weitere Papiere' })).getAllByRole('link')
    expect(ways.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['Maßnahmenkatalog', `/papers/${next}`],
    ])
  })
})
