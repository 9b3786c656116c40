/** The words of footnotes and endnotes, by their ids. */
import { attribute, elements, textOf } from '../xml-find.ts'
import type { XmlElement } from '../xml.ts'

/** The ids and words of all notes in a part; the lines that part them from the page are none. */
export const noteWords = (
  part: XmlElement | null,
  name: 'w:footnote' | 'w:endnote',
): ReadonlyMap<string, string> =>
  new Map(
    elements(part)
      .filter((note) => note.name === name && (attribute(note, 'w:type') ?? 'normal') === 'normal')
      .map((note) => [attribute(note, 'w:id') ?? '', wordsOf(note)]),
  )

/** The words of a comment or note, its paragraphs parted by spaces; deleted ones are left out. */
export const wordsOf = (element: XmlElement): string => gather(element).replace(/\s+/gu, ' ').trim()

function gather(element: XmlElement): string {
  switch (element.name) {
    case 'w:t':
      return textOf(element)
    case 'w:del':
    case 'w:moveFrom':
    case 'w:instrText':
      return ''
    case 'w:tab':
    case 'w:br':
      return ' '
    default:
      return elements(element).map(gather).join('') + (element.name === 'w:p' ? ' ' : '')
  }
}
