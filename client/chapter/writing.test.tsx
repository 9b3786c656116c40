import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { must } from '#shared/failure'
import type { PersonCard } from '#shared/person'
import {
  aylin,
  bildung,
  entriesAfter,
  grundschulen,
  olena,
  sabine,
  scriptedHouse,
  ursula,
  type ScriptedHouse,
} from '../app/house.fake.ts'
import { useRecords, WorkshopProvider } from '../sync/workshop.tsx'
import { speak } from '../words/words.ts'
import { RemovedNotice } from './removed-notice.tsx'
import { useLostSections } from './visited.ts'
import { Writing } from './writing.tsx'

let house: ScriptedHouse

beforeAll(() => speak('de'))
afterEach(() => {
  cleanup()
  house.workshop.close()
})

function Page() {
  const { records } = useRecords()
  return <Writing chapter={must(records.chapters[bildung], 'the house has this chapter')} />
}

function openChapter(person: PersonCard): void {
  house = scriptedHouse(person)
  render(
    <WorkshopProvider workshop={house.workshop}>
      <Page />
    </WorkshopProvider>,
  )
}

const headings = () => screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)

describe('the writing page', () => {
  test('[K6] shows the chapter as h1 and every section as h2, with tools for whoever writes', () => {
    openChapter(aylin)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Bildung')
    expect(headings()).toEqual(['1.1 Einleitung', '1.2 Grundschulen', '1.3 Hochschulen'])
    expect(screen.getByRole('toolbar')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Abschnitt hinzufügen' })).toBeNull()
  })

  test('[K6] an expert of another group is told who writes here, and has no tools', () => {
    openChapter(olena)
    expect(screen.getByText('AG 1 Bildung schreibt dieses Handlungsfeld. Sie lesen mit.')).toBeTruthy()
    expect(screen.queryByRole('toolbar')).toBeNull()
  })

  test('[K6] the Lenkungsgruppe sees why there is no text, and no section', async () => {
    openChapter(ursula)
    expect(await screen.findByText('Der Arbeitsstand ist hier nicht zu lesen')).toBeTruthy()
    expect(screen.queryAllByRole('textbox')).toEqual([])
  })

  test('[K7] what others move is moved here at once', () => {
    openChapter(aylin)
    const { records } = house.workshop.mirror.view
    const entries = entriesAfter(records, sabine.id, [
      { type: 'sectionMoved', section: grundschulen, after: null },
    ])
    act(() => house.socket.hear({ kind: 'news', entries }))
    expect(headings()).toEqual(['1.1 Grundschulen', '1.2 Einleitung', '1.3 Hochschulen'])
  })
})

/** The part of the page that knows which sections were taken out under me, with a place given from outside. */
function Losing({ place }: { place: typeof grundschulen | null }) {
  const { records } = useRecords()
  const chapter = must(records.chapters[bildung], 'the house has this chapter')
  const me = { person: aylin.id, name: aylin.name, color: '#0a6e5c', section: place, self: true }
  const { lost, dismiss } = useLostSections(chapter, [me])
  return lost
    .flatMap((id) => records.sections[id] ?? [])
    .map((section) => (
      <RemovedNotice
        key={section.id}
        section={section}
        by={sabine.id}
        onDismiss={() => dismiss(section.id)}
      />
    ))
}

describe('a section that was taken out', () => {
  const remove = () => {
    const { records } = house.workshop.mirror.view
    const entries = entriesAfter(records, sabine.id, [{ type: 'sectionRemoved', section: grundschulen }])
    act(() => house.socket.hear({ kind: 'news', entries }))
  }
  const openLosing = (place: typeof grundschulen | null) => {
    house = scriptedHouse(aylin)
    render(
      <WorkshopProvider workshop={house.workshop}>
        <Losing place={place} />
      </WorkshopProvider>,
    )
  }

  test('[K8] whoever was writing in it is told by whom, and that nothing is lost', () => {
    openLosing(grundschulen)
    expect(screen.queryByRole('alert')).toBeNull()
    remove()
    const told = screen.getByRole('alert').textContent
    expect(told).toContain('„Grundschulen“ wurde herausgenommen')
    expect(told).toContain('Sabine Krüger hat den Abschnitt')
    expect(told).toContain('Der Text ist nicht verloren')
  })

  test('[K8] the notice goes when it was read', () => {
    openLosing(grundschulen)
    remove()
    act(() => screen.getByRole('button', { name: 'Verstanden' }).click())
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('[K8] whoever was not in it is not disturbed', () => {
    openLosing(null)
    remove()
    expect(screen.queryByRole('alert')).toBeNull()
  })
})
