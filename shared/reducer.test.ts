import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Event } from './events.ts'
import type { SectionId } from './ids.ts'
import { must } from './failure.ts'
import {
  after,
  bildung,
  einleitung,
  frauen,
  grundschulen,
  hochschulen,
  idOf,
  soziales,
  testPaper,
} from './paper.fake.ts'
import { chapterNumber, emptyRecords, isStanding, sectionNumber, type Records } from './records.ts'
import { fold, foldAll } from './reducer.ts'

const order = (records: Records): readonly SectionId[] =>
  must(records.chapters[bildung], 'the chapter stands').sections

describe('the fold', () => {
  test('[W1] an entry out of order is a bug', () => {
    const entry = {
      seq: 2,
      at: '2026-01-01T00:00:00Z',
      by: null,
      event: { type: 'demoWorldOpened' },
    } as const
    expect(() => fold(emptyRecords, entry)).toThrow('bug')
  })

  test('[W1] folding in parts is folding at once', () => {
    fc.assert(
      fc.property(histories(), fc.nat(), (events, cut) => {
        const entries = events.map((event, index) => ({
          seq: testPaper.seq + 1 + index,
          at: '2026-01-01T00:00:00Z',
          by: null,
          event,
        }))
        const at = cut % (entries.length + 1)
        const parts = foldAll(foldAll(testPaper, entries.slice(0, at)), entries.slice(at))
        expect(parts).toEqual(foldAll(testPaper, entries))
      }),
    )
  })

  test('[W2] a section stands behind the one it was put behind, first for none', () => {
    const moved = after(testPaper, { type: 'sectionMoved', section: hochschulen, after: einleitung })
    expect(order(moved)).toEqual([einleitung, hochschulen, grundschulen])
    const first = after(moved, { type: 'sectionMoved', section: grundschulen, after: null })
    expect(order(first)).toEqual([grundschulen, einleitung, hochschulen])
  })

  test('[W2] behind a section that is gone it stands last', () => {
    const events: Event[] = [
      { type: 'sectionRemoved', section: grundschulen },
      { type: 'sectionMoved', section: einleitung, after: grundschulen },
    ]
    expect(order(after(testPaper, ...events))).toEqual([hochschulen, einleitung])
  })

  test('[W3] a removed section stays known and comes back where it is put', () => {
    const removed = after(testPaper, { type: 'sectionRemoved', section: grundschulen })
    expect(isStanding(removed, grundschulen)).toBe(false)
    expect(removed.chapters[bildung]?.removed).toEqual([grundschulen])
    const back = after(removed, { type: 'sectionRestored', section: grundschulen, after: null })
    expect(order(back)).toEqual([grundschulen, einleitung, hochschulen])
    expect(back.chapters[bildung]?.removed).toEqual([])
  })

  test('[W4] sections are cited by chapter and place', () => {
    const section = must(testPaper.sections[grundschulen], 'it stands')
    expect(sectionNumber(testPaper, section)).toBe('1.2')
    expect(sectionNumber(testPaper, must(testPaper.sections[frauen], 'it stands'))).toBe('2.1')
    expect(chapterNumber(testPaper, must(testPaper.chapters[soziales], 'it stands'))).toBe(2)
    expect(
      sectionNumber(after(testPaper, { type: 'sectionRemoved', section: grundschulen }), section),
    ).toBeNull()
  })

  test('[W5] a role given twice is held once', () => {
    const event: Event = { type: 'roleGranted', person: idOf('nobody'), grant: { role: 'steering' } }
    expect(after(testPaper, event, event).grants[idOf('nobody')]).toEqual([{ role: 'steering' }])
  })

  test('[W6] whatever happens to sections, each of a chapter is in exactly one of its two lists, once', () => {
    fc.assert(
      fc.property(histories(), (events) => {
        const records = after(testPaper, ...events)
        for (const chapter of Object.values(records.chapters)) {
          const listed = [...chapter.sections, ...chapter.removed]
          const own = Object.values(records.sections).filter((section) => section.chapter === chapter.id)
          expect(listed.toSorted()).toEqual(own.map(({ id }) => id).toSorted())
        }
      }),
    )
  })

  test('[W6] the records that came before stay as they were', () => {
    fc.assert(
      fc.property(histories(), (events) => {
        const before = structuredClone(testPaper)
        after(testPaper, ...events)
        expect(testPaper).toEqual(before)
      }),
    )
  })
})

/** Histories of a moderation that does anything, sensible or not. */
function histories(): fc.Arbitrary<Event[]> {
  const section = fc.constantFrom(einleitung, grundschulen, hochschulen, frauen)
  const place = fc.option(section, { nil: null })
  const one = fc.oneof(
    fc.record({ type: fc.constant('sectionMoved' as const), section, after: place }),
    fc.record({ type: fc.constant('sectionRemoved' as const), section }),
    fc.record({ type: fc.constant('sectionRestored' as const), section, after: place }),
    fc.record({
      type: fc.constant('sectionRenamed' as const),
      section,
      title: fc.constantFrom('Neu', 'Anders'),
    }),
  )
  return fc.array(one, { maxLength: 30 })
}
