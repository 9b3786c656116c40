import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { differenceOf } from '#shared/difference'
import { sectionOf } from '#shared/difference.fake'
import { comparison } from '../words/comparison.de.ts'
import { difference as german } from '../words/difference.de.ts'
import { speak, teach } from '../words/words.ts'
import { Comparison } from './comparison.tsx'

beforeAll(() => {
  teach({ comparison, difference: german })
  return speak('de')
})
afterEach(cleanup)

const moved = 'Eltern werden an allen Entscheidungen der Kita beteiligt.'
const before = [
  sectionOf('kita', '1.1', 'Kitas', '# Ziele', 'Jede Kita ist offen für alle.', 'Sprache zählt.'),
  sectionOf('schule', '1.2', 'Schulen', moved),
  sectionOf('sport', '1.3', 'Sport', 'Vereine öffnen sich.'),
]
const after = [
  sectionOf(
    'kita',
    '1.1',
    'Kitas',
    '# Ziele',
    'Jede Kita ist offen für alle Kinder.',
    'Sprache zählt.',
    moved,
  ),
  sectionOf('schule', '1.2', 'Schulen und Horte'),
  sectionOf('sport', '1.3', 'Sport', 'Vereine öffnen sich.'),
]

const show = () => render(<Comparison difference={differenceOf(before, after, () => false)} />)
const section = (name: RegExp) => within(screen.getByRole('region', { name }))

test('[D12] each section says what became of it; what came and went is said before its words; what stayed is counted', () => {
  show()
  const kitas = section(/Kitas/u)
  expect(kitas.getByText('1 Absatz geändert, 1 verschoben · Wörter: 1 dazu, 0 weg')).toBeTruthy()
  expect(kitas.getByText(/Kinder/u).closest('ins')?.textContent).toBe('eingefügt:  Kinder Ende.')
  expect(kitas.getAllByText('1 Absatz unverändert')).toHaveLength(2)
  expect(kitas.getByRole('link', { name: 'Hierher verschoben aus 1.2 Schulen und Horte' })).toBeTruthy()
  expect(section(/Schulen/u).getByText('anderer Titel')).toBeTruthy()
  expect(section(/Sport/u).getByText('unverändert')).toBeTruthy()
})

test('[D12] side by side each line stands beside what it was, with what is gone there and what came here', () => {
  show()
  fireEvent.click(screen.getByLabelText('Nebeneinander (Synopse)'))
  const [was, is] = section(/Kitas/u)
    .getAllByText(/^(?:vorher|jetzt): /u, { normalizer: (text) => text })
    .map((label) => label.parentElement?.textContent)
  expect([was, is]).toEqual([
    'vorher: Jede Kita ist offen für alle.',
    'jetzt: Jede Kita ist offen für alleeingefügt:  Kinder Ende..',
  ])
})

const [first, second] = ['Die Stadt stärkt Kitas in allen Stadtteilen.', 'Sie beteiligt dabei die Eltern.']
const one = [sectionOf('kita', '1.1', 'Kitas', `${first} ${second}`)]
const two = [sectionOf('kita', '1.1', 'Kitas', first, second.replace('Eltern', 'Familien'))]

test('[D15] of a paragraph that was split both parts stand beside the whole, and it is one change', () => {
  render(<Comparison difference={differenceOf(one, two, () => false)} />)
  expect(screen.getByText('1 geteilt · Wörter: 1 dazu, 1 weg')).toBeTruthy()
  expect(screen.getByText('Geteilt: aus einem Absatz wurden 2')).toBeTruthy()
  expect(screen.getByRole('status').textContent).toBe('1 Änderung')
  fireEvent.click(screen.getByLabelText('Nebeneinander (Synopse)'))
  const [was, is] = document.querySelectorAll('.compared__side')
  expect(was?.textContent).toBe(`vorher: ${first} Sie beteiligt dabei die gestrichen: Eltern Ende..`)
  expect([...(is?.querySelectorAll('p') ?? [])].map((line) => line.textContent)).toEqual([
    first,
    'Sie beteiligt dabei die eingefügt: Familien Ende..',
  ])
})

test('[D15] of paragraphs that were joined the page shows where the one ended', () => {
  render(<Comparison difference={differenceOf(two, one, () => false)} />)
  expect(screen.getByText('1 zusammengefügt · Wörter: 1 dazu, 1 weg')).toBeTruthy()
  expect(screen.getByText('Zusammengefügt: aus 2 Absätzen wurde einer')).toBeTruthy()
  expect(screen.getByText('¶').closest('del')).toBeTruthy()
  fireEvent.click(screen.getByLabelText('Nebeneinander (Synopse)'))
  const [was, is] = document.querySelectorAll('.compared__side')
  expect([was?.querySelectorAll('p').length, is?.querySelectorAll('p').length]).toEqual([2, 1])
})

test('[D5] a row that is new and a column that is gone are named', () => {
  const table = (...rows: readonly string[]) => [sectionOf('kita', '1.1', 'Kitas', ...rows)]
  const [old, now] = [table('| Ziel | Frist'), table('| Ziel', '| Kurse')]
  render(<Comparison difference={differenceOf(old, now, () => false)} />)
  expect(screen.getByText('Spalte entfernt: „Frist“')).toBeTruthy()
  expect(screen.getByText('Neue Zeile der Tabelle')).toBeTruthy()
  expect(screen.getByText('1 Tabellenzeile geändert, 1 neu · Wörter: 1 dazu, 1 weg')).toBeTruthy()
})

test('[D12] the whole text is shown when it is asked for', () => {
  show()
  fireEvent.click(screen.getByLabelText('Ganzer Text'))
  expect(section(/Kitas/u).getByRole('heading', { name: 'Ziele' })).toBeTruthy()
  expect(section(/Sport/u).getByText('Vereine öffnen sich.')).toBeTruthy()
})

test('[D13] from change to change one is told which of how many, and led there', () => {
  show()
  const status = screen.getByRole('status')
  expect(status.textContent).toBe('3 Änderungen')
  const next = screen.getByRole('button', { name: 'Nächste Änderung' })
  fireEvent.click(next)
  fireEvent.click(next)
  const link = within(status).getByRole('link', { name: 'Änderung 2 von 3' })
  const place = document.querySelector('[aria-current="true"]')
  expect(link.getAttribute('href')).toBe(`#${place?.id}`)
  expect(place?.textContent).toContain('Eltern werden')
  fireEvent.click(next)
  fireEvent.click(next)
  expect(status.textContent).toBe('Änderung 3 von 3')
  fireEvent.click(screen.getByRole('button', { name: 'Vorige Änderung' }))
  expect(status.textContent).toBe('Änderung 2 von 3')
})

test('[D12] of two texts that are the same the page says so, and offers no steps', () => {
  render(<Comparison difference={differenceOf(after, after, () => false)} />)
  expect(screen.getByText('Beide Texte sind gleich.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Nächste Änderung' })).toBeNull()
})
