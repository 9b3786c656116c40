import { describe, expect, test } from 'vitest'
import { account } from './account.de.ts'
import { arrange } from './arrange.de.ts'
import { arranging } from './arranging.de.ts'
import { away } from './away.de.ts'
import { de } from './de.ts'
import { comparison } from './comparison.de.ts'
import { consultation } from './consultation.de.ts'
import { decisions } from './decisions.de.ts'
import { difference } from './difference.de.ts'
import { door } from './door.de.ts'
import { editor } from './editor.de.ts'
import { en } from './en.ts'
import { failure } from './failure.de.ts'
import { find } from './find.de.ts'
import { astray } from './astray.de.ts'
import { hidden } from './hidden.de.ts'
import { intake } from './intake.de.ts'
import { late } from './late.de.ts'
import { mishap } from './mishap.de.ts'
import { overview } from './overview.de.ts'
import { password } from './password.de.ts'
import { reading } from './reading.de.ts'
import { signoff } from './signoff.de.ts'
import { tasks } from './tasks.de.ts'
import { threads } from './threads.de.ts'
import { versions } from './versions.de.ts'
import { weighing } from './weighing.de.ts'
import { roles } from './roles.de.ts'
import { speak, speaker } from './words.ts'

type Tree = { [key: string]: string | Tree }

const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : leaves(value, `${path}${key}.`),
  )

const german = leaves({
  account,
  ...de,
  arrange,
  arranging,
  away,
  comparison,
  consultation,
  decisions,
  difference,
  door,
  editor,
  failure,
  find,
  astray,
  hidden,
  intake,
  late,
  mishap,
  overview,
  password,
  reading,
  roles,
  signoff,
  tasks,
  threads,
  versions,
  weighing,
})
const english = leaves(en)

const values = (sentence: string): string[] =>
  [...sentence.matchAll(/\{\{(\w+)[^}]*\}\}/gu)].map(([, name]) => name ?? '').sort()

describe('the words of the interface', () => {
  test('[U1] German and English say the same keys', () => {
    expect(english.map(([key]) => key).sort()).toEqual(german.map(([key]) => key).sort())
  })

  test('[U1] both put the same values into a sentence', () => {
    const spoken = new Map(english)
    for (const [key, sentence] of german)
      expect([key, values(spoken.get(key) ?? '')]).toEqual([key, values(sentence)])
  })

  test('[U1] no sentence is empty', () => {
    expect([...german, ...english].filter(([, sentence]) => sentence.trim() === '')).toEqual([])
  })
})

describe('saying a sentence', () => {
  test('[U5] its form goes with the count, in both languages', async () => {
    await speak('de')
    const t = speaker('paper')
    expect([t('sections', { count: 1 }), t('sections', { count: 0 })]).toEqual([
      '1 Abschnitt',
      '0 Abschnitte',
    ])
    await speak('en')
    expect(speaker('paper')('sections', { count: 1 })).toBe('1 section')
    expect(speaker('paper')('sections', { count: 1200 })).toBe('1,200 sections')
  })

  test('[U5] another story is named before the key', async () => {
    await speak('de')
    expect(speaker('app')('paper:stage.signing')).toBe('zur Mitzeichnung')
  })

  test('[U5] a value is put in as it is, whatever stands in it', async () => {
    await speak('de')
    expect(speaker('people')('account', { name: '<b>$& {{name}}' })).toBe('Konto von <b>$& {{name}}')
  })

  test('[U5] of two languages asked for at once the last is spoken', async () => {
    await Promise.all([speak('en'), speak('de')])
    expect([document.documentElement.lang, speaker('app')('close')]).toEqual(['de', 'Schließen'])
  })
})
