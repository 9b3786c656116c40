/** The people, the paper and the sections that the tests of the browser's side write with. */
import type { RecordsView, SessionView } from '#shared/api'
import type { Entry, Event } from '#shared/events'
import { chapterId, paperId, personId, sectionId, workingGroupId } from '#shared/ids'
import { emptyRecords } from '#shared/records'
import { foldAll } from '#shared/reducer'

export const aylin = personId.parse('per_aylin')
export const bernd = personId.parse('per_bernd')
export const carla = personId.parse('per_carla')
export const paper = paperId.parse('pap_lip1')
export const bildung = chapterId.parse('cha_bildung')
export const agBildung = workingGroupId.parse('wg_bildung')
export const einleitung = sectionId.parse('sec_einleitung')
export const grundschulen = sectionId.parse('sec_grundschulen')

const start: Event[] = [
  { type: 'paperFounded', paper, title: 'Strategiepapier' },
  { type: 'workingGroupFormed', workingGroup: agBildung, number: 1, name: 'Bildung' },
  { type: 'chapterAdded', chapter: bildung, paper, title: 'Bildung', workingGroup: agBildung },
  { type: 'sectionAdded', section: einleitung, chapter: bildung, title: 'Einleitung', after: null },
  { type: 'sectionAdded', section: grundschulen, chapter: bildung, title: 'Grundschulen', after: einleitung },
  { type: 'roleGranted', person: aylin, grant: { role: 'expert', workingGroup: agBildung } },
  { type: 'roleGranted', person: bernd, grant: { role: 'moderator', chapter: bildung } },
]

/** Entries for `events`, numbered from `seq`. */
export const entriesOf = (seq: number, events: readonly Event[]): Entry[] =>
  events.map((event, at) => ({ seq: seq + at, at: '2026-01-01T10:00:00.000Z', by: bernd, event }))

export const records = foldAll(emptyRecords, entriesOf(1, start))

/** A new view each time: an expert and a moderator of AG 1, one chapter with two sections. */
export const viewOf = (): RecordsView => ({
  records,
  people: [
    { id: aylin, name: 'Aylin Demir', grants: [...(records.grants[aylin] ?? [])] },
    { id: bernd, name: 'Bernd Ohlsen', grants: [...(records.grants[bernd] ?? [])] },
  ],
})

export const sessionOf = (id = aylin, name = 'Aylin Demir'): SessionView => ({
  person: { id, name, grants: [...(records.grants[id] ?? [])] },
  demo: true,
  world: 'w0',
})
