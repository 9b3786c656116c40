/** The first words of a paragraph of a version. */
import type { CitedPlace } from '#shared/bookmark'
import { blocksIn } from '#shared/content-blocks'
import { paragraphNumbers } from '#shared/numbers'
import { plainText } from '#shared/text'
import type { VersionText } from '#shared/version-api'

/** So many letters tell which one it is. */
const longest = 70

/** Cut between words; empty where there is no such place. */
export function wordsAt({ manifest, contents }: VersionText, { section, paragraph }: CitedPlace): string {
  const sections = manifest.chapters.flatMap((chapter) => chapter.sections)
  const frozen = sections.find(({ number }) => number === section)
  const content = frozen && contents[frozen.content]
  const blocks = content === undefined ? [] : blocksIn(content.doc)
  const block = blocks[paragraphNumbers(blocks).indexOf(paragraph)]
  const words = block === undefined ? '' : plainText([block]).replaceAll(/\s+/gu, ' ').trim()
  return words.length <= longest ? words : `${words.slice(0, longest).replace(/\s\S*$/u, '')} …`
}
