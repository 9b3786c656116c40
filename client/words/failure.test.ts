import { beforeAll, describe, expect, test } from 'vitest'
import type { Failure, FailureKind } from '#shared/failure'
import { chapterId, sectionId } from '#shared/ids'
import { sayFailure } from './failure.ts'
import { speak, speaker } from './words.ts'

const section = sectionId.parse('sec_einleitung')

/** One of each kind: the compiler asks for an example when a kind is added. */
const failures: { [K in FailureKind]: Extract<Failure, { kind: K }> } = {
  signedOut: { kind: 'signedOut' },
  wrongCredentials: { kind: 'wrongCredentials' },
  forbidden: { kind: 'forbidden', action: 'write' },
  notFound: { kind: 'notFound', what: 'section' },
  invalid: { kind: 'invalid', issues: [] },
  locked: { kind: 'locked', section, stage: 'signing' },
  removed: { kind: 'removed', section, chapter: chapterId.parse('cha_bildung') },
  tooMany: { kind: 'tooMany', retryAfterSeconds: 30 },
  tooLarge: { kind: 'tooLarge', limitBytes: 1024 * 1024 },
  foreignOrigin: { kind: 'foreignOrigin' },
  alreadyExists: { kind: 'alreadyExists', what: 'person' },
  overtaken: { kind: 'overtaken', why: 'resolved' },
  notSignedOff: { kind: 'notSignedOff', sections: [] },
  objectionOpen: { kind: 'objectionOpen', sections: [section], until: '2026-12-12' },
  resolutionMade: { kind: 'resolutionMade', number: '2.0' },
  outdatedClient: { kind: 'outdatedClient' },
  unreachable: { kind: 'unreachable' },
  serverError: { kind: 'serverError' },
  storeUnavailable: { kind: 'storeUnavailable', cause: 'disk full' },
}

beforeAll(() => speak('de'))

describe.each(['de', 'en'] as const)('a failure in words (%s)', (language) => {
  beforeAll(() => speak(language))

  test.each(Object.values(failures))('[U2] $kind says what happened, what is safe, what to do', (failure) => {
    const sentences = Object.values(sayFailure(speaker('failure'), failure))
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-ZÄÖÜ][^{}]+\.$/u)
  })
})

test('[U2] a failure with numbers names them', async () => {
  await speak('de')
  const t = speaker('failure')
  expect(sayFailure(t, failures.tooMany).todo).toContain('30 Sekunden')
  expect(sayFailure(t, failures.tooLarge).happened).toContain('1.024 KB')
  expect(sayFailure(t, failures.locked).happened).toContain('zur Mitzeichnung')
  expect(sayFailure(t, failures.resolutionMade).happened).toContain('Beschlussfassung 2.0')
  expect(sayFailure(t, failures.objectionOpen).happened).toContain('bis 12. Dezember 2026')
})
