import { describe, expect, test } from 'vitest'
import { de } from './de.ts'
import * as editorDe from './editor.de.ts'
import * as editorEn from './editor.en.ts'
import { en } from './en.ts'

type Tree = { [key: string]: string | Tree }

const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : leaves(value, `${path}${key}.`),
  )

const german = leaves({ ...de, ...editorDe })
const english = leaves({ ...en, ...editorEn })

const values = (sentence: string): string[] =>
  [...sentence.matchAll(/\{\{(\w+)[^}]*\}\}/gu)].map(([, name]) => name ?? '').sort()

describe('the words of the interface', () => {
  test('[U1] German and English say the same keys', () => {
    expect(english.map(([key]) => key)).toEqual(german.map(([key]) => key))
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
