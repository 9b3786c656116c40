/** A small paper for tests: two chapters with working groups, one without, and people of every role. */
import type { Event } from './events.ts'
import type { Grant } from './grant.ts'
import { chapterId, paperId, personId, sectionId, workingGroupId } from './ids.ts'
import { emptyRecords, type Records } from './records.ts'
import { foldAll } from './reducer.ts'

export const paper = paperId.parse('pap_test')
export const bildung = chapterId.parse('cha_bildung')
export const soziales = chapterId.parse('cha_soziales')
export const verwaltung = chapterId.parse('cha_verwaltung')
export const agBildung = workingGroupId.parse('wg_bildung')
export const agSoziales = workingGroupId.parse('wg_soziales')

export const einleitung = sectionId.parse('sec_einleitung')
export const grundschulen = sectionId.parse('sec_grundschulen')
export const hochschulen = sectionId.parse('sec_hochschulen')
export const frauen = sectionId.parse('sec_frauen')

const cast = {
  aylin: [{ role: 'expert', workingGroup: agBildung }],
  olena: [{ role: 'expert', workingGroup: agSoziales }],
  sabine: [{ role: 'moderator', chapter: bildung }],
  henrik: [{ role: 'moderator', chapter: soziales }],
  ursula: [{ role: 'steering' }],
  amir: [{ role: 'advisor', body: 'Integrationsbeirat Linden-Limmer' }],
  thomas: [{ role: 'committee' }],
  nadine: [{ role: 'admin' }],
  nobody: [],
} satisfies Record<string, Grant[]>
export type Name = keyof typeof cast

/** The person's id. */
export const idOf = (name: Name) => personId.parse(`per_${name}`)
export const names: readonly Name[] = [
  'aylin',
  'olena',
  'sabine',
  'henrik',
  'ursula',
  'amir',
  'thomas',
  'nadine',
  'nobody',
]

const structure: readonly Event[] = [
  { type: 'paperFounded', paper, title: 'Strategiepapier' },
  { type: 'workingGroupFormed', workingGroup: agBildung, number: 1, name: 'Bildung' },
  { type: 'workingGroupFormed', workingGroup: agSoziales, number: 2, name: 'Soziales' },
  { type: 'chapterAdded', chapter: bildung, paper, title: 'Bildung', workingGroup: agBildung },
  { type: 'chapterAdded', chapter: soziales, paper, title: 'Soziales', workingGroup: agSoziales },
  { type: 'chapterAdded', chapter: verwaltung, paper, title: 'Verwaltung', workingGroup: null },
  { type: 'sectionAdded', section: einleitung, chapter: bildung, title: 'Einleitung', after: null },
  { type: 'sectionAdded', section: grundschulen, chapter: bildung, title: 'Grundschulen', after: einleitung },
  { type: 'sectionAdded', section: hochschulen, chapter: bildung, title: 'Hochschulen', after: grundschulen },
  { type: 'sectionAdded', section: frauen, chapter: soziales, title: 'Frauen', after: null },
]

const roles: readonly Event[] = names.flatMap((name) =>
  cast[name].map((grant): Event => ({ type: 'roleGranted', person: idOf(name), grant })),
)

/** The records after these events, on top of `records`. */
export const after = (records: Records, ...events: readonly Event[]): Records =>
  foldAll(
    records,
    events.map((event, index) => ({
      seq: records.seq + 1 + index,
      at: '2026-01-01T00:00:00.000Z',
      by: null,
      event,
    })),
  )

export const testPaper: Records = after(emptyRecords, ...structure, ...roles)
