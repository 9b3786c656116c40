import { describe, expect, test } from 'vitest'
import { noDecisions } from './decisions.ts'
import { must, ok } from './failure.ts'
import {
  after,
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
import { called, factsAfter, reached } from './signoff.fake.ts'
import type { VersionScope } from './version.ts'
import { mayFreeze, mayReadVersion, readableVersions } from './version-rights.ts'
import { frozenEvent, sealOf } from './version.fake.ts'
import { foldVersions, noVersions, type Version, type Versions } from './versions.ts'

const wholes: readonly VersionScope[] = [{ chapter: bildung }, { chapter: soziales }, { paper }]
const answers = (name: Name): string =>
  wholes.map((scope) => (mayFreeze(testPaper, idOf(name), scope, 'interim').ok ? 'yes' : 'no')).join(' ')

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
    const sabine = idOf('sabine')
    const unknown = { chapter: 'cha_gibtesnicht' } as unknown as VersionScope
    expect(mayFreeze(testPaper, sabine, unknown, 'interim')).toMatchObject({ failure: { kind: 'notFound' } })
    const grant = { role: 'moderator', chapter: verwaltung } as const
    const records = after(testPaper, { type: 'roleGranted', person: sabine, grant })
    expect(mayFreeze(records, sabine, { chapter: verwaltung }, 'interim')).toMatchObject({
      failure: { kind: 'invalid' },
    })
  })
})

describe('what is laid before somebody', () => {
  const signedOff = (records: Records): Records => factsAfter([called(), reached], records).records
  const without = (records: Records, ...sections: readonly (typeof einleitung)[]): Records =>
    after(records, ...sections.map((section) => ({ type: 'sectionRemoved', section }) as const))

  test('[V1] needs every section signed off, and is refused naming those that are not', () => {
    const sabine = idOf('sabine')
    const asked = (records: Records) => mayFreeze(records, sabine, { chapter: bildung }, 'submission')
    expect(asked(signedOff(testPaper))).toEqual({
      ok: false,
      failure: { kind: 'notSignedOff', sections: [grundschulen, hochschulen] },
    })
    const whole = without(signedOff(testPaper), grundschulen, hochschulen)
    expect(asked(whole)).toEqual(ok(undefined))
    expect(mayFreeze(whole, sabine, { paper }, 'resolution')).toEqual({
      ok: false,
      failure: { kind: 'notSignedOff', sections: [frauen] },
    })
  })

  test('[V1] takes along what stands in an earlier submission', () => {
    const whole = without(signedOff(testPaper), grundschulen, hochschulen)
    const again = after(whole, frozenEvent('submission'))
    expect(again.sections[einleitung]?.stage).toBe('frozen')
    expect(mayFreeze(again, idOf('sabine'), { chapter: bildung }, 'submission')).toEqual(ok(undefined))
  })
})

describe('the right to read a version', () => {
  const readers = new Set<Name>(['aylin', 'olena', 'sabine', 'henrik', 'ursula'])
  const row = (scope: VersionScope, ordinal = 1): Versions =>
    foldVersions(noVersions, {
      seq: 1,
      at: '2026-11-22T12:00:00.000Z',
      by: null,
      event: frozenEvent('submission', sealOf(ordinal, '1.0', scope)),
    })
  const versions = row({ chapter: bildung })
  const frozenOf = (scope: VersionScope, at: number): Version => must(row(scope, at + 1)[0], 'it was frozen')

  test.each(names)('[V4] is that of those who write and of the Lenkungsgruppe: %s', (name) => {
    const isReader = readers.has(name)
    for (const [at, scope] of wholes.entries())
      expect(mayReadVersion(testPaper, noDecisions, idOf(name), frozenOf(scope, at))).toBe(isReader)
    expect(readableVersions(testPaper, noDecisions, versions, idOf(name))).toEqual(isReader ? versions : [])
  })
})
