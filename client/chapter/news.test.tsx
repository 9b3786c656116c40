import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Event } from '#shared/events'
import { must } from '#shared/failure'
import { foldAll } from '#shared/reducer'
import {
  aylin,
  bildung,
  einleitung,
  entriesAfter,
  everyone,
  frauen,
  hochschulen,
  houseRecords,
  sabine,
  scriptedHouse,
} from '../app/house.fake.ts'
import { WorkshopProvider, type Workshop } from '../sync/workshop.tsx'
import { Announcer } from '../ui/announcer.tsx'
import { speak, speaker } from '../words/words.ts'
import { sayEntry, useChapterNews } from './news.ts'

let workshop: Workshop | null = null

beforeAll(() => speak('de'))
afterEach(() => {
  cleanup()
  workshop?.close()
})

const people = new Map(everyone.map((card) => [card.id, card]))

function said(event: Event): string | null {
  const records = houseRecords()
  const entries = entriesAfter(records, sabine.id, [event])
  const entry = must(entries[0], 'one event, one entry')
  return sayEntry(speaker('chapter'), { records: foldAll(records, entries), people }, bildung, entry)
}

describe('what happened to the order, in a sentence', () => {
  test('[K5] names who, what, and the number that holds now', () => {
    expect(said({ type: 'sectionMoved', section: hochschulen, after: null })).toBe(
      'Sabine Krüger hat „Hochschulen“ verschoben: jetzt Abschnitt 1.1.',
    )
    expect(said({ type: 'sectionRenamed', section: einleitung, title: 'Vorwort' })).toBe(
      'Sabine Krüger hat Abschnitt 1.1 in „Vorwort“ umbenannt.',
    )
    expect(said({ type: 'sectionRemoved', section: einleitung })).toBe(
      'Sabine Krüger hat „Einleitung“ entfernt.',
    )
  })

  test('[K5] other chapters and other events are not this chapter’s news', () => {
    expect(said({ type: 'sectionRemoved', section: frauen })).toBeNull()
    expect(
      said({ type: 'roleWithdrawn', person: aylin.id, grant: must(aylin.grants[0], 'has one') }),
    ).toBeNull()
  })
})

test('[K5] news is spoken politely when it comes in', () => {
  const house = scriptedHouse(aylin)
  workshop = house.workshop
  const entries = entriesAfter(house.workshop.mirror.view.records, sabine.id, [
    { type: 'sectionMoved', section: hochschulen, after: null },
  ])
  const Listening = () => <output>{useChapterNews(bildung).size}</output>
  render(
    <WorkshopProvider workshop={house.workshop}>
      <Announcer>
        <Listening />
      </Announcer>
    </WorkshopProvider>,
  )
  act(() => house.socket.hear({ kind: 'news', entries }))
  expect(screen.getByText('Sabine Krüger hat „Hochschulen“ verschoben: jetzt Abschnitt 1.1.')).toBeTruthy()
})
