import { contentOf } from '#shared/content'
import type { TextElement } from '#shared/text'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textDifference, type Passage } from './text-difference.ts'

const paragraph = (text: string, bold = false): TextElement => ({
  name: 'paragraph',
  children: text === '' ? [] : [bold ? { text, bold } : { text }],
})
const content = (...texts: readonly string[]) =>
  contentOf(
    'Kitas',
    texts.map((text) => paragraph(text)),
  )

const said = (passages: readonly Passage[]): string[] =>
  passages.map((one) =>
    one.kind === 'changed' ? `changed: ${one.before} → ${one.after}` : `${one.kind}: ${one.words}`,
  )

test('[Q31] a changed paragraph stands beside what it was; others are new, gone, or the same', () => {
  const before = content('Jede Kita ist offen für alle.', 'Eltern werden beteiligt.', 'Dieser Satz geht.')
  const after = content(
    'Jede Kita ist offen für alle Kinder.',
    'Ganz neu ist das hier.',
    'Eltern werden beteiligt.',
  )
  expect(said(textDifference(before, after))).toEqual([
    'same: Kitas',
    'changed: Jede Kita ist offen für alle. → Jede Kita ist offen für alle Kinder.',
    'added: Ganz neu ist das hier.',
    'same: Eltern werden beteiligt.',
    'removed: Dieser Satz geht.',
  ])
})

test('[Q31] a new title is a change, and so is what only looks different', () => {
  const before = contentOf('Kitas', [paragraph('Jede Sprache zählt.')])
  const after = contentOf('Kitas und Horte', [paragraph('Jede Sprache zählt.', true)])
  expect(said(textDifference(before, after))).toEqual([
    'changed: Kitas → Kitas und Horte',
    'formatted: Jede Sprache zählt.',
  ])
})

test('[Q31] whatever became of a text, both texts can be read from the difference', () => {
  const words = fc.constantFrom('Kita', 'Schule', 'offen', 'alle', 'Kinder', 'Eltern')
  const text = fc.array(
    fc.array(words, { minLength: 1, maxLength: 6 }).map((all) => all.join(' ')),
    {
      maxLength: 8,
    },
  )
  fc.assert(
    fc.property(text, text, (old, now) => {
      const passages = textDifference(content(...old), content(...now))
      const read = (side: 'before' | 'after', other: 'added' | 'removed') =>
        passages.flatMap((one) => {
          if (one.kind === 'changed') return one[side]
          return one.kind === other ? [] : one.words
        })
      expect(read('before', 'added')).toEqual(['Kitas', ...old])
      expect(read('after', 'removed')).toEqual(['Kitas', ...now])
    }),
    { endOnFailure: true, numRuns: 100 },
  )
})
