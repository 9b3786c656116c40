import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differenceOf, type ComparedSection } from './difference.ts'
import { textsIn, textsOf, total, turned } from './difference-reading.fake.ts'
import { said, sectionOf } from './difference.fake.ts'

const compare = (before: readonly ComparedSection[], after: readonly ComparedSection[]) =>
  differenceOf(before, after, () => false)
const kita = (...lines: readonly string[]) => [sectionOf('kita', '1.2', 'Kitas', ...lines)]
/** Of one section, without its name. */
const became = (before: readonly string[], after: readonly string[]): string[] =>
  said(compare(kita(...before), kita(...after))).slice(1)

const [plan, parents, all] = [
  'Die Stadt stärkt die Sprachbildung in allen Kitas.',
  'Eltern werden an den Entscheidungen beteiligt.',
  'Für alle Kinder gibt es genug Plätze.',
]

test.each([
  ['in two', [`${plan} ${parents}`], [plan, parents], [`split ${plan} ¶ ${parents}`]],
  ['in three', [`${plan} ${parents} ${all}`], [plan, parents, all], [`split ${plan} ¶ ${parents} ¶ ${all}`]],
  ['at a line break', [`${plan}\n${parents}`], [plan, parents], [`split ${plan} ¶ ${parents}`]],
  [
    'at a comma',
    ['Wir fördern Kurse für alle, Feste im Viertel und Sport.'],
    ['Wir fördern Kurse für alle,', 'Feste im Viertel und Sport.'],
    ['split Wir fördern Kurse für alle, ¶ Feste im Viertel und Sport.'],
  ],
  [
    'with words changed in both parts',
    [`${plan} ${parents}`, all],
    [plan.replace('allen', 'vielen'), `Alle ${parents}`, all],
    [
      'split Die Stadt stärkt die Sprachbildung in [-allen-][+vielen+] Kitas. ¶ [+Alle +]Eltern werden an den Entscheidungen beteiligt.',
      `= ${all}`,
    ],
  ],
  [
    'with a sentence gone at the seam',
    [`${plan} Das ist neu. ${parents}`],
    [plan, parents],
    [`split ${plan} ¶ [-Das ist neu. -]${parents}`],
  ],
  [
    'to a list',
    [`${plan} ${parents}`],
    [`- ${plan}`, `- ${parents}`],
    [`split ${plan} (list none bulleted) ¶ ${parents} (list none bulleted)`],
  ],
])(
  '[D15] a paragraph that was split is shown beside its parts, with what changed in them: %s',
  (_how, before, after, named) => {
    expect(became(before, after)).toEqual(named)
    expect(became(after, before)).toEqual(named.map(turnedRound))
  },
)

/** What is said the other way round. */
const turnedRound = (line: string): string =>
  line
    .replace('split', 'joined')
    .replaceAll('none bulleted', 'bulleted none')
    .replaceAll(/(?:\[-([^\]]*)-\])?(?:\[\+([^\]]*)\+\])?/gu, (_, gone?: string, come?: string) =>
      [come && `[-${come}-]`, gone && `[+${gone}+]`].join(''),
    )

test('[D15] a paragraph beside which a new one says something alike is not split', () => {
  expect(
    became(
      [plan, all],
      [plan, 'In allen Kitas stärkt die Stadt die Eltern und die Sprache der Kinder.', all],
    ),
  ).toEqual([
    `= ${plan}`,
    '+ In allen Kitas stärkt die Stadt die Eltern und die Sprache der Kinder.',
    `= ${all}`,
  ])
  expect(became([plan], [`${plan} Immer.`, 'Die Kitas in der Stadt.'])).toEqual([
    `~ ${plan}[+ Immer.+]`,
    '+ Die Kitas in der Stadt.',
  ])
})

test('[D15] a sentence that goes from one paragraph to the next splits and joins neither', () => {
  const next = 'Das Ziel ist, dass jede Familie in ihrem Stadtteil einen Platz bekommt.'
  expect(became([`${plan} ${all}`, next], [plan, `${all} ${next}`])).toEqual([
    `~ ${plan}[- ${all}-]`,
    `~ [+${all} +]${next}`,
  ])
})

test('[D15] a split is one change; words that stayed are not counted', () => {
  const { sections, changes } = compare(kita(`${plan} ${parents}`), kita(plan, `Alle ${parents}`))
  expect(sections[0]?.counts).toEqual({
    changed: 0,
    rows: 0,
    formatted: 0,
    added: 0,
    removed: 0,
    moved: 0,
    split: 1,
    joined: 0,
    wordsAdded: 1,
    wordsRemoved: 0,
  })
  expect(changes).toEqual([{ section: 0, block: 0 }])
})

/** A paragraph of each few sentences; a row begins with "| ". */
const sentence = fc
  .tuple(
    fc.constantFrom('Die Stadt', 'Jede Kita', 'Ein Verein', 'Das Amt', 'Wer kommt,'),
    fc.constantFrom('stärkt', 'fördert', 'beteiligt', 'findet', 'plant'),
    fc.constantFrom('Kurse für alle', 'Eltern und Kinder', 'neue Räume im Viertel', 'Sprachen, auch İzmirs'),
    fc.constantFrom('jedes Jahr.', 'sofort!', 'bis 2027.', 'gemeinsam mit anderen.'),
  )
  .map((parts) => parts.join(' '))
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 })
const row = fc.array(fc.constantFrom('Kurse', 'Mai', 'die Stadt', '12', ' '), { minLength: 2, maxLength: 4 })

/** What people make of it: each paragraph stays, is split between two sentences, joined to the next, said anew, or goes. */
const edits = fc.array(fc.constantFrom('stay', 'stay', 'split', 'join', 'reword', 'go'), {
  minLength: 6,
  maxLength: 6,
})

function redrafted(paragraphs: readonly (readonly string[])[], made: readonly string[]): string[] {
  const lines: string[] = []
  let isJoining = false
  const put = (words: string): void => {
    if (isJoining) lines.push(`${lines.pop() ?? ''} ${words}`.trim())
    else lines.push(words)
    isJoining = false
  }
  for (const [at, sentences] of paragraphs.entries()) {
    const edit = made[at]
    if (edit === 'go') continue
    const words = sentences.join(' ')
    if (edit === 'split') for (const one of sentences) put(one)
    else put(edit === 'reword' ? words.replace(/ (?:stärkt|fördert|plant) /u, ' sichert ') : words)
    isJoining = edit === 'join'
  }
  return lines
}

test('[D8] [D9] [D15] whatever is split, joined and said anew, both texts can be read from the difference, and turned round it says the same', () => {
  const found = { split: 0, joined: 0 }
  fc.assert(
    fc.property(
      fc.array(paragraph, { maxLength: 6 }),
      edits,
      fc.array(row, { maxLength: 3 }),
      fc.array(row, { maxLength: 3 }),
      (paragraphs, made, old, now) => {
        const table = (rows: readonly (readonly string[])[]) => rows.map((cells) => `| ${cells.join(' | ')}`)
        const before = kita(...paragraphs.map((sentences) => sentences.join(' ')), ...table(old))
        const after = kita(...redrafted(paragraphs, made), ...table(now))
        const [there, back] = [compare(before, after), compare(after, before)]
        expect(textsIn(there, 'before')).toEqual(textsOf(before))
        expect(textsIn(there, 'after')).toEqual(textsOf(after))
        expect(total(there)).toEqual(turned(total(back)))
        found.split += total(there).split
        found.joined += total(there).joined
      },
    ),
    { endOnFailure: true, numRuns: 60 },
  )
  expect([found.split > 0, found.joined > 0]).toEqual([true, true])
})
