import { describe, expect, test } from 'vitest'
import { closed, laid, secondVersion, submitted } from './decision.fake.ts'
import { event, type Event } from './events.ts'
import { chapterId, paperId, sectionId } from './ids.ts'
import { mayStartBehind } from './next-paper.ts'
import { after, agBildung, bildung, frauen, idOf, names, paper, soziales, testPaper } from './paper.fake.ts'
import { may } from './policy.ts'
import { chapterTitle } from './records.ts'
import { factsAfter, reopened, sabine, type Act } from './signoff.fake.ts'
import { frozenEvent, sealOf } from './version.fake.ts'
import type { VersionScope } from './version.ts'

const next = paperId.parse('pap_next')
const [newBildung, newVerwaltung] = [chapterId.parse('cha_nextbildung'), chapterId.parse('cha_nextverw')]
const [first, second] = [sectionId.parse('sec_next1'), sectionId.parse('sec_next2')]
const continued: Event = {
  type: 'paperContinued',
  paper: next,
  from: paper,
  title: 'Maßnahmenkatalog',
  steps: [
    { type: 'chapterAdded', chapter: newBildung, paper: next, title: 'Bildung', workingGroup: agBildung },
    { type: 'sectionAdded', section: first, chapter: newBildung, title: 'Einleitung', after: null },
    { type: 'sectionAdded', section: second, chapter: newBildung, title: 'Grundschulen', after: first },
    { type: 'quorumSet', chapter: newBildung, quorum: 'all' },
    { type: 'correctionsSet', chapter: newBildung, days: 7 },
    { type: 'roleGranted', person: idOf('sabine'), grant: { role: 'moderator', chapter: newBildung } },
    { type: 'chapterAdded', chapter: newVerwaltung, paper: next, title: 'Verwaltung', workingGroup: null },
  ],
}

/** Laid before the Lenkungsgruppe. */
const submission = (ordinal: number, scope: VersionScope): Act => [
  sabine,
  frozenEvent('submission', sealOf(ordinal, `${ordinal}.0`, scope)),
]
const withoutFrauen = after(testPaper, { type: 'sectionRemoved', section: frauen })

describe('the next paper', () => {
  const stories: readonly [
    story: string,
    acts: readonly Act[],
    answer: string,
    records?: typeof testPaper,
  ][] = [
    ['nothing was laid before anybody', [], 'overtaken'],
    ['one chapter of two is taken', [...submitted, closed()], 'overtaken'],
    ['the only chapter with sections is taken', [...submitted, closed()], 'ok', withoutFrauen],
    ['taken with changes', [...submitted, closed('adoptedWithChanges')], 'ok', withoutFrauen],
    ['rejected', [...submitted, closed('rejected')], 'overtaken', withoutFrauen],
    [
      'both chapters are taken',
      [...submitted, submission(2, { chapter: soziales }), closed(), closed('adopted', secondVersion)],
      'ok',
    ],
    ['the whole paper is taken', [submission(1, { paper }), closed()], 'ok'],
    [
      'laid before it once more since',
      [...submitted, closed(), reopened, laid(2, '2.0')],
      'overtaken',
      withoutFrauen,
    ],
    [
      'it was started already',
      [submission(1, { paper }), closed(), [idOf('nadine'), continued]],
      'overtaken',
    ],
  ]

  test.each(stories)(
    '[V31] starts once, behind one that the committee has taken as a whole: %s',
    (_story, acts, answer, records) => {
      const asked = mayStartBehind(factsAfter(acts, records ?? testPaper), idOf('nadine'), paper)
      expect(asked.ok ? 'ok' : asked.failure.kind).toBe(answer)
    },
  )

  test.each(names)('[V31] is for the administration to start: %s', (name) => {
    const facts = factsAfter([submission(1, { paper }), closed()], testPaper)
    const asked = mayStartBehind(facts, idOf(name), paper)
    expect(asked).toEqual(
      name === 'nadine' ? { ok: true } : { ok: false, failure: { kind: 'forbidden', action: 'startPaper' } },
    )
    expect(mayStartBehind(facts, idOf(name), next)).toMatchObject({ failure: { kind: 'notFound' } })
  })

  test('[V32] stands with all it is built of behind one event, and the one before stays as it is', () => {
    const before = after(testPaper, frozenEvent('submission'))
    const records = after(before, event.parse(continued))
    expect(records.papers[next]).toEqual({
      id: next,
      title: 'Maßnahmenkatalog',
      from: paper,
      chapters: [newBildung, newVerwaltung],
    })
    expect(records.chapters[newBildung]).toEqual({
      id: newBildung,
      paper: next,
      title: 'Bildung',
      workingGroup: agBildung,
      sections: [first, second],
      removed: [],
      quorum: 'all',
      objectionDays: 7,
    })
    expect(records.sections[second]).toEqual({
      id: second,
      chapter: newBildung,
      title: 'Grundschulen',
      stage: 'drafting',
    })
    for (const name of names)
      for (const action of ['readDraft', 'write', 'freeze', 'signOff'] as const)
        expect([name, action, may(records, idOf(name), action, newBildung).ok]).toEqual([
          name,
          action,
          may(records, idOf(name), action, bildung).ok,
        ])
    const { papers, chapters, sections } = before
    expect(records).toMatchObject({ papers, chapters, sections })
  })
  test('[V33] with several papers a chapter is named with its own, with one it is not', () => {
    const records = after(testPaper, continued)
    expect([bildung, newBildung].map((id) => chapterTitle(records, id))).toEqual([
      'Bildung, Strategiepapier',
      'Bildung, Maßnahmenkatalog',
    ])
    expect(chapterTitle(testPaper, bildung)).toBe('Bildung')
  })
})
