/** Sign-offs for tests: a group of four with its moderation, and what they did, one minute after the other. */
import { contentHash, type ContentHash } from './content.ts'
import type { Entry, Event } from './events.ts'
import { foldFacts, noFacts, type Facts } from './facts.ts'
import { personId, type PersonId } from './ids.ts'
import { agBildung, after, einleitung, idOf, testPaper } from './paper.fake.ts'
import type { Records } from './records.ts'
import { signOffOf, type SignOff } from './signoff.ts'

/** Three more experts of Bildung beside Aylin. */
const expert = (name: string): PersonId => personId.parse(`per_${name}`)
export const [bente, ceren, dilan] = [expert('bente'), expert('ceren'), expert('dilan')]
export const [aylin, sabine] = [idOf('aylin'), idOf('sabine')]
export const group: readonly PersonId[] = [aylin, bente, ceren, dilan]

export const groupOfFour: Records = after(
  testPaper,
  ...[bente, ceren, dilan].map((person): Event => ({
    type: 'roleGranted',
    person,
    grant: { role: 'expert', workingGroup: agBildung },
  })),
)

const hash = (letter: string): ContentHash => contentHash.parse(letter.repeat(64))
/** The text as it was called for first, and as others made it. */
export const [textA, textB, textC] = [hash('a'), hash('b'), hash('c')]

export type Act = readonly [by: PersonId | null, event: Event]

const section = einleitung

export const called = (text = textA, by = sabine): Act => [
  by,
  { type: 'signOffCalled', section, hash: text, due: '2026-12-05', message: 'Bitte bis zum Nikolaustag.' },
]
export const reopened: Act = [sabine, { type: 'sectionReopened', section, reason: 'Zwei Sätze fehlen.' }]
export const signed = (by: PersonId, text = textA): Act => [
  by,
  { type: 'signOffGiven', section, answer: 'signed', words: null, hash: text },
]
export const noted = (by: PersonId, text = textA): Act => [
  by,
  { type: 'signOffGiven', section, answer: 'signedWithNote', words: 'Zahl prüfen.', hash: text },
]
export const objected = (by: PersonId, text = textA): Act => [
  by,
  { type: 'signOffGiven', section, answer: 'objection', words: 'Die Mittel fehlen.', hash: text },
]
export const acknowledged = (by: PersonId, text = textA): Act => [
  by,
  { type: 'signOffGiven', section, answer: 'acknowledged', words: null, hash: text },
]
export const tookBack = (by: PersonId): Act => [by, { type: 'signOffTakenBack', section }]
export const revoked = (by: PersonId): Act => [by, { type: 'signOffRevoked', section, reason: null }]
export const entered = (person: PersonId, text = textA): Act => [
  sabine,
  {
    type: 'signOffEntered',
    section,
    person,
    answer: 'signed',
    words: null,
    hash: text,
    way: 'paper',
    givenOn: '2026-11-20',
    scan: null,
  },
]
export const disputed = (by: PersonId): Act => [
  by,
  { type: 'signOffDisputed', section, words: 'Nie gesagt.' },
]
export const objectionAnswered = (person: PersonId): Act => [
  sabine,
  { type: 'objectionAnswered', section, person, reason: 'Der Rat entscheidet im März.' },
]
export const corrected = (from = textA, to = textB): Act => [
  sabine,
  {
    type: 'sectionCorrected',
    section,
    from,
    to,
    words: [{ before: 'Beteilgung', after: 'Beteiligung' }],
    reason: 'Tippfehler',
    until: '2026-12-12',
    update: 'AAA=',
  },
]
export const reached: Act = [
  aylin,
  { type: 'quorumReached', section, tally: { signed: 3, needed: 3, members: 4 } },
]
export const lost: Act = [null, { type: 'quorumLost', section, tally: { signed: 2, needed: 3, members: 4 } }]

const start = Date.parse('2026-11-22T10:00:00Z')

/** Milliseconds behind the last of so many acts. */
export const later = (acts: number, millis = 0): Date => new Date(start + acts * 60_000 + millis)

/** The facts after all this, on top of the group of four. */
export const factsAfter = (acts: readonly Act[], records: Records = groupOfFour): Facts =>
  foldFacts(
    { ...noFacts, records },
    acts.map(([by, event], index): Entry => {
      return { seq: records.seq + 1 + index, at: later(index + 1).toISOString(), by, event }
    }),
  )

export const signOffAfter = (acts: readonly Act[]): SignOff =>
  signOffOf(factsAfter(acts).signOffs, einleitung)
