import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { scriptedHouse, ursula } from '../app/house.fake.ts'
import { WorkshopProvider, type Workshop } from '../sync/workshop.tsx'
import { versions } from '../words/versions.de.ts'
import { speak, teach } from '../words/words.ts'
import { BookmarkList } from './bookmark-list.tsx'
import { BookmarkServerFake } from './bookmark-server.fake.ts'
import { Bookmarking } from './bookmarking.tsx'
import { MarkedText } from './marked-text.tsx'
import { textOf, versionOf } from './versions.fake.ts'

const text = textOf(versionOf(1, '1.0'))
let server: BookmarkServerFake
let workshop: Workshop

beforeAll(() => {
  teach({ versions })
  return speak('de')
})

beforeEach(() => {
  server = new BookmarkServerFake(text.version.seal.version)
  vi.stubGlobal('fetch', server.fetch)
  workshop = scriptedHouse(ursula).workshop
})

afterEach(() => {
  cleanup()
  workshop.close()
  vi.unstubAllGlobals()
})

async function open(): Promise<void> {
  render(
    <WorkshopProvider workshop={workshop}>
      <Bookmarking text={text}>
        <BookmarkList />
        <MarkedText section="1.1" content={Object.values(text.contents)[0]} />
      </Bookmarking>
    </WorkshopProvider>,
  )
  await screen.findByText(/^Noch keine/u)
}

const button = (name: string) => screen.getByRole('button', { name })
const rows = () => within(screen.getByRole('group')).queryAllByRole('listitem')

test('[V44] a paragraph is marked beside its number, listed with its first words, and opened to note something or take it away', async () => {
  await open()
  fireEvent.click(button('Lesezeichen setzen: 1.1 Absatz 2'))
  expect(rows().map((row) => within(row).getByRole('link').textContent)).toEqual([
    '1.1 Absatz 2 Sprache zählt.',
  ])
  fireEvent.click(
    screen.getAllByRole('button', { name: 'Lesezeichen bearbeiten: 1.1 Absatz 2' })[1] ?? button(''),
  )
  const dialog = within(screen.getByRole('dialog', { name: 'Lesezeichen 1.1 Absatz 2' }))
  fireEvent.change(dialog.getByLabelText('Notiz (freiwillig)'), { target: { value: 'Woher?' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Speichern' }))
  expect(within(screen.getByRole('group')).getByText('Woher?')).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
  fireEvent.click(
    screen.getAllByRole('button', { name: 'Lesezeichen bearbeiten: 1.1 Absatz 2' })[0] ?? button(''),
  )
  fireEvent.click(button('Lesezeichen entfernen'))
  expect(rows()).toEqual([])
  expect(button('Lesezeichen setzen: 1.1 Absatz 2')).toBeTruthy()
  await act(() => vi.waitFor(() => expect(server.bookmarks).toEqual([])))
})
