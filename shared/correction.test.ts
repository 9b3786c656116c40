import { describe, expect, test } from 'vitest'
import {
  changedLine,
  changedWords,
  fits,
  lettersIn,
  linesIn,
  mostLetters,
  type LetterChange,
} from './correction.ts'
import { correcting } from './signoff-api.ts'

const lines = ['Zeile eins', '', 'Die Beteilgung aller Kinder 🌻', 'a\nb']
const change = (line: number, at: number, was: string, becomes: string): LetterChange => ({
  line,
  at,
  was,
  becomes,
})
const typo = change(2, 10, '', 'i')

describe('a correction', () => {
  test('[Q40] is a few letters in lines that stay the same ones', () => {
    expect(fits(lines, [change(0, 0, 'Z', 'z'), typo])).toBe(true)
    expect(changedLine(lines[2] ?? '', [typo])).toBe('Die Beteiligung aller Kinder 🌻')
  })

  test.each<[string, LetterChange[]]>([
    ['in a line that is not there', [change(4, 0, '', 'x')]],
    ['behind the end', [change(0, 11, '', 'x')]],
    ['of letters that are not there', [change(0, 0, 'z', 'x')]],
    ['of nothing', [change(0, 0, 'Z', 'Z')]],
    ['in the middle of a character', [change(2, 29, '', 'x')]],
    ['of half a character', [change(2, 28, '\ud83c', 'x')]],
    ['out of order', [typo, change(0, 0, 'Z', 'z')]],
    ['over another', [change(0, 0, 'Zei', 'z'), change(0, 2, 'i', 'x')]],
    ['right behind another', [change(0, 0, 'Z', 'z'), change(0, 1, '', 'x')]],
    ['that empties a line', [change(0, 0, 'Zeile eins', ' ')]],
  ])('[Q40] %s is none', (_name, changes) => {
    expect(fits(lines, changes)).toBe(false)
  })

  const hash = 'a'.repeat(64)
  test.each<[string, LetterChange[]]>([
    ['no change', []],
    ['more letters than it may have', [change(0, 0, 'x'.repeat(mostLetters), 'y')]],
    ['more places than it may have', Array.from({ length: 21 }, (_one, at) => change(at, 0, '', 'x'))],
    ['a new line', [change(0, 0, '', '\n')]],
    ['a line separator', [change(0, 0, '', '\u2028')]],
    ['half a character', [change(0, 0, '', '\ud83c')]],
    ['a place before the line', [change(0, -1, '', 'x')]],
  ])('[Q40] with %s is not taken in', (_name, changes) => {
    expect(correcting.safeParse({ hash, changes, reason: 'Tippfehler' }).success).toBe(false)
  })

  test('[Q40] reads as the whole words that it changes, several in one word as one', () => {
    const changes = [change(0, 0, 'Z', 'z'), change(0, 4, 'e', 'a'), change(0, 10, '', 's'), typo]
    expect(changedWords(lines, changes)).toEqual([
      { before: 'Zeile', after: 'zeila' },
      { before: 'eins', after: 'einss' },
      { before: 'Beteilgung', after: 'Beteiligung' },
    ])
    expect(lettersIn(changes)).toBe(6)
  })

  test('[Q40] counts the lines of paragraphs and headings wherever they stand, empty ones too', () => {
    const paragraph = (...content: object[]) => ({ type: 'paragraph', content })
    const letters = (text: string) => ({ type: 'text', text })
    const doc = {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 1 }, content: [letters('Ziele')] },
        { type: 'paragraph' },
        {
          type: 'bulletList',
          content: [
            { type: 'listItem', content: [paragraph(letters('a'), { type: 'hardBreak' }, letters('b'))] },
          ],
        },
      ],
    }
    expect(linesIn(doc as Parameters<typeof linesIn>[0])).toEqual(['Ziele', '', 'a\nb'])
  })
})
