/** An anchor for words of a section. */
import { keptPrefix, keptQuote, keptSuffix, type Anchor } from '#shared/anchor'
import { writePlace } from './place.ts'
import type { SectionText } from './section-text.ts'

/** As much text beside the words as an anchor can use. */
const beside = 64

/**
 * The anchor of what stands between two places: its start stays with the first letter, its end with the last.
 * Null where there is no letter: nothing can be anchored there.
 */
export function makeAnchor(text: SectionText, from: number, to: number): Anchor | null {
  const stretch = text.trim(from, to)
  const start = stretch && text.relativeTo(stretch.from, 0)
  const end = stretch && text.relativeTo(stretch.to, -1)
  if (stretch === null || start === null || end === null) return null
  const [first, behind] = [text.indexAt(stretch.from), text.indexAt(stretch.to)]
  return {
    start: writePlace(start),
    end: writePlace(end),
    quote: keptQuote(text.raw.slice(first, behind)),
    prefix: keptPrefix(text.raw.slice(Math.max(0, first - beside), first)),
    suffix: keptSuffix(text.raw.slice(behind, behind + beside)),
  }
}
