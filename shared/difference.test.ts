import { expect, test } from 'vitest'
import { contentOf } from './content.ts'
import { differenceOf, type ComparedSection } from './difference.ts'
import { linesOf } from './difference-lines.ts'
import { said, sectionOf } from './difference.fake.ts'
import { sectionId } from './ids.ts'

const compare = (before: readonly ComparedSection[], after: readonly ComparedSection[]) =>
  differenceOf(before, after, () => false)

const kita = (...lines: readonly string[]) => [sectionOf('kita', '1.2', 'Kitas', ...lines)]
/** Of one section, without its name. */
const became = (before: readonly string[], after: readonly string[]): string[] =>
  said(compare(kita(...before), kita(...after))).slice(1)

test('[D1] word by word: what goes and comes stands where it stood, and sentences around it stay', () => {
  expect(
    became(
      [
        '# Wer kann sich bewerben?',
        'Über die Zusammensetzung der Expert*innengruppen entscheiden die jeweils federführenden Dezernate.',
        'Einsendeschluss ist der 30. November 2019.',
      ],
      [
        '# Wer kann sich bewerben?',
        'Über die personelle Zusammensetzung der Expert*innengruppen entscheidet das federführende Dezernat.',
        'Einsendeschluss ist der 31. Dezember 2019.',
      ],
    ),
  ).toEqual([
    '= Wer kann sich bewerben?',
    '~ Über die [+personelle +]Zusammensetzung der Expert*innengruppen [-entscheiden die jeweils federführenden Dezernate-][+entscheidet das federführende Dezernat+].',
    '~ Einsendeschluss ist der [-30-][+31+]. [-November-][+Dezember+] 2019.',
  ])
})

test('[D2] paragraphs that share most of their words are laid side by side; the others are new, or gone', () => {
  expect(
    became(
      ['Jede Kita ist offen für alle.', 'Eltern werden beteiligt.', 'Dieser Satz geht.'],
      ['Jede Kita ist offen für alle Kinder.', 'Ganz neu ist das hier.', 'Eltern werden beteiligt.'],
    ),
  ).toEqual([
    '~ Jede Kita ist offen für alle[+ Kinder+].',
    '+ Ganz neu ist das hier.',
    '= Eltern werden beteiligt.',
    '- Dieser Satz geht.',
  ])
})

test('[D3] a paragraph that stands elsewhere has moved, within its section or to another, also with a word changed in it', () => {
  const [sport, wohnen] = [
    'Sport verbindet Menschen aller Herkunft in den Vereinen der Stadt.',
    'Wohnen ist ein Grundrecht, auch für Geflüchtete in Hannover.',
  ]
  const before = [
    sectionOf('sport', '4.1', 'Sport', '# Ziele', sport, wohnen),
    sectionOf('wohnen', '4.2', 'Wohnen', '# Ziele'),
  ]
  const after = [
    sectionOf('sport', '4.1', 'Sport', '# Ziele', sport),
    sectionOf('wohnen', '4.2', 'Wohnen', '# Ziele', wohnen.replace('Geflüchtete', 'alle')),
  ]
  const difference = compare(before, after)
  expect(said(difference)).toEqual([
    'changed: 4.1 Sport → 4.1 Sport',
    '= Ziele',
    `= ${sport}`,
    `< ${wohnen}`,
    'changed: 4.2 Wohnen → 4.2 Wohnen',
    '= Ziele',
    '> Wohnen ist ein Grundrecht, auch für [-Geflüchtete-][+alle+] in Hannover.',
  ])
  expect(difference.changes).toEqual([{ section: 1, block: 1 }])
  expect(difference.sections[0]?.blocks[2]).toMatchObject({ to: { section: 1, block: 1 } })
  expect(difference.sections[1]?.blocks[1]).toMatchObject({ from: { section: 0, block: 2 } })
})

test.each([
  ['a level', '# Ziele und Maßnahmen', '## Ziele und Maßnahmen', ['heading 1 2']],
  ['a heading that was a paragraph', 'Ziele und Maßnahmen', '# Ziele und Maßnahmen', ['heading 0 1']],
  ['an item', 'Mehr Plätze schaffen', '- Mehr Plätze schaffen', ['list none bulleted']],
  ['numbers for dots', '- Mehr Plätze schaffen', '1. Mehr Plätze schaffen', ['list bulleted numbered']],
  ['a quotation', 'Mehr Plätze schaffen', '> Mehr Plätze schaffen', ['quote added']],
  ['a table', 'Mehr Plätze', '| Mehr Plätze', ['table added']],
  ['bold', 'Mehr Plätze schaffen', 'Mehr *Plätze* schaffen', ['bold added Plätze']],
  ['no italic', 'Mehr _Plätze schaffen_', 'Mehr Plätze schaffen', ['italic removed Plätze schaffen']],
  ['bold for italic', 'Mehr _Plätze_', 'Mehr *Plätze*', ['bold added Plätze', 'italic removed Plätze']],
  [
    'a link',
    'Mehr auf [der Seite](https://a.de)',
    'Mehr auf [der Seite](https://b.de)',
    ['link https://a.de https://b.de der Seite'],
  ],
])('[D4] what only looks different is named: %s', (_what, before, after, named) => {
  expect(became([before], [after])).toEqual([
    `~ ${kita(after)
      .flatMap(({ doc }) => linesOf(doc).map(({ words }) => words))
      .join()} ${named.map((one) => `(${one})`).join(' ')}`,
  ])
})

test('[D6] each section is unchanged, changed, new or gone; renamed, and moved among the others', () => {
  const [a, b, c] = [
    sectionOf('kita', '1.1', 'Kitas', 'Jede Kita ist offen.'),
    sectionOf('schule', '1.2', 'Schulen', 'Jede Schule ist offen.'),
    sectionOf('hochschule', '1.3', 'Hochschulen', 'Jede Uni ist offen.'),
  ]
  const after = [
    { ...c, number: '1.1' },
    { ...a, number: '1.2', title: 'Kitas und Horte' },
    sectionOf('volkshochschule', '1.3', 'Erwachsenenbildung', 'Die VHS ist offen.'),
  ]
  const difference = compare([a, b, c], after)
  expect(said(difference)).toEqual([
    'unchanged, moved: 1.3 Hochschulen → 1.1 Hochschulen',
    '= Jede Uni ist offen.',
    'changed: 1.1 Kitas → 1.2 Kitas und Horte',
    '= Jede Kita ist offen.',
    'removed: 1.2 Schulen → –',
    '- Jede Schule ist offen.',
    'added: – → 1.3 Erwachsenenbildung',
    '+ Die VHS ist offen.',
  ])
  expect(difference.changes).toEqual([0, 1, 2, 3].map((section) => ({ section, block: null })))
})

test('[D7] a number that a list gives by itself is no change; where its numbers begin is one', () => {
  const list = (start: number, ...items: readonly string[]): ComparedSection[] => [
    {
      id: sectionId.parse('sec_kita'),
      number: '1.2',
      ...contentOf('Kitas', [
        {
          name: 'orderedList',
          attributes: { start },
          children: items.map((text) => ({
            name: 'listItem',
            children: [{ name: 'paragraph', children: [{ text }] }],
          })),
        },
      ]),
    },
  ]
  const of = (before: ComparedSection[], after: ComparedSection[]) => said(compare(before, after)).slice(1)
  expect(of(list(1, 'Kitas', 'Horte'), list(1, 'Neu', 'Kitas', 'Horte'))).toEqual([
    '+ Neu',
    '= Kitas',
    '= Horte',
  ])
  expect(of(list(1, 'Kitas', 'Horte'), list(4, 'Kitas', 'Horte'))).toEqual(['~ Kitas (shape)', '= Horte'])
})

test('[D7] of blank lines alone the section says that it is another one', () => {
  const difference = compare(kita('Ziele', 'Wege'), kita('Ziele', '', 'Wege'))
  expect(difference.sections[0]?.kind).toBe('changed')
  expect(difference.changes).toEqual([{ section: 0, block: null }])
})
