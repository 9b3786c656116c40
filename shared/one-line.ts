/** One line of text as people write it: a title, a name. */
import * as z from 'zod/mini'

/** The text as it is kept: in NFC, white space folded to single blanks and trimmed. */
export const foldLine = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim()

/** Normalised (NFC, white space folded and trimmed), 1 to `longest` characters, no control characters. */
export const oneLine = (longest: number) =>
  z.pipe(
    z.pipe(z.string(), z.transform(foldLine)),
    z
      .string()
      .check(
        z.minLength(1, 'at least one character'),
        z.maxLength(longest, `at most ${longest} characters`),
        z.regex(/^[^\p{Cc}\p{Cs}]*$/u, 'no control characters'),
      ),
  )
