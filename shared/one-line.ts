/** One line of text as people write it: a title, a name. */
import * as z from 'zod/mini'

/** Normalised (NFC, white space folded and trimmed), 1 to `longest` characters, no control characters. */
export const oneLine = (longest: number) =>
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()),
    ),
    z
      .string()
      .check(
        z.minLength(1, 'at least one character'),
        z.maxLength(longest, `at most ${longest} characters`),
        z.regex(/^[^\p{Cc}\p{Cs}]*$/u, 'no control characters'),
      ),
  )
