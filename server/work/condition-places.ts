/** Where the conditions of the Lenkungsgruppe stand in the draft: on the paragraphs that they name. */
import type { Anchor } from '#shared/anchor'
import { anchorOnBlock } from '#shared/anchor-making'
import { ok, type Result } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import { paragraphNumbers } from '#shared/numbers'
import type { Texts } from '../store/texts.ts'
import { withTextOnDisk } from './text-on-disk.ts'

/** The anchors on these paragraphs of the text on disk; null for one that it does not have. Fails: storeUnavailable. */
export const placesOf = (
  texts: Texts,
  section: SectionId,
  paragraphs: readonly (number | null)[],
): Promise<Result<(Anchor | null)[]>> =>
  withTextOnDisk(texts, section, (text, doc) => {
    const numbers = paragraphNumbers(text)
    return ok(
      paragraphs.map((paragraph) => {
        const block = paragraph === null ? -1 : numbers.indexOf(paragraph)
        return block < 0 ? null : anchorOnBlock(doc, block)
      }),
    )
  })
