import { contentOf } from '#shared/content'
import { linesAfter, linesBefore } from '#shared/difference-reading.fake'
import { sectionId } from '#shared/ids'
import type { TextElement } from '#shared/text'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textDifference, type TextStory } from './text-difference.ts'

const paragraph = (text: string, bold = false): TextElement => ({
  name: 'paragraph',
  children: text === '' ? [] : [bold ? { text, bold } : { text }],
})
const content = (...texts: readonly string[]) =>
  contentOf(
    'Kitas',
    texts.map((text) => paragraph(text)),
  )

const kitas = sectionId.parse('sec_kitas')

function said({ title, blocks }: TextStory): string[] {
  const named = title?.map(({ kind, words }) => `${kind}: ${words}`) ?? []
  return [
    ...named,
    ...blocks.map((block) => {
      const was = 'before' in block ? block.before.words : ''
      const is = 'after' in block ? block.after.words : ''
      return block.kind === 'changed' ? `changed: ${was} → ${is}` : `${block.kind}: ${is === '' ? was : is}`
    }),
  ]
}

test('[Q31] a changed paragraph stands beside what it was; others are new, gone, or the same', () => {
  const before = content('Jede Kita ist offen für alle.', 'Eltern werden beteiligt.', 'Dieser Satz geht.')
  const after = content(
    'Jede Kita ist offen für alle Kinder.',
    'Ganz neu ist das hier.',
    'Eltern werden beteiligt.',
  )
  expect(said(textDifference(kitas, before, after))).toEqual([
    'changed: Jede Kita ist offen für alle. → Jede Kita ist offen für alle Kinder.',
    'added: Ganz neu ist das hier.',
    'same: Eltern werden beteiligt.',
    'removed: Dieser Satz geht.',
  ])
})

test('[Q31] a new title is a change, and so is what only looks different', () => {
  const before = contentOf('Kitas', [paragraph('Jede Sprache zählt.')])
  const after = contentOf('Kitas und Horte', [paragraph('Jede Sprache zählt.', true)])
  expect(said(textDifference(kitas, before, after))).toEqual([
    'same: Kitas',
    'new:  und Horte',
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
      const { title, blocks } = textDifference(kitas, content(...old), content(...now))
      const before = blocks.flatMap(linesBefore).map((line) => line.words)
      const after = blocks.flatMap(linesAfter).map((line) => line.words)
      expect([title, before, after]).toEqual([null, old, now])
    }),
    { endOnFailure: true, numRuns: 100 },
  )
})
