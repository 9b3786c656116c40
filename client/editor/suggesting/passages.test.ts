import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesBetween, inCopy } from './changes.ts'
import { passagesOf } from './passages.ts'

const passages = (text: string, copy: string) =>
  passagesOf(text, copy, changesBetween(text, copy)).map(({ original, replacement }) => [
    original,
    replacement,
  ])

test.each([
  ['a word', 'Die Stadt fördert Kurse.\n', 'Die Stadt fördert gute Kurse.\n', [['Kurse.', 'gute Kurse.']]],
  ['a word less', 'Das ist sehr gut.\n', 'Das ist gut.\n', [['sehr gut.', 'gut.']]],
  ['the first word', 'Sehr gut ist das.\n', 'Gut ist das.\n', [['Sehr gut', 'Gut']]],
  ['a full stop', 'Das ist gut\n', 'Das ist gut.\n', [['gut', 'gut.']]],
  [
    'two changes near each other',
    'Die Stadt fördert Kurse.\n',
    'Unsere Stadt fördert viele Kurse.\n',
    [['Die Stadt fördert', 'Unsere Stadt fördert viele']],
  ],
  [
    'two changes far apart',
    'Die Stadt fördert Kurse für alle Kinder und für ihre Eltern.\n',
    'Unsere Stadt fördert Kurse für alle Kinder und für ihre Großeltern.\n',
    [
      ['Die', 'Unsere'],
      ['Eltern', 'Großeltern'],
    ],
  ],
  [
    'a new paragraph',
    'Erstens.\nZweitens.\n',
    'Erstens.\nNeu.\nZweitens.\n',
    [['Erstens.', 'Erstens.\nNeu.']],
  ],
  [
    'a paragraph behind one that is changed',
    'Heute ist das schon alles ganz gut.\n',
    'Morgen ist das schon alles ganz gut.\nNeu.\n',
    [
      ['Heute', 'Morgen'],
      ['gut.', 'gut.\nNeu.'],
    ],
  ],
  ['a paragraph before all', 'Erstens.\n', 'Neu.\nErstens.\n', [['Erstens.', 'Neu.\nErstens.']]],
  [
    'a paragraph less',
    'Erstens.\nAlt.\nZweitens.\n',
    'Erstens.\nZweitens.\n',
    [['Erstens.\nAlt.', 'Erstens.']],
  ],
  [
    'a split',
    'Erstens. Zweitens.\n',
    'Erstens.\nZweitens.\n',
    [['Erstens. Zweitens.', 'Erstens.\nZweitens.']],
  ],
  [
    'words in an empty paragraph',
    'Ziele\n\nMehr\n',
    'Ziele\nNeu.\nMehr\n',
    [['Ziele\n\nMehr', 'Ziele\nNeu.\nMehr']],
  ],
  ['empty paragraphs alone', 'Erstens.\n', 'Erstens.\n\n', []],
])('[E60] %s is a passage with words of its own', (_what, text, copy, then) => {
  expect(passages(text, copy)).toEqual(then)
})

const line = fc.array(fc.constantFrom('Haus', 'Hof', 'Kind', 'und', 'der', '(x)', '.'), { maxLength: 8 })
const lines = fc
  .array(line, { minLength: 1, maxLength: 6 })
  .map((all) => all.map((one) => `${one.join(' ')}\n`).join(''))
const words = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '')

test('[E60] whatever is changed, the passages in place of the words they are about make the copy, and each has a word to stand on', () => {
  fc.assert(
    fc.property(lines, lines, (text, copy) => {
      const found = passagesOf(text, copy, changesBetween(text, copy))
      const made = found.reduceRight(
        (all, { from, to, replacement }) => `${all.slice(0, from)} ${replacement} ${all.slice(to)}`,
        text,
      )
      // Letters without spaces: whole words may be parted by the spaces put in above.
      expect(words(made).join('')).toBe(words(copy).join(''))
      if (words(text).length > 0) for (const { original } of found) expect(original).not.toBe('')
      for (const [at, { from }] of found.entries())
        expect(from).toBeGreaterThanOrEqual(found[at - 1]?.to ?? 0)
    }),
    { endOnFailure: true },
  )
})

test('[E60] a letter of the text that stands is found in the copy', () => {
  const [text, copy] = ['Eins zwei drei.\nVier.\n', 'Eins drei.\nNeu.\nVier.\n']
  const changes = changesBetween(text, copy)
  const found = (word: string) => copy.slice(inCopy(changes, text.indexOf(word))).slice(0, word.length)
  expect(['Eins', 'drei', 'Vier'].map(found)).toEqual(['Eins', 'drei', 'Vier'])
})
