/**
 * Text as a search reads it: small letters, composed (NFC), every space a plain one, soft hyphens left out. So
 * "GRÖSSE", typed with whatever keyboard, finds "Größe" spelled the same way; "ä" is not "a", as German has it.
 */
export interface Folded {
  readonly text: string
  /** Where the letter that stands at `index` of `text` begins in the original. */
  readonly from: (index: number) => number
}

const same = (index: number): number => index

export function fold(original: string): Folded {
  const small = original.toLowerCase()
  if (small.length === original.length && isPlain(original)) return { text: small, from: same }
  return foldSlowly(original)
}

const isPlain = (text: string): boolean =>
  !/[\u00ad\u00a0\u202f\p{M}]/u.test(text) && text.normalize('NFC') === text

/** Letter by letter, each with its marks, so that every place is known. */
function foldSlowly(original: string): Folded {
  const places: number[] = []
  let text = ''
  for (const { 0: letter, index } of original.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const folded = foldLetter(letter)
    for (let at = 0; at < folded.length; at++) places.push(index)
    text += folded
  }
  places.push(original.length)
  return { text, from: (index) => places[index] ?? original.length }
}

function foldLetter(letter: string): string {
  if (letter === '\u00ad') return ''
  if (letter === '\u00a0' || letter === '\u202f') return ' '
  return letter.normalize('NFC').toLowerCase()
}
