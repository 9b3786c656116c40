import { describe, expect, test } from 'vitest'
import { accepted, closed, firstVersion, laid, returned, submitted, ursula } from './decision.fake.ts'
import type { Facts } from './facts.ts'
import { must } from './failure.ts'
import { paperId } from './ids.ts'
import { einleitung, grundschulen, idOf, paper, type Name } from './paper.fake.ts'
import { paperStatus } from './paper-status.ts'
import { factsAfter, groupOfFour, type Act } from './signoff.fake.ts'
import { frozenEvent, sealOf } from './version.fake.ts'

describe('the paper as a matrix', () => {
  const cell = (facts: Facts, name: Name) => {
    const status = paperStatus(facts, idOf(name), paper)
    return must(status.ok ? status.value.chapters[0]?.sections[0] : null, 'it has sections')
  }
  const returnedOnce = factsAfter([...submitted, returned()])

  test('[V20] says of each section the newest version and how it stands there', () => {
    expect(cell(factsAfter([]), 'ursula')).toMatchObject({
      number: '1.1',
      version: null,
      standing: 'undecided',
      conditions: null,
    })
    expect(cell(returnedOnce, 'ursula')).toMatchObject({
      stage: 'drafting',
      version: { id: firstVersion, number: '1.0', section: { number: '1.1', title: 'Einleitung' } },
      standing: 'returned',
      conditions: { total: 1, open: 1 },
    })
    expect(cell(factsAfter([...submitted, accepted(), laid(2, '2.0')]), 'aylin')).toMatchObject({
      version: { number: '2.0' },
      standing: 'accepted',
      conditions: { total: 0, open: 0 },
    })
  })

  test('[V20] says what the committee decided, and which version was made of it', () => {
    const adopted = [...submitted, accepted(), closed()]
    const decided = { outcome: 'adopted', date: '2026-12-10', printedMatter: '15-1234/2026' }
    expect(cell(factsAfter(adopted), 'aylin')).toMatchObject({ closing: decided, resolution: null })
    const made: Act = [idOf('sabine'), frozenEvent('resolution', sealOf(2, '2.0'))]
    expect(cell(factsAfter([...adopted, made]), 'aylin')).toMatchObject({
      version: { number: '1.0' },
      standing: 'accepted',
      closing: decided,
      resolution: { number: '2.0' },
    })
    expect(cell(factsAfter([...adopted, made, laid(3, '3.0')]), 'aylin')).toMatchObject({
      version: { number: '3.0' },
      closing: null,
      resolution: null,
    })
  })

  test('[V35] says how the version names the section, and what it is called now', () => {
    const after: readonly Act[] = [
      [idOf('sabine'), { type: 'sectionRenamed', section: einleitung, title: 'Vorwort' }],
      [idOf('sabine'), { type: 'sectionMoved', section: einleitung, after: grundschulen }],
    ]
    const status = paperStatus(factsAfter([...submitted, returned(), ...after]), ursula, paper)
    const sections = must(status.ok ? status.value.chapters[0]?.sections : null, 'it has sections')
    expect(sections[1]).toMatchObject({
      ...{ section: einleitung, number: '1.2', title: 'Vorwort' },
      version: { number: '1.0', section: { number: '1.1', title: 'Einleitung' } },
    })
  })

  test('[V20] whoever may not read the version learns nothing of it', () => {
    for (const name of ['amir', 'thomas', 'nadine', 'nobody'] as const)
      expect(cell(returnedOnce, name)).toMatchObject({
        version: null,
        standing: 'undecided',
        conditions: null,
      })
    expect(cell(factsAfter([...submitted, accepted()]), 'thomas')).toMatchObject({
      version: { number: '1.0' },
      standing: 'accepted',
      conditions: null,
    })
    expect(paperStatus(returnedOnce, ursula, paperId.parse('pap_other'))).toMatchObject({
      ok: false,
    })
  })

  test('[V20] has all chapters and sections, in their order', () => {
    const status = paperStatus({ ...returnedOnce, records: groupOfFour }, ursula, paper)
    const chapters = must(status.ok ? status.value.chapters : null, 'there is the paper')
    expect(chapters.map(({ number, sections }) => [number, sections.map((one) => one.number)])).toEqual([
      [1, ['1.1', '1.2', '1.3']],
      [2, ['2.1']],
      [3, []],
    ])
  })
})
