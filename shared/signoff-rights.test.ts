import { describe, expect, test } from 'vitest'
import { unreachable, type Result } from './failure.ts'
import { after, bildung, einleitung, idOf, names, soziales, testPaper, type Name } from './paper.fake.ts'
import type { Records } from './records.ts'
import {
  aylin,
  bente,
  called,
  ceren,
  corrected,
  disputed,
  entered,
  factsAfter,
  later,
  objected,
  objectionAnswered,
  reached,
  reopened,
  revoked,
  sabine,
  signed,
  textA,
  textB,
  type Act,
} from './signoff.fake.ts'
import {
  deeds,
  mayAnswer,
  mayAnswerObjection,
  mayCall,
  mayCorrect,
  mayDispute,
  mayEnter,
  mayNow,
  mayRevoke,
  mayTakeBack,
  type Deed,
} from './signoff-rights.ts'
import { tableCells, type Column } from './signoff-table.fake.ts'
import { signOffOf } from './signoff.ts'
import type { Stage } from './stage.ts'
import { frozen } from './version.fake.ts'

/** What is answered: yes, `no` for want of the right, else why it does not fit. */
function said(answer: Result<unknown>): string {
  if (answer.ok) return 'yes'
  const { failure } = answer
  if (failure.kind === 'overtaken') return failure.why
  return failure.kind === 'forbidden' ? 'no' : failure.kind
}

const columns: Record<Column, readonly Name[]> = {
  expert: ['aylin'],
  otherExpert: ['olena'],
  moderator: ['sabine'],
  otherModerator: ['henrik'],
  none: ['ursula', 'amir', 'thomas', 'nadine', 'nobody'],
}
const ways: Record<Stage, readonly Act[]> = {
  drafting: [],
  signing: [called()],
  signedOff: [called(), reached],
  frozen: [called(), reached, frozen('submission')],
}

const cells = tableCells.flatMap(({ column, ...cell }) => columns[column].map((name) => ({ ...cell, name })))

describe('the table of sign-off', () => {
  test('[Q5] every deed stands in it', () => {
    expect([...new Set(cells.map(({ deed }) => deed))]).toEqual(Object.keys(deeds))
    expect(Object.values(columns).flat()).toEqual(expect.arrayContaining([...names]))
  })

  test.each(cells)('[Q5] $deed, $stage, $name: $answer', ({ deed, stage, name, answer }) => {
    const { records } = factsAfter(ways[stage])
    expect(said(mayNow(records, idOf(name), deed, einleitung))).toBe(answer)
  })

  test.each(Object.keys(deeds))('[Q5] %s: never in a section that was removed, or is unknown', (deed) => {
    const gone = after(testPaper, { type: 'sectionRemoved', section: einleitung })
    expect(said(mayNow(gone, sabine, deed as Deed, einleitung))).toBe('removed')
    const none = { ...testPaper, sections: {} }
    expect(said(mayNow(none, sabine, deed as Deed, einleitung))).toBe('notFound')
  })
})

/** Asked after all of this happened. */
function asked(what: string, acts: readonly Act[], by = aylin, person = aylin): string {
  const { records, signOffs } = factsAfter(acts)
  const signOff = signOffOf(signOffs, einleitung)
  switch (what) {
    case 'answer A':
      return said(mayAnswer(records, by, einleitung, signOff, textA))
    case 'take back':
      return said(mayTakeBack(records, by, einleitung, signOff, later(acts.length, 9_000)))
    case 'take back late':
      return said(mayTakeBack(records, by, einleitung, signOff, later(acts.length, 13_000)))
    case 'revoke':
      return said(mayRevoke(records, by, einleitung, signOff))
    case 'enter':
      return said(mayEnter(records, sabine, einleitung, signOff, { person, seen: textA }))
    case 'dispute':
      return said(mayDispute(records, by, einleitung, signOff))
    case 'answer objection':
      return said(mayAnswerObjection(records, sabine, einleitung, signOff, person))
    default:
      return unreachable(what as never)
  }
}

describe('what else must hold', () => {
  test.each<[string, readonly Act[], string]>([
    ['answer A', [called()], 'yes'],
    ['answer A', [called(textB)], 'otherText'],
    ['answer A', [called(), corrected(textA, textB)], 'otherText'],
    ['answer A', [called(), reopened], 'notCalled'],
    ['take back', [called(), signed(aylin)], 'yes'],
    ['take back', [called()], 'notAnswered'],
    ['take back', [called(), entered(aylin)], 'notAnswered'],
    ['take back late', [called(), signed(aylin)], 'takeBackOver'],
    ['revoke', [called(), signed(aylin)], 'yes'],
    ['revoke', [called(), objected(aylin), reopened], 'yes'],
    ['revoke', [called(), entered(aylin)], 'yes'],
    ['revoke', [called(), entered(aylin), disputed(aylin)], 'notAnswered'],
    ['revoke', [called(), signed(aylin), revoked(aylin)], 'notAnswered'],
    ['enter', [called()], 'yes'],
    ['enter', [called(textB)], 'otherText'],
    ['enter', [called(), entered(aylin)], 'yes'],
    ['enter', [called(), signed(aylin)], 'answered'],
    ['enter', [called(), objected(aylin)], 'answered'],
    ['enter', [called(), signed(aylin), revoked(aylin)], 'yes'],
    ['enter', [called(textB), signed(aylin, textB), reopened, called()], 'yes'],
    ['dispute', [called(), entered(aylin)], 'yes'],
    ['dispute', [called(), entered(bente)], 'notAnswered'],
    ['dispute', [called(), signed(aylin)], 'notAnswered'],
    ['dispute', [called(), entered(aylin), disputed(aylin)], 'notAnswered'],
    ['answer objection', [called(), objected(aylin)], 'yes'],
    ['answer objection', [called(textB), objected(aylin, textB), reopened, called()], 'yes'],
    ['answer objection', [called(), signed(aylin)], 'notAnswered'],
    ['answer objection', [called(), objected(aylin), objectionAnswered(aylin)], 'notAnswered'],
    ['answer objection', [called(), objected(aylin), revoked(aylin)], 'notAnswered'],
  ])('[Q5] %s after %j: %s', (what, acts, expected) => {
    expect(asked(what, acts)).toBe(expected)
  })

  test('[Q8] nobody enters for herself, or in the name of somebody outside of the group', () => {
    expect(asked('enter', [called()], sabine, sabine)).toBe('invalid')
    expect(asked('enter', [called()], sabine, idOf('olena'))).toBe('notFound')
    expect(asked('enter', [called()], sabine, ceren)).toBe('yes')
  })

  test('[Q5] a working group without experts is not called; a chapter without a group is', () => {
    const { records } = factsAfter([])
    const empty: Records = { ...records, grants: { [sabine]: [{ role: 'moderator', chapter: bildung }] } }
    expect(said(mayCall(empty, sabine, einleitung))).toBe('invalid')
    const chapter = { ...empty.chapters[bildung], workingGroup: null }
    const alone = { ...empty, chapters: { ...empty.chapters, [bildung]: chapter } } as Records
    expect(said(mayCall(alone, sabine, einleitung))).toBe('yes')
  })

  test('[Q12] a correction is for chapters that allow it', () => {
    const ask = (...acts: Act[]) => {
      const { records, signOffs } = factsAfter(acts)
      return said(mayCorrect(records, sabine, einleitung, signOffOf(signOffs, einleitung)))
    }
    expect(ask(called())).toBe('no')
    expect(ask(called(), [sabine, { type: 'correctionsSet', chapter: soziales, days: 7 }])).toBe('no')
    expect(ask(called(), [sabine, { type: 'correctionsSet', chapter: bildung, days: 7 }])).toBe('yes')
  })
})
