/** Files read back, for tests: their words in reading order, as one line. */
import { strFromU8, unzipSync } from 'fflate'
import { Window, type Document } from 'happy-dom'
import { marked } from 'marked'
import { must } from '#shared/failure'
import type { Handout } from './handout.ts'
import { leavesOf } from './passages.ts'
import { wordsOf } from './blocks.ts'
import { chapterTitle, factsOf, sectionTitle, signOffCells, titleOf } from './words.ts'

/** A file of an archive as text. */
export const partOf = (bytes: Uint8Array, path: string): string =>
  strFromU8(must(unzipSync(bytes)[path], `${path} is in the file`))

const { DOMParser } = new Window()
const pageOf = (html: string): Document => new DOMParser().parseFromString(html, 'text/html')

const folded = (words: string): string => words.replaceAll(/\s+/gu, ' ').trim()

/** Every element's end parts words, but for those that only change how words look. */
function domWords(html: string): string {
  const page = pageOf(html.replaceAll(/<br>|<\/(?:p|h\d|li|td|th|dt|dd|div|title)>/gu, (end) => ` ${end}`))
  return folded(page.body.textContent)
}

const xmlWords = (xml: string): string =>
  folded(
    xml
      .replaceAll(/<\/w:p>|<w:br\/>|<w:tab\/>|<\/text:(?:p|h)>|<text:(?:line-break|tab|s)[^>]*\/>/gu, ' ')
      .replaceAll(/<[^>]*>/gu, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&'),
  )

/** How each format is read. */
export const readers = {
  docx: (bytes: Uint8Array) => xmlWords(partOf(bytes, 'word/document.xml')),
  odt: (bytes: Uint8Array) => xmlWords(partOf(bytes, 'content.xml')),
  html: (bytes: Uint8Array) => domWords(strFromU8(bytes)),
  md: (bytes: Uint8Array) => domWords(marked.parse(strFromU8(bytes), { async: false })),
} as const

/** What a whole file has to say, piece by piece. */
export function piecesOf(handout: Handout): string[] {
  const sections = handout.chapters.flatMap((chapter) => chapter.sections)
  return [
    titleOf(handout),
    handout.version.fingerprint,
    ...factsOf(handout).map(({ value }) => value),
    ...handout.chapters.map(chapterTitle),
    ...sections.map(sectionTitle),
    ...sections.flatMap(({ doc }) => doc.flatMap(({ blocks }) => leavesOf(blocks).map(wordsOf))),
    ...sections.flatMap(({ signOffs }) => signOffs.flatMap(signOffCells)),
    ...sections.flatMap(({ doc }) => doc.flatMap(({ number }) => (number === null ? [] : [`(${number})`]))),
  ].map(folded)
}
