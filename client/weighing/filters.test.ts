import { must } from '#shared/failure'
import { threadId } from '#shared/ids'
import { agSoziales, bildung, einleitung, grundschulen, idOf } from '#shared/paper.fake'
import {
  afterAll,
  conditioned,
  opened,
  other,
  replied,
  resolved,
  suggested,
  third,
  thread,
  workshop,
  type Happening,
} from '#shared/thread.fake'
import { describe, expect, test } from 'vitest'
import { matches, noFilters, readFilters, writeFilters, type Filters } from './filters.ts'
import { rowsOf, voicesOf } from './rows.ts'

const desk = { records: workshop, me: idOf('sabine'), today: '2026-11-22' }
const chapter = must(workshop.chapters[bildung], 'the paper has that chapter')
const assigned = (to: 'sabine' | 'aylin', due: string | null): Happening => [
  'sabine',
  { type: 'threadAssigned', thread, to: idOf(to), due },
]

const rows = (happenings: readonly Happening[]) => rowsOf(afterAll(happenings), chapter)
const found = (happenings: readonly Happening[], filters: Partial<Filters>) =>
  rows(happenings)
    .filter((row) => matches(row, { ...noFilters, ...filters }, desk))
    .map((row) => row.thread.id)

const talk: readonly Happening[] = [
  ['olena', suggested],
  ['aylin', opened({ thread: other, section: grundschulen, body: 'Mehr Lehrkräfte' })],
  ['aylin', opened({ thread: third })],
  ['sabine', replied({ thread: third })],
]

describe('the filters of the table', () => {
  test('[M36] stand in the address, and come back from it', () => {
    const filters: Filters = {
      section: einleitung,
      state: 'todo',
      kind: 'suggestion',
      group: agSoziales,
      assigned: 'nobody',
      overdue: true,
      unanswered: true,
      words: 'Kita & Hort',
    }
    expect(writeFilters(filters)).toContain('?section=sec_einleitung&state=todo')
    expect(writeFilters(filters)).toContain('overdue&unanswered')
    expect(readFilters(writeFilters(filters), desk)).toEqual(filters)
    expect(writeFilters(noFilters)).toBe('')
    expect(readFilters('', desk)).toEqual(noFilters)
  })

  test('[M36] what the paper does not know is left out', () => {
    expect(
      readFilters('?section=sec_nowhere&state=lost&group=wg_none&assigned=per_none&kind=x', desk),
    ).toEqual(noFilters)
  })

  test('[M36] let through what they name', () => {
    expect(found(talk, {})).toEqual([thread, third, other])
    expect(found(talk, { section: grundschulen })).toEqual([other])
    expect(found(talk, { state: 'answered' })).toEqual([third])
    expect(found([...talk, ['sabine', resolved]], { state: 'todo' })).toEqual([third, other])
    expect(found(talk, { kind: 'suggestion' })).toEqual([thread])
    expect(found(talk, { kind: 'comment' })).toEqual([third, other])
    expect(found(talk, { group: agSoziales })).toEqual([thread])
    expect(found(talk, { group: 'moderation' })).toEqual([])
    expect(found(talk, { unanswered: true })).toEqual([thread, other])
    expect(found(talk, { words: 'lehrKRÄFTE' })).toEqual([other])
  })

  test('[V28] conditions of the Lenkungsgruppe are found among the comments', () => {
    const made = threadId.parse('thr_auflage1')
    const all: Happening[] = [...talk, ['ursula', conditioned(made)]]
    expect(found(all, { kind: 'condition' })).toEqual([made])
    expect(found(all, { kind: 'comment' })).toEqual([third, other])
  })

  test('[M36] who sees to it: I, nobody, somebody; overdue is what was due before today and is not done', () => {
    expect(found([...talk, assigned('sabine', null)], { assigned: 'me' })).toEqual([thread])
    expect(found([...talk, assigned('sabine', null)], { assigned: 'nobody' })).toEqual([third, other])
    expect(found([...talk, assigned('aylin', null)], { assigned: idOf('aylin') })).toEqual([thread])
    expect(found([...talk, assigned('aylin', '2026-11-21')], { overdue: true })).toEqual([thread])
    expect(found([...talk, assigned('aylin', '2026-11-22')], { overdue: true })).toEqual([])
    expect(
      found([...talk, assigned('aylin', '2026-11-21'), ['sabine', resolved]], { overdue: true }),
    ).toEqual([])
  })

  test('[M36] those that say the same are one row, found by the group of any of them', () => {
    const joined: Happening = ['sabine', { type: 'threadsJoined', into: third, threads: [thread] }]
    expect(rows([...talk, joined]).map((row) => [row.thread.id, voicesOf(row)])).toEqual([
      [third, 2],
      [other, 1],
    ])
    expect(found([...talk, joined], { group: agSoziales })).toEqual([third])
  })
})
