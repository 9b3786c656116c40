import { expect, test } from 'vitest'
import { differenceOf } from './difference.ts'
import { said, sectionOf } from './difference.fake.ts'

const kita = (...lines: readonly string[]) => [sectionOf('kita', '1.2', 'Kitas', ...lines)]
/** Of one section, without its name. */
const became = (before: readonly string[], after: readonly string[]): string[] =>
  said(differenceOf(kita(...before), kita(...after), () => false)).slice(1)

test('[D5] of a table the row and the words in it are said', () => {
  expect(
    became(
      ['| Maßnahme | Frist', '| Sprachkurse | 2026'],
      ['| Maßnahme | Frist', '| Mehr Sprachkurse | 2027'],
    ),
  ).toEqual(['= Maßnahme │ Frist', '~ [+Mehr +]Sprachkurse │ [-2026-][+2027+]'])
})

/** Of one table. */
const rows = (before: readonly string[], after: readonly string[]): string[] =>
  became(
    before.map((row) => `| ${row}`),
    after.map((row) => `| ${row}`),
  )

test('[D5] no word goes from one cell to another', () => {
  expect(
    rows(
      ['Ziel | Frist | Wer', 'Kurse | bis Mai | Stadt'],
      ['Ziel | Frist | Wer', 'Kurse | Stadt | bis Mai'],
    ),
  ).toEqual(['= Ziel │ Frist │ Wer', '~ Kurse │ [-bis Mai-][+Stadt+] │ [-Stadt-][+bis Mai+]'])
})

test('[D5] a row stays the same one while all its numbers change; another is new, or gone', () => {
  expect(
    rows(
      ['Ort | 2024 | 2025', 'Linden | 120 | 130', 'List | 80 | 90'],
      ['Ort | 2024 | 2025', 'Linden | 121 | 144', 'Nordstadt | 70 | 75', 'List | 80 | 90'],
    ),
  ).toEqual([
    '= Ort │ 2024 │ 2025',
    '~ Linden │ [-120-][+121+] │ [-130-][+144+]',
    '+ Nordstadt │ 70 │ 75',
    '= List │ 80 │ 90',
  ])
})

test.each([
  [
    'at the end',
    ['Ziel | Wer', 'Kurse | Stadt'],
    ['Ziel | Wer | Frist', 'Kurse | Stadt | Mai'],
    ['~ Ziel │ Wer[+ │ +][+Frist+] (column added Frist 3)', '~ Kurse │ Stadt[+ │ +][+Mai+]'],
  ],
  [
    'at the start',
    ['Ziel | Wer', 'Kurse | Stadt'],
    ['Nr. | Ziel | Wer', '1 | Kurse | Stadt'],
    ['~ [+Nr.+][+ │ +]Ziel │ Wer (column added Nr. 1)', '~ [+1+][+ │ +]Kurse │ Stadt'],
  ],
  [
    'in the midst, with words changed beside it',
    ['Ziel | Frist | Wer', 'Kurse | Mai | die Stadt', 'Feste | Juni | Vereine'],
    ['Ziel | Wer', 'Mehr Kurse | die Stadt', 'Feste | Vereine'],
    [
      '~ Ziel[- │ -][-Frist-] │ Wer (column removed Frist 2)',
      '~ [+Mehr +]Kurse[- │ -][-Mai-] │ die Stadt',
      '~ Feste[- │ -][-Juni-] │ Vereine',
    ],
  ],
  [
    'without words, which has its number',
    ['Ziel | Wer', 'Kurse | Stadt'],
    ['Ziel |  | Wer', 'Kurse |  | Stadt'],
    ['~ Ziel[+ │ +] │ Wer (column added  2)', '~ Kurse[+ │ +] │ Stadt'],
  ],
])('[D5] a column that is new or gone is named once: %s', (_where, before, after, named) => {
  expect(rows(before, after)).toEqual(named)
})
