/**
 * Bookmarks (Lesezeichen): paragraphs of a version that a person has marked, with a word to herself if she likes. They are hers alone:
 * in no journal, told to nobody, and gone with her.
 */
import * as z from 'zod/mini'
import { versionId } from './ids.ts'
import { oneLine } from './one-line.ts'

/** Of one version; of all of them a person has ten times as many. */
export const mostBookmarks = 200

export const longestBookmarkNote = 200

const sectionNumber = z
  .string()
  .check(z.regex(/^[1-9]\d{0,3}\.[1-9]\d{0,3}$/, 'not a number of the form 2.3'))
const paragraphNumber = z.int().check(z.minimum(1), z.maximum(100_000))

/** A paragraph as it is cited in a version: "2.3 Absatz 4". */
export const citedPlace = z.strictObject({ section: sectionNumber, paragraph: paragraphNumber })
export type CitedPlace = z.infer<typeof citedPlace>

const note = z.nullable(oneLine(longestBookmarkNote))

export const bookmarking = z.strictObject({ section: sectionNumber, paragraph: paragraphNumber, note })
export type Bookmarking = z.infer<typeof bookmarking>

export const bookmark = z.strictObject({
  version: versionId,
  section: sectionNumber,
  paragraph: paragraphNumber,
  note,
  /** When it was made, or its note was written. */
  at: z.iso.datetime(),
})
export type Bookmark = z.infer<typeof bookmark>

/** Those of one version, in the order of its text. */
export interface BookmarksView {
  readonly bookmarks: readonly Bookmark[]
}

export const samePlace = (one: CitedPlace, other: CitedPlace): boolean =>
  one.section === other.section && one.paragraph === other.paragraph

/** In the order of the text. */
export function byPlace(one: CitedPlace, other: CitedPlace): number {
  const [[chapter, section], [otherChapter, otherSection]] = [numbersIn(one), numbersIn(other)]
  return chapter - otherChapter || section - otherSection || one.paragraph - other.paragraph
}

function numbersIn({ section }: CitedPlace): [number, number] {
  const [chapter = 0, number = 0] = section.split('.').map(Number)
  return [chapter, number]
}
