import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import type { Draft } from './consultation.ts'
import { draftId, sectionId } from './ids.ts'
import { idOf } from './paper.fake.ts'
import {
  isSaved,
  isSettled,
  leftOut,
  passagesOf,
  putTogether,
  readWriting,
  replacedBy,
  takenOver,
  unseenBy,
  withoutSection,
  withWords,
  wordsAbout,
  writingOn,
} from './statement-writing.ts'

const kita = sectionId.parse('sec_kita')
const draft = (number: number, words: string, about: string | null = null): Draft => ({
  id: draftId.parse(`dra_000${number}`),
  at: '2026-11-22T10:00:00.000Z',
  by: idOf('amir'),
  passages: [{ section: about === null ? null : kita, words }],
})
const [one, two] = [draft(1, 'Wir stimmen zu.'), draft(2, 'Mehr Plätze.', 'kita')]

describe('a statement in the making', () => {
  test('[V24] takes the place of the drafts that were seen, and of no other', () => {
    const begun = withWords(writingOn(one), null, 'Wir stimmen gern zu.')
    expect(replacedBy(begun)).toEqual([one.id])
    expect(unseenBy(begun, [one, two])).toEqual([two])
    expect(replacedBy(leftOut(begun, two))).toEqual([one.id, two.id])
    expect(passagesOf(leftOut(begun, two))).toEqual([{ section: null, words: 'Wir stimmen gern zu.' }])
  })

  test('[V24] put together it has the words of all, by section, and none twice', () => {
    const all = putTogether([
      one,
      two,
      draft(3, 'Zu wenig Personal.', 'kita'),
      draft(4, 'Mehr Plätze.', 'kita'),
    ])
    expect(wordsAbout(all.parts, null)).toBe('Wir stimmen zu.')
    expect(wordsAbout(all.parts, kita)).toBe('Mehr Plätze.\n\nZu wenig Personal.')
    expect(all.base.length).toBe(4)
    expect(wordsAbout(takenOver(all, two).parts, kita)).toBe(wordsAbout(all.parts, kita))
  })

  test('[V24] says when all of it is saved: not while it would take the place of more than it says', () => {
    expect(isSaved(writingOn(null), [])).toBe(true)
    expect(isSaved(writingOn(one), [one])).toBe(true)
    expect(isSaved(withWords(writingOn(null), null, ' Wir stimmen zu. '), [one])).toBe(true)
    expect(isSaved(withWords(writingOn(one), null, 'Nein.'), [one])).toBe(false)
    expect(isSaved(withWords(writingOn(one), null, ''), [one])).toBe(false)
    expect(isSaved(leftOut(writingOn(one), two), [one, two])).toBe(false)
    const withBlank = withWords(writingOn(one), null, 'Wir stimmen zu. ')
    expect([isSaved(withBlank, [one]), isSettled(withBlank, [one])]).toEqual([true, false])
    expect(isSettled(writingOn(one), [one])).toBe(true)
  })

  test('[V23] without words there is nothing to send, and parts that say nothing stay away', () => {
    expect(passagesOf(writingOn(null))).toBeNull()
    const said = withWords(writingOn(two), null, '  ')
    expect(passagesOf(said)).toEqual(two.passages)
    expect(passagesOf(withoutSection(said, kita))).toBeNull()
  })

  test('[V24] is read as it was kept, and nothing else is', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (words, about) => {
        const kept = withWords(writingOn(one), about ? kita : null, words)
        expect(readWriting(JSON.stringify(kept))).toEqual(kept)
      }),
      { endOnFailure: true },
    )
    for (const other of ['', '{', 'null', '{"base":[]}', '{"base":[],"parts":[{"section":null,"words":1}]}'])
      expect(readWriting(other)).toBeNull()
  })
})
