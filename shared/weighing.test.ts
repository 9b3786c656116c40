import { describe, expect, test } from 'vitest'
import { must } from './failure.ts'
import { replyId } from './ids.ts'
import { agBildung, after, bildung, einleitung, grundschulen, hochschulen, idOf } from './paper.fake.ts'
import type { Place } from './paragraphs.ts'
import {
  afterAll,
  everyThread,
  opened,
  other,
  rejected,
  replied,
  resolved,
  suggested,
  third,
  thread,
  withdrawn,
  workshop,
  type Happening,
} from './thread.fake.ts'
import type { Thread } from './thread.ts'
import { alike, standpointOf, weighingRows, type WeighingRow } from './weighing.ts'

const joined: Happening = ['sabine', { type: 'threadsJoined', into: thread, threads: [other, third] }]

const threadsOf = (happenings: readonly Happening[]): Thread[] => everyThread(afterAll(happenings))

const whole = (): Place => ({ kind: 'section' })

const rowsOf = (
  happenings: readonly Happening[],
  placeOf: (thread: Thread) => Place = whole,
  records = workshop,
): WeighingRow[] =>
  weighingRows({
    records,
    chapter: must(records.chapters[bildung], 'the paper has that chapter'),
    threads: threadsOf(happenings),
    placeOf,
  })

describe('the rows of the Abwägungstabelle', () => {
  test('[M31] say who said what and what became of it, why, by whom and when', () => {
    const [row] = rowsOf([
      ['olena', suggested],
      ['aylin', replied()],
      ['sabine', rejected],
    ])
    expect(row).toMatchObject({
      number: 1,
      thread,
      sectionNumber: '1.1',
      section: { title: 'Einleitung' },
      place: { kind: 'section' },
      state: 'resolved',
      suggestion: { original: 'Integration', replacement: 'Teilhabe', decision: { kind: 'rejected' } },
      resolution: { outcome: 'notAdopted', reason: 'Der Begriff ist festgelegt.', by: idOf('sabine') },
    })
    expect(row?.voices).toEqual([{ person: idOf('olena'), as: expect.objectContaining({ number: 2 }) }])
    expect(row?.said.map(({ person, body }) => [person, body])).toEqual([
      [idOf('olena'), 'Fehlt hier nicht die Sprachförderung?'],
      [idOf('aylin'), 'Steht in Abschnitt 1.2.'],
    ])
  })

  test('[M31] stand by section, then by place, then by age; what stands nowhere any more comes last', () => {
    const places = new Map<string, Place>([
      [thread, { kind: 'gone' }],
      [other, { kind: 'paragraph', block: 4, number: 3 }],
      [third, { kind: 'heading', block: 1 }],
    ])
    const rows = rowsOf(
      [
        ['aylin', opened()],
        ['aylin', opened({ thread: other })],
        ['aylin', opened({ thread: third })],
      ],
      ({ id }) => must(places.get(id), 'it has a place'),
    )
    expect(rows.map((row) => row.thread)).toEqual([third, other, thread])
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3])
  })

  test('[M31] follow the order of the sections; of a removed one they come last and stay', () => {
    const records = after(workshop, { type: 'sectionRemoved', section: einleitung })
    const happenings: Happening[] = [
      ['aylin', opened()],
      ['aylin', opened({ thread: other, section: hochschulen })],
      ['aylin', opened({ thread: third, section: grundschulen })],
    ]
    const rows = rowsOf(happenings, whole, records)
    expect(rows.map((row) => row.sectionNumber)).toEqual(['1.1', '1.2', null])
    expect(rows.map((row) => row.thread)).toEqual([third, other, thread])
  })

  test('[M31] those that say the same are one row, with every voice once and other wordings kept', () => {
    const rows = rowsOf([
      ['aylin', opened()],
      ['olena', opened({ thread: other, body: 'fehlt hier nicht die sprachförderung' })],
      ['aylin', opened({ thread: third, body: 'Die Sprachförderung gehört hierher.' })],
      ['sabine', replied({ thread: other, reply: replyId.parse('rep_0009'), body: 'Danke.' })],
      joined,
    ])
    expect(rows).toHaveLength(1)
    expect(rows[0]?.voices.map(({ person }) => person)).toEqual([idOf('aylin'), idOf('olena')])
    expect(rows[0]?.said.map(({ body }) => body)).toEqual([
      'Fehlt hier nicht die Sprachförderung?',
      'Danke.',
      'Die Sprachförderung gehört hierher.',
    ])
  })

  test('[M31] what was taken back leaves a row without its words', () => {
    const [row] = rowsOf([
      ['aylin', opened()],
      ['aylin', withdrawn],
    ])
    expect(row).toMatchObject({ state: 'withdrawn', said: [{ body: null }] })
  })

  test('[M31] somebody speaks for her group, or as moderation', () => {
    expect(standpointOf(workshop, idOf('aylin'))).toEqual({ kind: 'group', group: agBildung, number: 1 })
    expect(standpointOf(workshop, idOf('sabine'))).toEqual({ kind: 'moderation' })
    expect(standpointOf(workshop, idOf('ursula'))).toEqual({ kind: 'other' })
  })
})

describe('threads that say the same', () => {
  const groups = (happenings: readonly Happening[]) =>
    alike(threadsOf(happenings)).map((group) => group.map(({ id }) => id))
  const words = 'Bitte die Sprachförderung in allen Stadtteilen ausbauen!'

  test('[M32] are proposed whatever their case and marks, the oldest first', () => {
    expect(
      groups([
        ['aylin', opened({ body: words })],
        [
          'olena',
          opened({ thread: other, body: 'bitte die Sprachförderung, in allen Stadtteilen: AUSBAUEN' }),
        ],
        ['olena', opened({ thread: third, body: 'Etwas ganz anderes.' })],
      ]),
    ).toEqual([[thread, other]])
  })

  test('[M32] not across sections, not once they are joined or done, and few words only at the same place', () => {
    const inTwo: Happening[] = [
      ['aylin', opened({ body: words })],
      ['olena', opened({ thread: other, body: words })],
    ]
    expect(
      groups([
        ['aylin', opened({ body: words })],
        ['olena', opened({ thread: other, section: grundschulen, body: words })],
      ]),
    ).toEqual([])
    expect(groups([...inTwo, ['sabine', resolved]])).toEqual([])
    expect(groups([...inTwo, ['sabine', { type: 'threadsJoined', into: thread, threads: [other] }]])).toEqual(
      [],
    )
    const anchor = { start: 'a', end: 'b', quote: 'Wohnen', prefix: '', suffix: '' }
    const short: Happening[] = [
      ['aylin', opened({ body: 'Bitte kürzen.', anchor })],
      ['olena', opened({ thread: other, body: 'bitte kürzen', anchor: { ...anchor, quote: 'Schule' } })],
      ['olena', opened({ thread: third, body: 'bitte kürzen', anchor })],
    ]
    expect(groups(short)).toEqual([[thread, third]])
  })

  test('[M32] what has no word says the same as nothing', () => {
    expect(
      groups([
        ['aylin', opened({ body: '👍' })],
        ['olena', opened({ thread: other, body: '👍' })],
      ]),
    ).toEqual([])
  })
})
