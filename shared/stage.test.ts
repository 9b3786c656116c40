import { describe, expect, test } from 'vitest'
import { einleitung } from './paper.fake.ts'
import { fold } from './reducer.ts'
import { returned } from './decision.fake.ts'
import { frozen } from './version.fake.ts'
import {
  aylin,
  called,
  corrected,
  factsAfter,
  groupOfFour,
  lost,
  objected,
  reached,
  reopened,
  revoked,
  sabine,
  signed,
  textA,
  type Act,
} from './signoff.fake.ts'
import { isSignOffEvent, transitionOf } from './signoff-events.ts'
import { isOpenForWriting, stageAfter, stages, transitionTypes, type Stage } from './stage.ts'

/** Where each event leads from each stage; "–": nowhere, the section stays. */
const table: Record<Stage, string> = {
  //           signOffCalled  sectionReopened  quorumReached  quorumLost  versionFrozen  sectionReturned
  drafting: '  signing        –                –              –           –              –',
  signing: '   –              drafting         signedOff      –           –              –',
  signedOff: ' –              drafting         –              signing     frozen         –',
  frozen: '    –              drafting         –              –           –              drafting',
}

const ways: Record<Stage, readonly Act[]> = {
  drafting: [],
  signing: [called()],
  signedOff: [called(), reached],
  frozen: [called(), reached, frozen('submission')],
}

const cells = stages.flatMap((from) =>
  table[from]
    .trim()
    .split(/\s+/u)
    .map((to, column) => ({ from, by: transitionTypes[column] ?? 'quorumLost', to })),
)

const acts = {
  signOffCalled: called(),
  sectionReopened: reopened,
  quorumReached: reached,
  quorumLost: lost,
  versionFrozen: frozen('submission'),
  sectionReturned: returned(),
}

const stageOf = (happened: readonly Act[]) => factsAfter(happened).records.sections[einleitung]?.stage

describe('the life of a section', () => {
  test.each(cells)('[Q1] from $from, $by leads to: $to', ({ from, by, to }) => {
    expect(stageAfter(from, by) ?? '–').toBe(to)
    expect(stageOf(ways[from])).toBe(from)
    expect(stageOf([...ways[from], acts[by]])).toBe(to === '–' ? from : to)
  })

  test.each(stages)('[Q1] answers and corrections leave a section that is %s where it is', (stage) => {
    for (const act of [signed(aylin), objected(aylin), revoked(aylin), corrected()])
      expect(stageOf([...ways[stage], act])).toBe(stage)
  })

  test.each(stages)('[V1] an interim version leaves a section that is %s where it is', (stage) => {
    expect(stageOf([...ways[stage], frozen('interim')])).toBe(stage)
  })

  test('[Q1] only a draft is open for writing', () => {
    expect(stages.filter(isOpenForWriting)).toEqual(['drafting'])
  })

  test('[Q15] whoever may not hear of it follows the stage all the same', () => {
    const events = [called(), signed(aylin), reached, lost, reopened]
    const withheld = events.reduce((records, [, event]) => {
      const transition = isSignOffEvent(event) ? transitionOf(event) : null
      return fold(records, {
        seq: records.seq + 1,
        event: null,
        ...(transition === null ? {} : { transition }),
      })
    }, groupOfFour)
    expect(withheld).toEqual(factsAfter(events).records)
    expect(JSON.stringify(withheld)).not.toContain(textA)
  })

  test('[Q1] every transition is on record with person, time and reason', () => {
    const history = factsAfter([called(), reached, reopened]).signOffs[einleitung]?.history
    expect(history?.map(({ by, deed }) => [by, deed.kind])).toEqual([
      [sabine, 'called'],
      [aylin, 'quorumReached'],
      [sabine, 'reopened'],
    ])
    expect(history?.at(-1)).toMatchObject({
      at: '2026-11-22T10:03:00.000Z',
      deed: { reason: 'Zwei Sätze fehlen.' },
    })
  })
})
