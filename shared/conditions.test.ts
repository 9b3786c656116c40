import { describe, expect, test } from 'vitest'
import { conditionsAnswered, leftBefore } from './conditions.ts'
import { again, condition, firstVersion, laid, returned, submitted, ursula } from './decision.fake.ts'
import type { Facts } from './facts.ts'
import { must } from './failure.ts'
import { replyId, threadId } from './ids.ts'
import { einleitung, grundschulen } from './paper.fake.ts'
import { aylin, called, factsAfter, later, reached, sabine, textB, type Act } from './signoff.fake.ts'
import { threadOf, threadsIn } from './threads.ts'
import { frozenEvent, sealOf } from './version.fake.ts'

describe('a condition', () => {
  const seen = { section: einleitung, by: ursula, state: 'open' }

  test('[V15] is a thread of the draft, with the version and the paragraph that it is about', () => {
    const facts = factsAfter([...submitted, returned()])
    expect(threadsIn(facts.threads, einleitung)).toMatchObject([
      { ...seen, id: condition, condition: { version: firstVersion, number: '1.0', paragraph: 2 } },
    ])
    expect(threadOf(facts.threads, condition)?.remarks[0]).toMatchObject({
      body: 'Bitte die Mittel nennen.',
      mentions: [sabine],
    })
    expect(facts.signOffs[einleitung]).toMatchObject({ locked: null })
    expect(facts.signOffs[einleitung]?.history.at(-1)?.deed).toEqual({
      kind: 'reopened',
      reason: 'Bitte die Mittel nennen.',
    })
  })

  const reply: Act = [
    aylin,
    {
      type: 'threadReplied',
      thread: condition,
      reply: replyId.parse('rep_0001'),
      body: 'Steht jetzt in Absatz 3.',
      mentions: [],
    },
  ]
  const resolved: Act = [
    sabine,
    { type: 'threadResolved', thread: condition, outcome: 'partlyAdopted', reason: 'Die Summe fehlt noch.' },
  ]
  const laidAgain = [called(textB), reached, laid(2, '2.0')]
  const versionsOf = ({ versions }: Facts, ordinal: number) => must(versions[ordinal - 1], 'it was frozen')

  test('[V17] its answer and outcome stand with the next version as they were when that was frozen', () => {
    const asked = (...acts: readonly Act[]) => {
      const facts = factsAfter([...submitted, returned(), ...acts])
      return conditionsAnswered(facts, versionsOf(facts, 2), einleitung)
    }
    const told = { of: firstVersion, number: '1.0', thread: condition, paragraph: 2 }
    expect(asked(reply, resolved, ...laidAgain)).toMatchObject([
      {
        ...told,
        state: 'resolved',
        resolution: { outcome: 'partlyAdopted', reason: 'Die Summe fehlt noch.', by: sabine },
        answers: [{ by: aylin, words: 'Steht jetzt in Absatz 3.' }],
      },
    ])
    expect(asked(...laidAgain, reply, resolved)).toMatchObject([
      { ...told, state: 'open', resolution: null, answers: [] },
    ])
  })

  test('[V17] the order of the journal says what came before the version, also when the clock was set back', () => {
    const setBack: Act = [
      sabine,
      { ...frozenEvent('submission', sealOf(2, '2.0')), frozenAt: later(0).toISOString() },
    ]
    const facts = factsAfter([...submitted, returned(), reply, called(textB), reached, setBack, resolved])
    const [answered] = conditionsAnswered(facts, versionsOf(facts, 2), einleitung)
    expect(answered).toMatchObject({ state: 'answered', resolution: null, answers: [{ by: aylin }] })
  })

  test('[V17] the version that it was made with, and the ones before, know nothing of it', () => {
    const facts = factsAfter([...again, reply])
    expect(conditionsAnswered(facts, versionsOf(facts, 1), einleitung)).toEqual([])
    expect(conditionsAnswered(facts, versionsOf(facts, 2), grundschulen)).toEqual([])
  })

  test('[V17] is told too of a section that was taken out since, and stands in the next version no more', () => {
    const gone: Act = [sabine, { type: 'sectionRemoved', section: einleitung }]
    const without = { ...frozenEvent('submission', sealOf(2, '2.0')), closes: [grundschulen] }
    const facts = factsAfter([...submitted, returned(), reply, gone, [sabine, without]])
    expect(leftBefore(facts, versionsOf(facts, 2))).toMatchObject([
      {
        section: einleitung,
        title: 'Einleitung',
        conditions: [{ thread: condition, answers: [{ by: aylin }] }],
      },
    ])
    expect(leftBefore(facts, versionsOf(facts, 1))).toEqual([])
    const still = factsAfter([...again, reply])
    expect(leftBefore(still, versionsOf(still, 2))).toEqual([])
  })

  test('[V15] two returns bring two; a thread that is there already stays what it is', () => {
    const other = threadId.parse('thr_auflage2')
    const facts = factsAfter([...submitted, returned(), returned(firstVersion, 'Noch etwas.', other)])
    expect(threadsIn(facts.threads, einleitung).map(({ id }) => id)).toEqual([condition, other])
    const doubled = factsAfter([...submitted, returned(), returned(firstVersion, 'Noch einmal.')])
    expect(threadsIn(doubled.threads, einleitung).length).toBe(1)
  })
})
