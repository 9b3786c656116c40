import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { SectionStatus } from '#shared/decision-api'
import { must } from '#shared/failure'
import { chapterId, sectionId, versionId } from '#shared/ids'
import { decisions } from '../words/decisions.de.ts'
import { speak, teach } from '../words/words.ts'
import { Matrix } from './matrix.tsx'

beforeAll(() => {
  teach({ decisions })
  return speak('de')
})
afterEach(cleanup)

const draft: SectionStatus = {
  section: sectionId.parse('sec_kitas'),
  number: '1.1',
  title: 'Kitas',
  stage: 'drafting',
  version: null,
  resolution: null,
  standing: 'undecided',
  decidedAt: null,
  conditions: null,
  closing: null,
}
const returned: SectionStatus = {
  ...draft,
  section: sectionId.parse('sec_schulen'),
  number: '1.2',
  title: 'Schulen',
  version: { id: versionId.parse('ver_0001'), number: '1.0', section: { number: '1.2', title: 'Schulen' } },
  standing: 'returned',
  decidedAt: '2026-11-22T12:00:00.000Z',
  conditions: { total: 3, open: 2 },
}
const adopted: SectionStatus = {
  ...returned,
  section: sectionId.parse('sec_sport'),
  number: '1.3',
  title: 'Sport',
  version: { id: versionId.parse('ver_0001'), number: '1.0', section: { number: '1.4', title: 'Bewegung' } },
  stage: 'frozen',
  standing: 'accepted',
  conditions: { total: 0, open: 0 },
  closing: { outcome: 'adopted', date: '2026-12-10', printedMatter: '15-1234/2026' },
  resolution: { id: versionId.parse('ver_0002'), number: '2.0', section: { number: '1.3', title: 'Sport' } },
}

const show = () =>
  render(
    <Matrix
      chapters={[
        {
          chapter: chapterId.parse('cha_bildung'),
          number: 1,
          title: 'Bildung',
          sections: [draft, returned, adopted],
        },
      ]}
    />,
  )

const cellsOf = (name: string): (string | null)[] => {
  const row = must(screen.getByRole('rowheader', { name }).closest('tr'), 'a header stands in a row')
  return within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent)
}

test('[V30] each section is a row under its chapter, with what stands in each column', () => {
  show()
  expect(screen.getByRole('table', { name: 'Abschnitte nach Handlungsfeldern und Stand' })).toBeTruthy()
  expect(screen.getAllByRole('columnheader').map((header) => header.textContent)).toEqual([
    'Abschnitt',
    'Arbeitsstand',
    'Vorlage',
    'Lenkungsgruppe',
    'Auflagen',
    'Ausschuss',
  ])
  expect(screen.getByText('1 Bildung').getAttribute('scope')).toBe('rowgroup')
  expect(cellsOf('1.1 Kitas')).toEqual(['Arbeitsstand: Entwurf', 'Vorlage: noch keine', '–', '–', '–'])
  expect(cellsOf('1.2 Schulen')).toEqual([
    'Arbeitsstand: Entwurf',
    'Vorlage: Fassung 1.0',
    'Lenkungsgruppe: zur Überarbeitung zurückgegeben am 22. November 2026',
    'Auflagen: 2 von 3 noch offen',
    '–',
  ])
  expect(cellsOf('1.3 Sport')[4]).toBe(
    'Ausschuss: beschlossen am 10. Dezember 2026, Drucksache 15-1234/2026Beschlussfassung 2.0',
  )
})

test('[V35] where a version names the section otherwise than it is called now, the row says so', () => {
  show()
  expect(cellsOf('1.3 Sport')[1]).toBe('Vorlage: Fassung 1.0 dort 1.4 Bewegung')
  expect(screen.getByRole('link', { name: 'Fassung 1.0: 1.4 Bewegung' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Beschlussfassung 2.0: 1.3 Sport' })).toBeTruthy()
})

test('[V30] the chapter says what its sections come to', () => {
  show()
  const row = must(screen.getByText('1 Bildung').closest('tr'), 'it stands in a row')
  expect(within(row).getByText(/vorgelegt$/u).textContent).toBe('Vorlage: 2 von 3 vorgelegt')
  expect(within(row).getByText(/mitgezeichnet$/u).textContent).toBe('Arbeitsstand: 1 von 3 mitgezeichnet')
  expect(within(row).getByText(/angenommen$/u).textContent).toBe('Lenkungsgruppe: 1 von 3 angenommen')
  expect(within(row).getByText(/offen$/u).textContent).toBe('Auflagen: 2 noch offen')
  expect(screen.getByRole('link', { name: 'Fassung 1.0: 1.2 Schulen' }).getAttribute('href')).toBe(
    '/decisions/ver_0001#sec_schulen',
  )
})
