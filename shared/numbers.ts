/** How the paragraphs of a section are numbered, on screen and on paper alike. */
import { plainText, type TextElement } from './text.ts'

/**
 * The number of each top-level block of a section, counted from 1; null for what has none: headings, and blocks
 * without a word, which nobody could cite.
 */
export function paragraphNumbers(text: readonly TextElement[]): (number | null)[] {
  let last = 0
  return text.map((block) => {
    const counts = block.name !== 'heading' && plainText([block]).trim() !== ''
    return counts ? ++last : null
  })
}
