import { expect, test } from 'vitest'
import type { Event } from './events.ts'
import { must } from './failure.ts'
import type { PersonId } from './ids.ts'
import { agBildung, einleitung, idOf } from './paper.fake.ts'
import { signOffNoticesOf, type SignOffNotice } from './signoff-notices.ts'
import {
  aylin,
  bente,
  called,
  corrected,
  disputed,
  entered,
  factsAfter,
  groupOfFour,
  lost,
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

function noticesOf(to: PersonId, acts: readonly Act[]): SignOffNotice[] {
  const { records, signOffs } = factsAfter(acts)
  const section = must(records.sections[einleitung], 'the section is there')
  const signOff = must(signOffs[einleitung], 'it was called for')
  return signOffNoticesOf(records, section, signOff, to)
}

/** What the person hears, each as "kind" and the number of the act that it tells of. */
const heard = (to: PersonId, ...acts: Act[]): string[] =>
  noticesOf(to, acts).map(({ kind, seq }) => `${kind} ${seq - groupOfFour.seq}`)

test('[N23] a call is news to those who sign, with message and day, while it is in force', () => {
  expect(noticesOf(aylin, [called()])).toMatchObject([
    { kind: 'called', by: sabine, words: 'Bitte bis zum Nikolaustag.', due: '2026-12-05' },
  ])
  expect(heard(sabine, called())).toEqual([])
  expect(heard(idOf('olena'), called())).toEqual([])
  expect(heard(aylin, called(), signed(bente))).toEqual(['called 1'])
  expect(heard(aylin, called(), reopened)).toEqual([])
})

test('[N23] who has answered hears of the reopening, and that it is outdated once another text is called for', () => {
  const acts = [called(), signed(aylin), reopened]
  expect(heard(aylin, ...acts)).toEqual(['reopened 3'])
  expect(heard(bente, ...acts)).toEqual([])
  expect(heard(aylin, ...acts, called(textB))).toEqual(['reopened 3', 'outdated 4'])
  expect(heard(bente, ...acts, called(textB))).toEqual(['called 4'])
})

test('[N23] who has signed the very text before is not asked again; who took it back is', () => {
  expect(heard(aylin, called(), signed(aylin), reopened, called())).toEqual(['reopened 3'])
  expect(heard(aylin, called(), signed(aylin), revoked(aylin), reopened, called())).toEqual(['called 5'])
})

test('[N23] who has answered hears of a correction, and until when she can object', () => {
  const acts = [called(), signed(aylin), corrected(textA, textB)]
  expect(noticesOf(aylin, acts).at(-1)).toMatchObject({
    kind: 'corrected',
    words: 'Tippfehler',
    due: '2026-12-12',
  })
  expect(heard(bente, ...acts)).toEqual(['called 1'])
})

test('[N23] what was entered in her name she hears of, and what was answered to her objection', () => {
  expect(noticesOf(aylin, [called(), entered(aylin)]).at(-1)).toMatchObject({
    kind: 'entered',
    by: sabine,
    answer: 'signed',
  })
  const acts = [called(), objected(aylin), objectionAnswered(aylin)]
  expect(noticesOf(aylin, acts).at(-1)).toMatchObject({
    kind: 'objectionAnswered',
    by: sabine,
    words: 'Der Rat entscheidet im März.',
  })
  expect(heard(bente, ...acts)).toEqual(['called 1'])
})

test('[N23] the moderation hears of objections that stand, of what is disputed, and of the quorum; not of her own deeds', () => {
  expect(noticesOf(sabine, [called(), objected(aylin)])).toMatchObject([
    { kind: 'objected', by: aylin, words: 'Die Mittel fehlen.' },
  ])
  expect(heard(sabine, called(), objected(aylin), revoked(aylin))).toEqual([])
  expect(heard(sabine, called(), objected(aylin), objectionAnswered(aylin))).toEqual([])
  expect(heard(sabine, called(), entered(aylin), disputed(aylin))).toEqual(['disputed 3'])
  expect(heard(sabine, called(), signed(aylin), reached, lost)).toEqual(['quorumReached 3', 'quorumLost 4'])
  expect(heard(bente, called(), signed(aylin), reached, lost)).toEqual(['called 1'])
})

test('[N23] a count that other members or another quorum changed is news to all who sign, and says so', () => {
  const event: Event = {
    type: 'quorumLost',
    section: einleitung,
    tally: { signed: 2, needed: 3, members: 4 },
    because: 'members',
  }
  const acts: Act[] = [called(), signed(aylin), signed(bente), reached, [null, event]]
  for (const person of [bente, sabine])
    expect(noticesOf(person, acts).at(-1)).toMatchObject({ kind: 'quorumLost', because: 'members', by: null })
  const left: Act = [
    null,
    { type: 'roleWithdrawn', person: bente, grant: { role: 'expert', workingGroup: agBildung } },
  ]
  expect(heard(bente, ...acts, left)).toEqual([])
})
