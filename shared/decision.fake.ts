/** Decisions for tests: Ursula's, on the introduction in the first version of chapter Bildung. */
import type { DecisionEvent, DecisionKind } from './decision-events.ts'
import { threadId, versionId, type PersonId, type VersionId } from './ids.ts'
import { einleitung, idOf } from './paper.fake.ts'
import { called, reached, sabine, textA, textB, type Act } from './signoff.fake.ts'
import { frozenEvent, sealOf } from './version.fake.ts'

export const ursula = idOf('ursula')
export const firstVersion = versionId.parse('ver_0001')
export const secondVersion = versionId.parse('ver_0002')
export const condition = threadId.parse('thr_auflage1')

const decided = { section: einleitung, content: textA, note: null }

export const accepted = (version = firstVersion, corrects: string | null = null): Act => [
  ursula,
  { type: 'sectionAccepted', version, ...decided, corrects },
]

export const returned = (version = firstVersion, corrects: string | null = null, thread = condition): Act => [
  ursula,
  {
    type: 'sectionReturned',
    version,
    ...decided,
    corrects,
    number: '1.0',
    conditions: [{ thread, body: 'Bitte die Mittel nennen.', paragraph: 2, anchor: null }],
    mentions: [sabine],
  },
]

export const noted = (by: PersonId, decision: DecisionKind | null): Act => [
  by,
  { type: 'decisionNoted', version: firstVersion, section: einleitung, decision, words: null },
]

type Closed = Extract<DecisionEvent, { type: 'versionClosed' }>

export const closed = (
  outcome: Closed['outcome'] = 'adopted',
  version: VersionId = firstVersion,
  corrects: string | null = null,
): Act => [
  idOf('thomas'),
  {
    type: 'versionClosed',
    version,
    date: '2026-12-10',
    printedMatter: '15-1234/2026',
    outcome,
    note: null,
    corrects,
  },
]

/** Bildung is laid before the Lenkungsgruppe. */
export const laid = (ordinal: number, number: string): Act => [
  sabine,
  frozenEvent('submission', sealOf(ordinal, number)),
]

/** Laid before the Lenkungsgruppe as version 1.0. */
export const submitted: readonly Act[] = [called(), reached, laid(1, '1.0')]
/** Returned, written on, signed and laid before it again as version 2.0. */
export const again: readonly Act[] = [...submitted, returned(), called(textB), reached, laid(2, '2.0')]
