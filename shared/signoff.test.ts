import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { must } from './failure.ts'
import { agBildung, bildung, einleitung, grundschulen, idOf, soziales, verwaltung } from './paper.fake.ts'
import { neededOf, quorums, signersOf, type Quorum } from './quorum.ts'
import { countOf, isReached, recount } from './signoff-count.ts'
import {
  acknowledged,
  aylin,
  bente,
  called,
  ceren,
  corrected,
  dilan,
  disputed,
  entered,
  factsAfter,
  group,
  groupOfFour,
  noted,
  objected,
  objectionAnswered,
  reached,
  reopened,
  revoked,
  sabine,
  signed,
  signOffAfter,
  textA,
  textB,
  textC,
  tookBack,
  type Act,
} from './signoff.fake.ts'
import { foldSignOffs } from './signoff-fold.ts'
import { noSignOffs, validityOf, wordOf } from './signoff.ts'
import type { ContentHash } from './content.ts'

const [noCount, nobody] = ['nobody signs', idOf('nobody')]

/** "3 of 4, 1 note, blocked", as the moderation reads it. */
function said(acts: readonly Act[], current: ContentHash = textA, quorum: Quorum = 'twoThirds'): string {
  const facts = factsAfter([...acts, [sabine, { type: 'quorumSet', chapter: bildung, quorum }]])
  const count = countOf(facts.records, bildung, signOffAfter(acts), current)
  const { signed: yes, needed, members, notes, objections } = count
  const state = objections.length > 0 ? 'blocked' : isReached(count) ? 'reached' : 'open'
  return members === 0 ? noCount : `${yes}/${needed}/${members}${notes > 0 ? ` ${notes} note` : ''} ${state}`
}

const worthOf = (acts: readonly Act[], current: ContentHash) => {
  const signOff = signOffAfter(acts)
  return (signOff.answers[aylin] ?? []).map((answer) => validityOf(signOff, answer, current))
}

describe('an answer', () => {
  test('[Q6] counts for the text it was given to, is outdated with another, and holds again when the text returns', () => {
    const acts = [called(), signed(aylin)]
    expect(worthOf(acts, textA)).toEqual(['valid'])
    expect(worthOf([...acts, reopened, called(textB)], textB)).toEqual(['outdated'])
    expect(worthOf([...acts, reopened, called(textB), reopened, called()], textA)).toEqual(['valid'])
  })

  test('[Q6] to a text is what the person said last to it', () => {
    const acts = [called(), signed(aylin), reopened, called(textB), objected(aylin, textB)]
    expect(wordOf(signOffAfter(acts), aylin, textB)?.kind).toBe('objection')
    expect(wordOf(signOffAfter(acts), aylin, textA)?.kind).toBe('signed')
    expect(wordOf(signOffAfter(acts), aylin, textC)?.kind).toBe('objection')
    expect(wordOf(signOffAfter([...acts, noted(aylin, textB)]), aylin, textB)?.kind).toBe('signedWithNote')
  })

  test('[Q7] taken back is as if not given; what was said before stands again', () => {
    expect(signOffAfter([called(), signed(aylin), tookBack(aylin)]).answers[aylin]).toEqual([])
    const before = [called(), noted(aylin), objected(aylin), tookBack(aylin)]
    expect(wordOf(signOffAfter(before), aylin, textA)?.kind).toBe('signedWithNote')
  })

  test('[Q7] revoked stays on record and counts no more, for no text', () => {
    const acts = [called(), signed(aylin), reopened, called(textB), signed(aylin, textB), revoked(aylin)]
    expect(worthOf(acts, textB)).toEqual(['revoked', 'revoked'])
    expect(worthOf(acts, textA)).toEqual(['revoked', 'revoked'])
    expect(wordOf(signOffAfter(acts), aylin, textA)).toBeNull()
  })

  test('[Q8] entered in her name says by whom, how and when; one that she objects to counts no more', () => {
    const acts = [called(), entered(aylin)]
    const [answer] = must(signOffAfter(acts).answers[aylin], 'it was entered')
    expect(answer).toMatchObject({
      kind: 'signed',
      entered: { by: sabine, way: 'paper', givenOn: '2026-11-20', dispute: null },
    })
    expect(worthOf([...acts, disputed(aylin)], textA)).toEqual(['disputed'])
    expect(said(acts)).toBe('1/3/4 open')
    expect(said([...acts, disputed(aylin)])).toBe('0/3/4 open')
  })

  test('[Q12] goes on through a correction, and is shown so; one that was given before another text does not', () => {
    const acts = [called(), signed(aylin), corrected(textA, textB)]
    expect(worthOf(acts, textB)).toEqual(['corrected'])
    expect(worthOf([...acts, corrected(textB, textC)], textC)).toEqual(['corrected'])
    expect(worthOf([called(textC), signed(aylin, textC), ...acts], textB)).toEqual(['outdated', 'corrected'])
    // The old text with its mistake is another text again, whoever signs it after the correction.
    expect(worthOf([called(), corrected(textA, textB), signed(aylin, textA)], textB)).toEqual(['outdated'])
    expect(said([...acts, objected(aylin, textB)], textB)).toBe('0/3/4 blocked')
  })
})

describe('the quorum', () => {
  test.each([
    ['all', [1, 1, 2, 3, 4, 6, 7]],
    ['twoThirds', [1, 1, 2, 2, 3, 4, 5]],
    ['majority', [1, 1, 2, 2, 3, 4, 4]],
  ] as const)('[Q9] %s: so many of 0, 1, 2, 3, 4, 6, 7', (quorum, needed) => {
    expect([0, 1, 2, 3, 4, 6, 7].map((members) => neededOf(quorum, members))).toEqual(needed)
  })

  test.each<[string, readonly Act[], string]>([
    ['nobody has answered', [], '0/3/4 open'],
    ['a note is a sign-off', [signed(aylin), noted(bente), signed(ceren)], '3/3/4 1 note reached'],
    ['to acknowledge is none', [signed(aylin), signed(bente), acknowledged(ceren)], '2/3/4 open'],
    ['who signs twice counts once', [signed(aylin), signed(aylin), signed(bente)], '2/3/4 open'],
    ['the moderation is no expert', [signed(aylin), signed(bente), signed(sabine)], '2/3/4 open'],
    ['one objection blocks', [signed(aylin), signed(bente), signed(ceren), objected(dilan)], '3/3/4 blocked'],
    [
      'one that was revoked blocks no more',
      [signed(aylin), signed(bente), signed(ceren), objected(dilan), revoked(dilan)],
      '3/3/4 reached',
    ],
    [
      'one that was answered neither',
      [signed(aylin), signed(bente), signed(ceren), objected(dilan), objectionAnswered(dilan)],
      '3/3/4 reached',
    ],
    [
      'one that is raised anew does',
      [
        objected(dilan),
        objectionAnswered(dilan),
        objected(dilan),
        ...group.slice(0, 3).map((one) => signed(one)),
      ],
      '3/3/4 blocked',
    ],
    [
      'who changed her mind signs',
      [objected(aylin), signed(aylin), signed(bente), signed(ceren)],
      '3/3/4 reached',
    ],
  ])('[Q9] two thirds of four: %s', (_what, acts, expected) => {
    expect(said([called(), ...acts])).toBe(expected)
  })

  test('[Q9] answers to another text do not count, an objection to it stands all the same', () => {
    const acts = [called(), signed(aylin), signed(bente), signed(ceren), reopened, called(textB)]
    expect(said(acts, textB)).toBe('0/3/4 open')
    expect(said([...acts, objected(dilan, textB), reopened, called(textC)], textC)).toBe('0/3/4 blocked')
    expect(said([...acts, objected(dilan, textB), reopened, called()], textA)).toBe('3/3/4 blocked')
  })

  test.each(quorums)(
    '[Q10] %s: when members or quorum change, the count and what follows from it change',
    (quorum) => {
      const acts = [called(), signed(aylin), signed(bente), signed(ceren)]
      const expected = { all: '3/4/4 open', twoThirds: '3/3/4 reached', majority: '3/3/4 reached' }
      expect(said(acts, textA, quorum)).toBe(expected[quorum])
      const left: Act = [
        null,
        { type: 'roleWithdrawn', person: dilan, grant: { role: 'expert', workingGroup: agBildung } },
      ]
      const { records, signOffs } = factsAfter([
        ...acts,
        [sabine, { type: 'quorumSet', chapter: bildung, quorum }],
        left,
      ])
      const section = must(records.sections[einleitung], 'the section is there')
      expect(recount(records, signOffs, section)).toMatchObject({
        type: 'quorumReached',
        tally: { signed: 3, members: 3 },
      })
    },
  )

  test('[Q10] a quorum that is not held any more is lost; one that stands is no news', () => {
    const acts = [called(), signed(aylin), signed(bente), signed(ceren), reached]
    const after = (...more: Act[]) => {
      const { records, signOffs } = factsAfter([...acts, ...more])
      return recount(records, signOffs, must(records.sections[einleitung], 'the section is there'))
    }
    expect(after()).toBeNull()
    expect(after(objected(dilan))?.type).toBe('quorumLost')
    expect(after(revoked(aylin))).toMatchObject({
      type: 'quorumLost',
      tally: { signed: 2, needed: 3, members: 4 },
    })
    expect(after(reopened)).toBeNull()
  })

  test('[Q9] those who sign are the experts of the chapter; without a working group the call is enough', () => {
    expect(signersOf(groupOfFour, bildung)).toEqual(group)
    expect(signersOf(groupOfFour, soziales)).toEqual([idOf('olena')])
    expect(signersOf(groupOfFour, verwaltung)).toEqual([])
    const { needed } = countOf(groupOfFour, verwaltung, signOffAfter([called()]), textA)
    expect(needed).toBe(0)
  })
})

describe('the fold of sign-offs', () => {
  const anyAct = fc.constantFrom<((by: typeof aylin) => Act)[]>(
    ...[signed, noted, objected, acknowledged, tookBack, revoked, disputed, objectionAnswered],
    (by) => entered(by),
    () => called(),
    () => reopened,
    () => called(textB),
    () => corrected(),
  )

  test('[Q14] is bounded, whatever is said however often, and keeps the last word', () => {
    const many = Array.from({ length: 200 }, (_, at) => [
      reopened,
      called(at % 2 === 0 ? textA : textB),
      signed(aylin, at % 2 === 0 ? textA : textB),
    ])
    const signOff = signOffAfter([signed(aylin, textC), ...many.flat(), objected(aylin, textB)])
    expect(signOff.answers[aylin]?.length).toBe(24)
    expect(signOff.history.length).toBe(60)
    expect(wordOf(signOff, aylin, textB)?.kind).toBe('objection')
    expect(wordOf(signOff, aylin, textC)?.hash).toBe(textC)
  })

  test('[Q14] takes any event in any order, copies the one section that it names and changes nothing before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyAct, fc.constantFrom(...group, nobody)), { maxLength: 40 }),
        (acts) => {
          let signOffs = foldSignOffs(noSignOffs, {
            seq: 1,
            at: '2026-11-22T10:00:00Z',
            by: sabine,
            event: { type: 'signOffCalled', section: grundschulen, hash: textA, due: null, message: null },
          })
          const other = signOffs[grundschulen]
          acts.forEach(([make, person], at) => {
            const [by, event] = make(person)
            const before = JSON.stringify(signOffs)
            const next = foldSignOffs(signOffs, { seq: at + 2, at: '2026-11-22T10:00:00Z', by, event })
            expect(JSON.stringify(signOffs)).toBe(before)
            signOffs = next
          })
          expect(signOffs[grundschulen]).toBe(other)
        },
      ),
      { endOnFailure: true, numRuns: 50 },
    )
  })

  test('[Q6] an answer shown as valid was given to that very text, whatever happened', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyAct, fc.constantFrom(...group)), { maxLength: 40 }), (acts) => {
        const signOff = signOffAfter(acts.map(([make, person]) => make(person)))
        for (const answer of Object.values(signOff.answers).flat())
          for (const text of [textA, textB, textC])
            if (validityOf(signOff, answer, text) === 'valid') expect(answer.hash).toBe(text)
      }),
      { endOnFailure: true, numRuns: 50 },
    )
  })
})
