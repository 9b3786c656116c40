/**
 * Where in a section's text a thread stands: two places that move with their words (Yjs relative positions), and the
 * words themselves with what stands around them, to find them again when the places are lost. What an anchor says of
 * the text is quoted: it may hold whatever a text may hold, and is shown as text alone.
 */
import * as buffer from 'lib0/buffer'
import * as Y from 'yjs'
import * as z from 'zod/mini'

/** The longest quote, and how much of its surroundings is kept on each side, in characters (UTF-16). */
const [longestQuote, longestSide] = [2000, 64]

/** Text without half a surrogate pair: what has no UTF-8 can be neither hashed nor sent. */
const isWhole = /^[^\p{Cs}]*$/u

const quoted = (longest: number) =>
  z
    .string()
    .check(z.maxLength(longest, `at most ${longest} characters`), z.regex(isWhole, 'half a character'))

const place = z
  .string()
  .check(z.maxLength(200, 'too long for a place'), z.refine(isPlace, 'not a place in a text'))

export const anchor = z.strictObject({
  /** Stays with the first character of the words. */
  start: place,
  /** Stays with the last one. */
  end: place,
  quote: quoted(longestQuote),
  prefix: quoted(longestSide),
  suffix: quoted(longestSide),
})
export type Anchor = z.infer<typeof anchor>

/** A relative position as an anchor keeps it: its bytes in base64url. */
export const writePlace = (at: Y.RelativePosition): string =>
  buffer.toBase64UrlEncoded(Y.encodeRelativePosition(at))

/** The relative position that an anchor keeps. Throws for what is none: anchors are checked when they come in. */
export const readPlace = (written: string): Y.RelativePosition =>
  Y.decodeRelativePosition(buffer.fromBase64UrlEncoded(written))

function isPlace(written: string): boolean {
  try {
    return writePlace(readPlace(written)) === written
  } catch {
    return false
  }
}

/** The words as an anchor keeps them: of very long ones the beginning and the end. */
export const keptQuote = (words: string): string =>
  words.length <= longestQuote
    ? words
    : `${firstOf(words, longestQuote / 2)}…${lastOf(words, longestQuote / 2 - 1)}`

/** What an anchor keeps of the text before its words. */
export const keptPrefix = (before: string): string => lastOf(before, longestSide)

/** What an anchor keeps of the text behind its words. */
export const keptSuffix = (behind: string): string => firstOf(behind, longestSide)

/** At most so many characters, and no half of one. */
const firstOf = (text: string, most: number): string => text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')
const lastOf = (text: string, most: number): string => text.slice(-most).replace(/^[\uDC00-\uDFFF]/, '')
