import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Event } from '#shared/events'
import { must } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import {
  bildung,
  einleitung,
  grundschulen,
  hochschulen,
  houseView,
  sabine,
  scriptedHouse,
  ScriptedServer,
} from '../app/house.fake.ts'
import { useRecords, WorkshopProvider, type Workshop } from '../sync/workshop.tsx'
import { speak } from '../words/words.ts'
import { placeAbove, placeBelow } from './arrange.ts'
import { ArrangeChapter } from './arrange-chapter.tsx'
import { numberedSections } from './numbered.ts'
import { SectionMenu } from './section-menu.tsx'

let workshop: Workshop | null = null

beforeAll(() => speak('de'))
afterEach(() => {
  cleanup()
  workshop?.close()
  workshop = null
  vi.unstubAllGlobals()
})

const done = { status: 200, body: { seq: 1 } }

/** Menus and foot of the chapter, without the texts between them. */
function Arranging() {
  const { records } = useRecords()
  const chapter = must(records.chapters[bildung], 'the house has this chapter')
  return (
    <>
      {numberedSections(records, chapter).map((one) => (
        <SectionMenu key={one.section.id} chapter={chapter} {...one} />
      ))}
      <ArrangeChapter chapter={chapter} />
    </>
  )
}

function moderate(
  answers: ConstructorParameters<typeof ScriptedServer>[0],
  ...since: Event[]
): ScriptedServer {
  const server = new ScriptedServer(answers)
  vi.stubGlobal('fetch', server.fetch)
  workshop = scriptedHouse(sabine, houseView(...since)).workshop
  render(
    <WorkshopProvider workshop={workshop}>
      <Arranging />
    </WorkshopProvider>,
  )
  return server
}

const openMenu = (number: string) =>
  fireEvent.click(screen.getByRole('button', { name: `Abschnitt ${number} ordnen` }))
const choose = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const path = (section: SectionId, rest = '') => `/api/sections/${section}${rest}`

describe('where a section goes', () => {
  const order = [einleitung, grundschulen, hochschulen]

  test('[K3] one step up stands behind the one two before, or first', () => {
    expect(placeAbove(order, hochschulen)).toEqual({ after: einleitung })
    expect(placeAbove(order, grundschulen)).toEqual({ after: null })
    expect(placeAbove(order, einleitung)).toBeUndefined()
  })

  test('[K3] one step down stands behind the next', () => {
    expect(placeBelow(order, einleitung)).toEqual({ after: grundschulen })
    expect(placeBelow(order, hochschulen)).toBeUndefined()
  })
})

describe('the menu of a section', () => {
  test('[K3] moves it up, and gives the focus back to its button', async () => {
    const server = moderate({ [`POST ${path(hochschulen, '/move')}`]: done })
    openMenu('1.3')
    choose('Nach oben')
    await waitFor(() => expect(server.asked).toHaveLength(1))
    expect(server.asked[0]?.body).toEqual({ after: einleitung })
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Abschnitt 1.3 ordnen' }))
  })

  test('[K3] does not offer what leads nowhere', () => {
    moderate({})
    openMenu('1.1')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Nach oben' }).disabled).toBe(true)
    fireEvent.keyDown(document, { key: 'Escape' })
    expect(screen.queryByRole('button', { name: 'Nach oben' })).toBeNull()
  })

  test('[K3] renames it, and asks for a title that is missing', async () => {
    const server = moderate({ [`PATCH ${path(grundschulen)}`]: done })
    openMenu('1.2')
    choose('Umbenennen')
    const dialog = within(await screen.findByRole('dialog'))
    const title = dialog.getByLabelText('Titel des Abschnitts')
    fireEvent.change(title, { target: { value: '  ' } })
    fireEvent.click(dialog.getByRole('button', { name: 'Umbenennen' }))
    expect(dialog.getByText('Bitte geben Sie einen Titel ein.')).toBeTruthy()
    fireEvent.change(title, { target: { value: 'Primarbereich' } })
    fireEvent.click(dialog.getByRole('button', { name: 'Umbenennen' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(server.asked.map(({ body }) => body)).toEqual([{ title: 'Primarbereich' }])
  })

  test('[K3] moves it behind a section of choice', async () => {
    const server = moderate({ [`POST ${path(einleitung, '/move')}`]: done })
    openMenu('1.1')
    choose('Verschieben nach …')
    fireEvent.change(await screen.findByLabelText('Wo soll er stehen?'), { target: { value: hochschulen } })
    fireEvent.click(screen.getByRole('button', { name: 'Verschieben' }))
    await waitFor(() => expect(server.asked).toHaveLength(1))
    expect(server.asked[0]?.body).toEqual({ after: hochschulen })
  })

  test('[K4] before removing it says that the text is kept', async () => {
    const server = moderate({ [`DELETE ${path(grundschulen)}`]: done })
    openMenu('1.2')
    choose('Entfernen')
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText(/Sein Text bleibt aufbewahrt/u)).toBeTruthy()
    expect(server.asked).toEqual([])
    fireEvent.click(dialog.getByRole('button', { name: 'Entfernen' }))
    await waitFor(() => expect(server.asked).toHaveLength(1))
  })

  test('[K3] a refusal is said where it was asked for, and the dialog stays', async () => {
    moderate({
      [`DELETE ${path(grundschulen)}`]: {
        status: 403,
        body: { failure: { kind: 'forbidden', action: 'arrangeSections' } },
      },
    })
    openMenu('1.2')
    choose('Entfernen')
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Entfernen' }))
    expect((await screen.findByRole('alert')).textContent).toContain('mit Ihrer Rolle nicht möglich')
    expect(screen.getByRole('dialog')).toBeTruthy()
  })
})

describe('the foot of a chapter', () => {
  test('[K3] adds a section behind the last one', async () => {
    const server = moderate({ [`POST /api/chapters/${bildung}/sections`]: done })
    choose('Abschnitt hinzufügen')
    fireEvent.change(await screen.findByLabelText('Titel des Abschnitts'), {
      target: { value: 'Erwachsenenbildung' },
    })
    choose('Hinzufügen')
    await waitFor(() => expect(server.asked).toHaveLength(1))
    expect(server.asked[0]?.body).toEqual({ title: 'Erwachsenenbildung', after: hochschulen })
  })

  test('[K4] brings a removed section back to the end', async () => {
    const server = moderate(
      { [`POST ${path(einleitung, '/restore')}`]: done },
      { type: 'sectionRemoved', section: einleitung },
    )
    await act(async () => choose('Einleitung wiederherstellen'))
    expect(server.asked[0]?.body).toEqual({ after: hochschulen })
  })
})
