/**
 * Which letters our fonts have. What they have not would come out as empty boxes, which nobody can read, search or hear
 * (ISO 14289-1, 7.21.8): its name stands there instead, and the cover says so.
 */
import * as z from 'zod/mini'
import { must } from '#shared/failure'

/** By their code points. */
export type Letters = ReadonlySet<number>

/** As the compiler tells of a font: so many letters that it has not, so many that it has, in turn, from 0 on. */
const fontInfo = z.object({ info: z.tuple([z.object({ coverage: z.array(z.int()) })]) })

export function lettersIn(told: unknown): Letters {
  const letters = new Set<number>()
  let from = 0
  for (const [at, count] of fontInfo.parse(told).info[0].coverage.entries()) {
    if (at % 2 === 1) for (let letter = from; letter < from + count; letter++) letters.add(letter)
    from += count
  }
  return letters
}

/** Those that one family or another has. */
export const inAny = (families: readonly Letters[]): Letters =>
  new Set(families.flatMap((family) => [...family]))

/** Those that each of the fonts has: the same words may be bold and slanted. */
export const inAll = ([first = new Set(), ...others]: readonly Letters[]): Letters =>
  new Set([...first].filter((letter) => others.every((font) => font.has(letter))))

const scripts = [
  [/\p{scx=Arabic}/u, 'arabische Schrift'],
  [/\p{scx=Hebrew}/u, 'hebräische Schrift'],
  [/\p{scx=Armenian}/u, 'armenische Schrift'],
  [/\p{scx=Georgian}/u, 'georgische Schrift'],
  [/\p{scx=Ethiopic}/u, 'äthiopische Schrift'],
  [/\p{scx=Syriac}/u, 'syrische Schrift'],
  [/\p{scx=Devanagari}/u, 'Devanagari-Schrift'],
  [/\p{scx=Tamil}/u, 'tamilische Schrift'],
  [/\p{scx=Thai}/u, 'thailändische Schrift'],
  [/\p{scx=Hangul}/u, 'koreanische Schrift'],
  [/[\p{scx=Hiragana}\p{scx=Katakana}]/u, 'japanische Schrift'],
  [/\p{scx=Han}/u, 'chinesische Schrift'],
  [/[\p{Emoji_Presentation}\p{Emoji_Modifier}\u{1F000}-\u{1FAFF}]/u, 'Emoji'],
] as const

/** Spaces of any width, and what is never seen. */
const blank = /^[\s\p{Zs}\p{Default_Ignorable_Code_Point}]$/u

/** The hyphens that the font of our words has not look like the one it has. */
const plain = (text: string): string => text.normalize('NFC').replaceAll(/[\u2010\u2011]/gu, '-')

/** Of a letter that the fonts have not; null for one that can be set. */
function nameOf(letter: string, letters: Letters): string | null {
  const code = must(letter.codePointAt(0), 'a letter has a code')
  if (letters.has(code) || blank.test(letter)) return null
  const [, name] = scripts.find(([script]) => script.test(letter)) ?? []
  return name ?? `Zeichen U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

/** The words with a name in brackets for what cannot be set: one for all letters of a script that follow each other. */
export function settable(text: string, letters: Letters): string {
  let [set, space, open] = ['', '', '']
  for (const letter of plain(text)) {
    const name = nameOf(letter, letters)
    if (name === null && open !== '' && blank.test(letter)) space += letter
    else {
      const isSame = name === open && !name.startsWith('Zeichen')
      if (!isSame) set += space + (name === null ? letter : `[${name}]`)
      ;[space, open] = ['', name ?? '']
    }
  }
  return set + space
}

/** Every name that stands in a value in place of letters. */
export function unsetIn(value: unknown, letters: Letters): string[] {
  const found = new Set<string>()
  JSON.stringify(value, (_, one: unknown) => {
    if (typeof one !== 'string') return one
    for (const letter of plain(one)) found.add(nameOf(letter, letters) ?? '')
    return one
  })
  found.delete('')
  return [...found].sort()
}
