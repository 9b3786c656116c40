import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentOf } from './content.ts'
import { differenceOf, type ComparedSection } from './difference.ts'
import { sectionOf } from './difference.fake.ts'
import { textsIn, textsOf, total, turned } from './difference-reading.fake.ts'
import { sectionId } from './ids.ts'
import type { TextElement, TextRun } from './text.ts'

const neverLate = () => false
const compare = (before: readonly ComparedSection[], after: readonly ComparedSection[]) =>
  differenceOf(before, after, neverLate)
const kita = (...lines: readonly string[]) => [sectionOf('kita', '1.2', 'Kitas', ...lines)]

const words = fc.constantFrom(
  'Kita',
  'Schule',
  'offen',
  'für',
  'alle',
  'Kinder',
  'Eltern',
  'Expert*innen',
  '3,5',
  '„Stadt“',
  '🌻',
  'u.',
)
const run: fc.Arbitrary<TextRun> = fc.record(
  {
    text: fc.array(words, { minLength: 1, maxLength: 4 }).map((all) => `${all.join(' ')} `),
    bold: fc.constant(true as const),
    italic: fc.constant(true as const),
    href: fc.constantFrom('https://hannover.de', 'mailto:lip@hannover.de'),
  },
  { requiredKeys: ['text'] },
)
const paragraph: fc.Arbitrary<TextElement> = fc.record({
  name: fc.constant('paragraph'),
  children: fc.array(
    fc.oneof({ weight: 6, arbitrary: run }, fc.constant({ name: 'hardBreak', children: [] })),
    { maxLength: 4 },
  ),
})
const heading = fc
  .tuple(fc.constantFrom(1, 2), paragraph)
  .map(([level, { children }]) => ({ name: 'heading', attributes: { level }, children }))
const around = (name: string, ...inner: readonly string[]) =>
  fc.array(paragraph, { maxLength: 2 }).map((lines): TextElement => ({
    name,
    children: inner.reduceRight<TextElement[]>((children, one) => [{ name: one, children }], lines),
  }))
const block = fc.oneof(
  { weight: 5, arbitrary: paragraph },
  heading,
  around('bulletList', 'listItem'),
  around('orderedList', 'listItem', 'bulletList', 'listItem'),
  around('blockquote'),
  around('table', 'tableRow', 'tableCell'),
)
/** Sections of a few names, in any order, with lines that come again and again. */
const texts: fc.Arbitrary<ComparedSection[]> = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom('kita', 'schule', 'sport', 'kultur').map((name) => sectionId.parse(`sec_${name}`)),
      title: words,
      blocks: fc.array(block, { maxLength: 6 }),
    }),
    { selector: ({ id }) => id, maxLength: 4 },
  )
  .map((sections) =>
    sections.map(({ id, title, blocks }, at) => ({ id, number: `1.${at + 1}`, ...contentOf(title, blocks) })),
  )

const byName = (all: ReturnType<typeof textsIn>) => [...all].sort(([one], [other]) => (one < other ? -1 : 1))

test('[D8] whatever became of a text, both texts can be read from the difference, each word and its look, wholly and piece by piece', () => {
  fc.assert(
    fc.property(texts, texts, fc.constantFrom(0, 5, 100, 1e6), (before, after, steps) => {
      const difference = differenceOf(before, after, neverLate, steps)
      expect(byName(textsIn(difference, 'before'))).toEqual(byName(textsOf(before)))
      expect(textsIn(difference, 'after')).toEqual(textsOf(after))
    }),
    { endOnFailure: true, numRuns: 200 },
  )
})

test('[D9] turned round it says the same: as much is gone as was new, and as much is moved and changed', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const [there, back] = [compare(before, after), compare(after, before)]
      expect(total(there)).toEqual(turned(total(back)))
    }),
    { endOnFailure: true, numRuns: 200 },
  )
})

test('[D9] a paragraph that was put into a table counts the same, whichever text is the newer', () => {
  const [before, after] = [
    kita('Die Stadt fördert Kurse im Mai.'),
    kita('| Die Stadt fördert Kurse | im Mai.'),
  ]
  const one = { changed: 1, rows: 0, added: 0, removed: 0 }
  expect(total(compare(before, after))).toMatchObject(one)
  expect(total(compare(after, before))).toMatchObject(one)
})

test('[D9] a paragraph that is as much like one as like another moves to the same one, whichever text is the newer', () => {
  const [one, two, three] = [
    'für Expert*innen Kita Schule Kita',
    'Kita Kita Kita Kita Expert*innen',
    'Schule Schule u. Kita Expert*innen',
  ]
  const before = [
    sectionOf('kultur', '1.1', 'Kultur', one),
    sectionOf('schule', '1.2', 'S'),
    sectionOf('kita', '1.3', 'K'),
  ]
  const after = [sectionOf('kita', '1.1', 'K', two), sectionOf('schule', '1.2', 'S', three)]
  const [there, back] = [total(compare(before, after)), total(compare(after, before))]
  expect([there.wordsAdded, there.wordsRemoved]).toEqual([back.wordsRemoved, back.wordsAdded])
})

test('[D9] of two texts that are the same nothing is a change', () => {
  fc.assert(
    fc.property(texts, (both) => {
      const { sections, changes } = compare(both, both)
      expect([changes.length, sections.filter(({ kind }) => kind !== 'unchanged').length]).toEqual([0, 0])
    }),
    { endOnFailure: true },
  )
})

test('[D3] whichever paragraphs of a text change places, none of them is new or gone', () => {
  const sentence = (at: number) => `Absatz ${at}: Die Stadt ${'fördert '.repeat(at + 1)}Kurse für alle.`
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 })
  fc.assert(
    fc.property(order, order, (one, other) => {
      const { added, removed } = total(compare(kita(...one.map(sentence)), kita(...other.map(sentence))))
      expect([added, removed]).toEqual([0, 0])
    }),
    { endOnFailure: true },
  )
})

const many = (count: number, say: (at: number) => string): string[] =>
  Array.from({ length: count }, (_, at) => say(at))

test.each([
  [
    'thousands of paragraphs that are all the same',
    many(10_000, () => 'Die Stadt fördert Kurse.'),
    many(9000, () => 'Die Stadt fördert Kurse.'),
  ],
  [
    'thousands that come in turn',
    many(4000, (at) => (at % 2 === 0 ? 'Eins.' : 'Zwei.')),
    many(4000, (at) => (at % 3 === 0 ? 'Eins.' : 'Zwei.')),
  ],
  [
    'thousands that are all others',
    many(2000, (at) => `Absatz ${at} des alten Textes ${at}`),
    many(2000, (at) => `Abschnitt ${at} eines neuen Textes ${at}`),
  ],
  ['one word of 200 kB', ['a'.repeat(200_000)], [`${'a'.repeat(199_999)}b`]],
  ['200 kB without a space', ['ja,nein,'.repeat(25_000)], ['nein,ja,ja,'.repeat(20_000)]],
  [
    'one paragraph of many words',
    [many(8000, (at) => `wort${at}`).join(' ')],
    [many(8000, (at) => `${at % 2 === 0 ? 'wort' : 'neu'}${at}`).join(' ')],
  ],
  ['one paragraph of two words in turn', ['ja nein '.repeat(5000)], ['nein ja ja '.repeat(5000)]],
  ['nothing', [], ['']],
])('[D10] %s: it ends within the steps that are given', (_what, before, after) => {
  let asked = 0
  const isLate = () => (asked++, false)
  const [old, now] = [kita(...before), kita(...after)]
  const difference = differenceOf(old, now, isLate, 3_000_000)
  expect(JSON.stringify(textsIn(difference, 'before')) === JSON.stringify(textsOf(old))).toBe(true)
  expect(JSON.stringify(textsIn(difference, 'after')) === JSON.stringify(textsOf(now))).toBe(true)
  expect(asked).toBeLessThan(20_000)
})

test('[D10] as soon as time is up, what is left is compared by whole lines, and says so', () => {
  const long = many(40, (at) => `Der ${at}. Absatz handelt von der Förderung der ${at} Kitas.`)
  const changed = long.map((one) => one.replace('Kitas', 'Horte'))
  const twice = (lines: readonly string[]) =>
    ['kita', 'schule'].map((id, at) => sectionOf(id, `1.${at + 1}`, 'Titel', ...lines))
  let asked = 0
  const differenceUntil = (most: number) => {
    asked = 0
    return differenceOf(twice(long), twice(changed), () => asked++ > most).sections
  }
  differenceUntil(Infinity)
  const found = differenceUntil(asked / 2)
  expect(found.map(({ isCoarse }) => isCoarse)).toEqual([false, true])
  expect(found[0]?.counts).toMatchObject({ changed: 40, added: 0, removed: 0 })
})
