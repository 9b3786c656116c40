/** The beginning of what somebody said, in one line, for lists and mails. */
import { foldLine } from '#shared/one-line'

const longest = 140

/** At most 140 characters, cut between words where it can be, never within a character. */
export function firstWords(text: string): string {
  const line = foldLine(text)
  if (line.length <= longest) return line
  const letters = [...new Intl.Segmenter('de').segment(line.slice(0, 2 * longest))]
  const cut = letters
    .filter(({ index, segment }) => index + segment.length <= longest - 2)
    .map(({ segment }) => segment)
    .join('')
  const blank = cut.lastIndexOf(' ')
  return `${cut.slice(0, blank > longest / 2 ? blank : undefined)} …`
}
