/** Versions for tests: of the small paper, frozen by Sabine. */
import { versionId } from './ids.ts'
import { bildung, einleitung, idOf, paper } from './paper.fake.ts'
import { sealKey, type Seal } from './seal.ts'
import type { Act } from './signoff.fake.ts'
import { fingerprint, type Fingerprint, type Purpose, type VersionScope } from './version.ts'
import type { VersionFrozen } from './version-events.ts'

export const printOf = (letter: string): Fingerprint => fingerprint.parse(letter.repeat(64))

export const sealOf = (
  ordinal: number,
  number: string,
  scope: VersionScope = { chapter: bildung },
): Seal => ({
  version: versionId.parse(`ver_000${ordinal}`),
  ordinal,
  scope,
  number,
  fingerprint: printOf(String(ordinal)),
  previous: ordinal === 1 ? null : printOf(String(ordinal - 1)),
  key: sealKey.parse('e'.repeat(64)),
  signature: 'f'.repeat(128),
})

/** A version of chapter Bildung, in which the introduction stands. */
export const frozenEvent = (purpose: Purpose, seal: Seal = sealOf(1, '1.0')): VersionFrozen => ({
  type: 'versionFrozen',
  paper,
  name: 'Erste Fassung',
  purpose,
  frozenAt: '2026-11-22T12:00:00.000Z',
  closes: purpose === 'interim' ? [] : [einleitung],
  seal,
})

export const frozen = (purpose: Purpose): Act => [idOf('sabine'), frozenEvent(purpose)]
