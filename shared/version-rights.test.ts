import { describe, expect, test } from 'vitest'
import { noDecisions } from './decisions.ts'
import { must, ok } from './failure.ts'
import {
  after,
  agBildung,
  bildung,
  einleitung,
  frauen,
  grundschulen,
  hochschulen,
  idOf,
  names,
  paper,
  soziales,
  testPaper,
  verwaltung,
  type Name,
} from './paper.fake.ts'
import type { Records } from './records.ts'
import { noSignOffs, type SignOffs } from './signoff.ts'
import {
  acknowledged,
  aylin,
  called,
  corrected,
  factsAfter,
  group,
  groupOfFour,
  objected,
  objectionAnswered,
  reached,
  revoked,
  sabine,
  signed,
  textB,
  type Act,
} from './signoff.fake.ts'
import type { VersionScope } from './version.ts'
import { mayFreeze, mayReadVersion, readableVersions } from './version-rights.ts'
import { frozenEvent, sealOf } from './version.fake.ts'
import { foldVersions, noVersions, type Version, type Versions } from './versions.ts'

/** Bildung with one section. */
const justOne = after(
  groupOfFour,
  ...[grundschulen, hochschulen].map((section) => ({ type: 'sectionRemoved', section }) as const),
)

const groundOf = (records: Records, signOffs: SignOffs = noSignOffs, today = '2026-12-12') => {
  return { records, signOffs, today }
}

const wholes: readonly VersionScope[] = [{ chapter: bildung }, { chapter: soziales }, { paper }]
const answers = (name: Name): string =>
  wholes
    .map((scope) => (mayFreeze(groundOf(testPaper), idOf(name), scope, 'interim').ok ? 'yes' : 'no'))
    .join(' ')

describe('the right to freeze', () => {
  //                bildung soziales paper
  const table: Record<Name, string> = {
    sabine: 'yes no yes',
    henrik: 'no yes yes',
    aylin: 'no no no',
    olena: 'no no no',
    ursula: 'no no no',
    amir: 'no no no',
    thomas: 'no no no',
    nadine: 'no no no',
    nobody: 'no no no',
  }

  test.each(names)(
    '[V3] is that of the moderation, of the whole paper that of any of its chapters: %s',
    (name) => {
      expect(answers(name)).toBe(table[name])
    },
  )

  test('[V3] nobody freezes what is not there, or has no section', () => {
    const unknown = { chapter: 'cha_gibtesnicht' } as unknown as VersionScope
    expect(mayFreeze(groundOf(testPaper), sabine, unknown, 'interim')).toMatchObject({
      failure: { kind: 'notFound' },
    })
    const grant = { role: 'moderator', chapter: verwaltung } as const
    const records = after(testPaper, { type: 'roleGranted', person: sabine, grant })
    expect(mayFreeze(groundOf(records), sabine, { chapter: verwaltung }, 'interim')).toMatchObject({
      failure: { kind: 'invalid' },
    })
  })
})

describe('what is laid before somebody', () => {
  const signedOff = (records: Records): Records => factsAfter([called(), reached], records).records
  const without = (records: Records, ...sections: readonly (typeof einleitung)[]): Records =>
    after(records, ...sections.map((section) => ({ type: 'sectionRemoved', section }) as const))

  test('[V1] needs every section signed off, and is refused naming those that are not', () => {
    const asked = (records: Records) =>
      mayFreeze(groundOf(records), sabine, { chapter: bildung }, 'submission')
    expect(asked(signedOff(testPaper))).toEqual({
      ok: false,
      failure: { kind: 'notSignedOff', sections: [grundschulen, hochschulen] },
    })
    const whole = without(signedOff(testPaper), grundschulen, hochschulen)
    expect(asked(whole)).toEqual(ok(undefined))
    expect(mayFreeze(groundOf(whole), sabine, { paper }, 'resolution')).toEqual({
      ok: false,
      failure: { kind: 'notSignedOff', sections: [frauen] },
    })
  })

  test('[V1] takes along what stands in an earlier submission', () => {
    const whole = without(signedOff(testPaper), grundschulen, hochschulen)
    const again = after(whole, frozenEvent('submission'))
    expect(again.sections[einleitung]?.stage).toBe('frozen')
    expect(mayFreeze(groundOf(again), idOf('sabine'), { chapter: bildung }, 'submission')).toEqual(
      ok(undefined),
    )
  })
})

describe('what was corrected since it was signed', () => {
  /** Four have signed the text, and it was corrected: they can object until the end of 12 December. */
  const all = [called(), ...group.map((one) => signed(one)), reached]
  const hear: readonly [story: string, acts: readonly Act[], today: string, waits: boolean][] = [
    ['the last day to object', [...all, corrected()], '2026-12-12', true],
    ['the day after it', [...all, corrected()], '2026-12-13', false],
    ['nothing corrected', all, '2026-12-12', false],
    [
      'all have signed the corrected text',
      [...all, corrected(), ...group.map((one) => signed(one, textB))],
      '2026-12-12',
      false,
    ],
    [
      'one has not yet',
      [...all, corrected(), ...group.slice(1).map((one) => signed(one, textB))],
      '2026-12-12',
      true,
    ],
    [
      'the only one who signed has objected',
      [called(), signed(aylin), reached, corrected(), objected(aylin, textB), objectionAnswered(aylin)],
      '2026-12-12',
      false,
    ],
    [
      'her answer is revoked',
      [called(), signed(aylin), reached, corrected(), revoked(aylin)],
      '2026-12-12',
      false,
    ],
    ['acknowledged', [called(), acknowledged(aylin), reached, corrected()], '2026-12-12', true],
    ['nobody had answered before', [called(), corrected(), reached], '2026-12-12', false],
  ]

  test.each(hear)(
    '[V27] is laid before nobody while a signer can still object: %s',
    (_story, acts, today, waits) => {
      const { records, signOffs } = factsAfter(acts, justOne)
      const refused = {
        ok: false,
        failure: { kind: 'objectionOpen', sections: [einleitung], until: '2026-12-12' },
      }
      for (const purpose of ['submission', 'resolution'] as const)
        expect(mayFreeze({ records, signOffs, today }, sabine, { chapter: bildung }, purpose)).toEqual(
          waits ? refused : ok(undefined),
        )
      expect(mayFreeze({ records, signOffs, today }, sabine, { chapter: bildung }, 'interim')).toEqual(
        ok(undefined),
      )
    },
  )

  test('[V27] waits for nobody who signs here no more, and for nothing that is frozen already', () => {
    const facts = factsAfter([called(), signed(aylin), reached, corrected()], justOne)
    const asked = (records: Records) =>
      mayFreeze(groundOf(records, facts.signOffs), sabine, { chapter: bildung }, 'submission').ok
    const withdrawn = {
      type: 'roleWithdrawn',
      person: aylin,
      grant: { role: 'expert', workingGroup: agBildung },
    } as const
    expect(asked(facts.records)).toBe(false)
    expect(asked(after(facts.records, withdrawn))).toBe(true)
    expect(asked(after(facts.records, frozenEvent('submission')))).toBe(true)
  })
})

describe('the right to read a version', () => {
  const readers = new Set<Name>(['aylin', 'olena', 'sabine', 'henrik', 'ursula'])
  const row = (scope: VersionScope, ordinal = 1): Versions =>
    foldVersions(
      noVersions,
      {
        seq: 1,
        at: '2026-11-22T12:00:00.000Z',
        by: null,
        event: frozenEvent('submission', sealOf(ordinal, '1.0', scope)),
      },
      testPaper,
    )
  const versions = row({ chapter: bildung })
  const frozenOf = (scope: VersionScope, at: number): Version => must(row(scope, at + 1)[0], 'it was frozen')

  test.each(names)('[V4] is that of those who write and of the Lenkungsgruppe: %s', (name) => {
    const isReader = readers.has(name)
    for (const [at, scope] of wholes.entries())
      expect(mayReadVersion(testPaper, noDecisions, idOf(name), frozenOf(scope, at))).toBe(isReader)
    expect(readableVersions(testPaper, noDecisions, versions, idOf(name))).toEqual(isReader ? versions : [])
  })
})
